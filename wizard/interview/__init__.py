"""The questions, and the interview that asks them. Pure: who answers is passed in."""
