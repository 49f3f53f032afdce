"""Commands for who works on this project; `make` calls them."""
