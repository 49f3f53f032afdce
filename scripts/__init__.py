"""Commands for the people who work on this project. `make` calls them."""
