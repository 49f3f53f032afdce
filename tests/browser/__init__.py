"""What a page in a real browser can do to the local AWS of the person who looks at it."""
