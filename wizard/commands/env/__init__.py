"""The commands of `wizard env`: the environments of a file."""
