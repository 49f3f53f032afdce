"""What an administrator does for a user. Only this room changes the account of somebody else."""
