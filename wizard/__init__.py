"""From a person, options or a request to `auth.toml`. Run it as `python -m wizard`."""
