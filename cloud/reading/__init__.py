"""Reads the stack and the user pool as they are now."""
