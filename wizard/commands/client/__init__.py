"""The commands about the app clients of a file, one file for each."""
