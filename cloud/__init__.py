"""The only door to AWS: what is deployed, read and never written. boto3 is behind it and nowhere else."""
