"""Who sits at the terminal, how they answer, and what they are shown."""
