"""`auth.toml` read, checked, judged and edited. Nothing else in this package touches the disk."""
