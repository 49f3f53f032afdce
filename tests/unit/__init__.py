"""Pure tests: no Node, no AWS, a few seconds in all."""
