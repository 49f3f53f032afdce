"""Writes `auth.toml` from the answers of a person, of options or of a request. Run it as `python -m wizard`."""
