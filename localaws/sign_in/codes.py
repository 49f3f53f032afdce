"""The codes that prove an email address or a phone number, at sign-up and to reset a password. Pure.

The messages are Cognito's.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from localaws.messages import Refused
from localaws.sign_in.accounts import Pool, User
from localaws.sign_in.attempts import NONE, Attempts

SIGN_UP: Final = "sign-up"
RESET: Final = "password-reset"
VALIDITY: Final = MappingProxyType({SIGN_UP: 24 * 3600.0, RESET: 3600.0})  # seconds

_ORDER: Final = ("phone_number", "email")  # users who have both are sent a text message


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was sent to prove `attribute`. expires: seconds since the epoch"""

    code: str = field(repr=False)
    attribute: str
    expires: float
    attempts: Attempts = NONE


def destination(purpose: str, pool: Pool, user: User) -> str | None:
    """The attribute of `user` to which a code for `purpose` is sent; None when there is none.

    A password can be reset only by an attribute that the pool names for it, and only if that attribute is verified.
    """
    if purpose == SIGN_UP:
        return next((name for name in _ORDER if name in pool.verified and user.attributes.get(name)), None)
    proven = {name for name in pool.recovery if user.attributes.get(f"{name}_verified") == "true"}
    return next((name for name in pool.recovery if name in proven and user.attributes.get(name)), None)


def judged(code: Code | None, given: str, now: float) -> tuple[Code | None, Refused | None]:
    """Compare `given` with the code that was sent. Returns the code to keep, and the refusal if `given` is wrong."""
    if code is not None and code.attempts.locked(now):
        return code, Refused("LimitExceededException", "Attempt limit exceeded, please try after some time.")
    if code is None or now >= code.expires:
        return code, Refused("ExpiredCodeException", "Invalid code provided, please request a code again.")
    if given != code.code:
        wrong = Refused("CodeMismatchException", "Invalid verification code provided, please try again.")
        return replace(code, attempts=code.attempts.failed(now)), wrong
    return code, None


def renewed(code: Code, earlier: Code | None) -> Code:
    """`code` in place of `earlier`, whose wrong attempts still count: asking for a new code must not lift a lock."""
    return replace(code, attempts=earlier.attempts) if earlier else code
