"""One module a command, each with one function that takes the parsed command line and what it talks to."""
