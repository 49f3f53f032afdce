"""What the users of a pool do: sign up, sign in, manage their second factors, get back in."""
