"""The real CDK CLI, as a user calls it."""
