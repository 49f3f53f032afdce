"""What is deployed, in the same types as the file, and how the two compare. Pure: `cloud` reads, this judges."""
