"""The second factors in Cognito's words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from authconfig.vocabulary import MfaType


def name_of(factor: MfaType) -> str:
    """Cognito's name for `factor`. Challenges, answers to SELECT_MFA_TYPE and users' settings all use it."""
    match factor:
        case MfaType.SMS:
            return "SMS_MFA"
        case MfaType.TOTP:
            return "SOFTWARE_TOKEN_MFA"
        case _:
            assert_never(factor)


def is_set_up_in_sign_in(factor: MfaType) -> bool:
    """Whether a user who has no factor can set up `factor` in the course of a sign-in."""
    match factor:
        case MfaType.SMS:
            return False  # it needs a phone number, which only an administrator can add at that point
        case MfaType.TOTP:
            return True
        case _:
            assert_never(factor)


def known(names: Iterable[object]) -> tuple[MfaType, ...]:
    """The factors among Cognito's `names`, in the order of the vocabulary. Factors that it lacks are left out."""
    present = [name for name in names if isinstance(name, str)]
    return tuple(factor for factor in MfaType if name_of(factor) in present)
