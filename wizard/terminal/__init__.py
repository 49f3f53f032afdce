"""The person at the terminal: who is there, how they answer, and what they are shown."""
