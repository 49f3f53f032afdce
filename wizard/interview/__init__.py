"""The questions, and the interview that asks them. Pure: whatever answers them is passed in."""
