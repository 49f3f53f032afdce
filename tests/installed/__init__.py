"""The toolkit as others get it: built, installed away from the clone, and used there."""
