"""The tests, by what they cost: see the README."""
