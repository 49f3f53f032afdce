"""The published tools of others, on what the toolkit reads and writes."""
