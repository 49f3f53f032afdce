"""What is deployed, typed as the file is, and how the two compare. Pure: `cloud` reads, this room judges."""
