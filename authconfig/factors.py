"""The second factors of a pool, and why text messages can be among them without being asked for. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from authconfig.settings import mfa, user_pool, verification
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Contact, MfaMode, MfaType

# The address at which a factor reaches the user; None for one that the user has at hand.
CHANNELS: Final[Mapping[MfaType, Contact | None]] = {MfaType.SMS: Contact.PHONE_NUMBER, MfaType.TOTP: None}


def in_effect(settings: Settings) -> frozenset[MfaType]:
    """The second factors that users can have: none while MFA is OFF."""
    return frozenset() if settings[mfa.MODE] is MfaMode.OFF else frozenset(settings[mfa.TYPES])


def phone_reason(settings: Settings) -> str | None:
    """Why the pool needs SMS whatever its MFA types; None when it does not.

    Cognito keeps SMS among the second factors of a pool with an SMS configuration ("Can't turn off SMS_MFA when
    SMS configuration is set for the user pool", aws-amplify/amplify-backend#1481).
    """
    if Contact.PHONE_NUMBER in settings[user_pool.SIGN_IN]:
        use = "users sign in with a phone number"
    elif Contact.PHONE_NUMBER in settings[verification.BY].contacts:
        use = "users verify a phone number"
    else:
        return None
    return f"{use}, and Cognito keeps SMS among the second factors of such a pool"


def send_texts(settings: Settings) -> bool:
    """Whether the pool sends text messages for any reason, and so needs the SMS role."""
    return mfa.sends_no_texts(settings) is None
