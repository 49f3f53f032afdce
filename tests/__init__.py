"""The tests, by what they cost: see CONTRIBUTING.md."""
