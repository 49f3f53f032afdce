"""What every pool gets without being asked, and why."""

from __future__ import annotations

from typing import Final

# User names that differ only in case are one user; Cognito's default lets "Ann" and "ann" be two, for ever.
USERNAME_CASE_SENSITIVE: Final = False

# Left out, it is ESSENTIALS, and an update made elsewhere may move it. SMS and TOTP need no higher tier.
USER_POOL_TIER: Final = "ESSENTIALS"

# The pool holds all users: a delete call, or a stack that is deleted, must not take them along.
DELETION_PROTECTION: Final = "ACTIVE"

# People sign themselves up, as in Amplify's pools. CDK's construct has it the other way round.
ADMIN_CREATES_USERS_ONLY: Final = False

# Cognito's own default, written down so that the template says what holds. In days.
TEMPORARY_PASSWORD_DAYS: Final = 7

# SRP proves the password without sending it; refresh keeps a session going. Password and custom flows stay closed.
AUTH_FLOWS: Final = ("ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")

# A wrong user name and a wrong password look alike, so that nobody can find out who has an account.
PREVENT_USER_EXISTENCE_ERRORS: Final = "ENABLED"

# Apps run on devices of their users; what is shipped to everybody is no secret.
GENERATE_CLIENT_SECRET: Final = False

# Signing out ends a session for good instead of letting its refresh token live on.
ENABLE_TOKEN_REVOCATION: Final = True

# No hosted pages and no OAuth flow until somebody asks for them; CDK's construct turns both on for example.com.
OAUTH_ENABLED: Final = False
