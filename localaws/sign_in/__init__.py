"""Sign-in as Cognito does it, around an emulator that issues tokens for a password alone.

The emulator checks the password. Where a second factor is due, the tokens that it issued are withheld behind a session
until the challenge has been answered. Factors and codes are kept here, in memory.
"""
