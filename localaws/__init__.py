"""A local AWS for a first run, for tests and for rehearsals: `python -m localaws`. A development tool, never more.

ministack, an emulator in pure Python, does the work. What would give a wrong picture of user pools and MFA is
corrected around it, on requests and responses; the emulator itself is not touched.
"""
