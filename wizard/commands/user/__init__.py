"""`wizard user`: what a pool's users meet. One module a command, each with one function, as for the other commands."""
