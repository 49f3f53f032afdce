"""Signing in as Cognito has it, around an emulator that issues tokens for a password alone.

The emulator checks the password. Where the pool and the user need a second factor, the tokens that it issued are
withheld behind a session until the challenge is answered. What belongs to factors and codes is kept here, in memory.
"""
