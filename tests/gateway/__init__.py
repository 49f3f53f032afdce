"""The local AWS itself: what it corrects, what it imitates, how it starts and stops."""
