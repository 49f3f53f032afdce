"""Deployments with the real CDK CLI to a local AWS, and what is there afterwards."""
