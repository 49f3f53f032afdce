"""The second factors in Cognito's words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from authconfig.vocabulary import MfaType

# So called as a challenge, as an answer to SELECT_MFA_TYPE and in a user's settings alike.
NAMES: Final[Mapping[MfaType, str]] = {MfaType.SMS: "SMS_MFA", MfaType.TOTP: "SOFTWARE_TOKEN_MFA"}


def known(names: Iterable[object]) -> tuple[MfaType, ...]:
    """The factors among Cognito's `names`, in the order of the vocabulary; others that Cognito has are left out."""
    present = [name for name in names if isinstance(name, str)]
    return tuple(factor for factor, name in NAMES.items() if name in present)
