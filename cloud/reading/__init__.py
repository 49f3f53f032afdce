"""The stack and the user pool as they are now. Read only."""
