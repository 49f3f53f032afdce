"""`wizard user`: what a pool's users go through. One module for each command, as for the other commands."""
