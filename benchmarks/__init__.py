"""How long the wizard and synthesis take, against controls in the same run: `make bench`."""
