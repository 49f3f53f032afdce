"""A local AWS for first runs, tests and rehearsals: `python -m localaws`. It is a development tool and nothing more.

The work is done by ministack, an emulator in pure Python. Whatever would give a wrong picture of user pools and MFA is
corrected around it, in requests and responses; the emulator itself is left as it is.
"""
