"""The only door to AWS, and the only room that uses boto3. It never changes what CDK deploys."""
