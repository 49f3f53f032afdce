"""What the users of a pool do: sign up, sign in, manage second factors, and recover from a loss."""
