"""Real keys through a pseudo-terminal."""
