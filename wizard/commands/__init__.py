"""One module for each command, with a function that takes the command's options and what the command talks to."""
