"""What an administrator does for a user. The only room that changes somebody else's account."""
