"""What every pool gets without a question about it, and why. The template states it, and `check` compares it."""

from __future__ import annotations

from typing import Final

# Cognito's own sender, for a pool whose file names no other; stated so that a deployment takes back what somebody set.
EMAIL_SENDING_ACCOUNT: Final = "COGNITO_DEFAULT"

# The pool holds all users: neither a delete call nor the deletion of its stack may delete them.
DELETION_PROTECTION: Final = "ACTIVE"

# A wrong user name and a wrong password look alike, so that nobody can find out who has an account.
PREVENT_USER_EXISTENCE_ERRORS: Final = "ENABLED"

# Signing out ends a session for good instead of letting its refresh token live on.
ENABLE_TOKEN_REVOCATION: Final = True

# No hosted pages and no OAuth flow until somebody asks for them; CDK's construct turns both on, with example.com.
OAUTH_ENABLED: Final = False

# In seconds, of at most 60. An app whose network fails just after it refreshed may use the old token once more: without
# that, its user would be signed out.
ROTATION_GRACE_SECONDS: Final = 60

# Of custom attributes Cognito takes no other value ("Required custom attributes are not supported currently.").
CUSTOM_ATTRIBUTE_REQUIRED: Final = False

# Write access is what app clients list; an attribute for administrators alone would get another prefix, dev: (legacy).
CUSTOM_ATTRIBUTE_DEVELOPER_ONLY: Final = False
