"""Reads, checks, judges and edits `auth.toml`. No other part of `authconfig` touches the disk."""
