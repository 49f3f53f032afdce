"""The template of each kind of pool, and what must never change in it."""
