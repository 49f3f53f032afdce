"""The second factors that a user has set up, and how calls change them. Pure.

The messages are Cognito's, as reported by users, except where a comment says that they are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from localaws.messages import Refused
from localaws.sign_in.accounts import SMS, TOTP, Pool, User
from localaws.sign_in.attempts import NONE, Attempts
from localaws.sign_in.totp import matching_step

_SETTINGS: Final = {SMS: "SMSMfaSettings", TOTP: "SoftwareTokenMfaSettings"}
_NO_TOTP: Final = ("SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool.")
_LOCKED: Final = ("NotAuthorizedException", "Too many wrong codes. Try again later.")  # our message
# To a signed-in user, NotAuthorizedException would mean that the access token is no longer valid.
_TOO_OFTEN: Final = ("LimitExceededException", "Attempt limit exceeded, please try after some time.")
_MISMATCH: Final = ("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")
_USED: Final = ("ExpiredCodeException", "Your software token has already been used once.")
_WRONG: Final = ("CodeMismatchException", "Invalid code received for user")


@dataclass(frozen=True, slots=True)
class Factors:
    """What a user has set up.

    secret, pending: the base32 secret of the verified software token, and of one not yet verified; "" for none
    last_step: the time step of the last accepted code of `secret`; no code up to that step is accepted again
    """

    secret: str = field(default="", repr=False)
    pending: str = field(default="", repr=False)
    device: str = ""
    enabled: frozenset[str] = frozenset()
    preferred: str = ""
    last_step: int = -1
    attempts: Attempts = NONE


@dataclass(frozen=True, slots=True)
class Checked:
    """The factors after a code was checked, and the refusal if the code was wrong."""

    factors: Factors
    refused: Refused | None = None


def available(pool: Pool, user: User, factors: Factors) -> tuple[str, ...]:
    """The factors that `user` can be asked for: those listed and, where MFA is required, a verified token."""
    return _usable(pool, user, factors, factors.enabled | ({TOTP} if pool.mode == "ON" else set()))


def listed(pool: Pool, user: User, factors: Factors) -> tuple[str, ...]:
    """The UserMFASettingList: the factors that the pool offers, that work, and that a preference has switched on.

    A token that was only verified is not listed, although it is asked for where MFA is required. Users report that the
    list can be empty there, so a client must not conclude from an empty list that there is no factor.
    """
    return _usable(pool, user, factors, factors.enabled)


def _usable(pool: Pool, user: User, factors: Factors, names: frozenset[str]) -> tuple[str, ...]:
    usable = {SMS: bool(user.phone), TOTP: bool(factors.secret)}
    return tuple(name for name in pool.factors if name in names and usable[name])


def preferred(pool: Pool, user: User, factors: Factors) -> str:
    """The available factor that the user prefers; "" for none."""
    return factors.preferred if factors.preferred in available(pool, user, factors) else ""


def with_preferences(pool: Pool, user: User, factors: Factors, wanted: Mapping[str, Any]) -> Factors:
    """The factors after SetUserMFAPreference with the parameters `wanted`. Raises Refused.

    Where MFA is required, nothing can be switched off: Cognito accepts the call and does nothing.
    """
    changes = {name: wanted[setting] for name, setting in _SETTINGS.items() if wanted.get(setting)}
    if sum(bool(change.get("PreferredMfa")) for change in changes.values()) > 1:
        raise Refused("InvalidParameterException", "Only one MFA method can be preferred.")  # our message
    enabled, chosen = set(factors.enabled), factors.preferred
    for name, change in changes.items():
        if change.get("Enabled"):
            _check_usable(name, pool, user, factors)
            enabled.add(name)
        elif "Enabled" in change and pool.mode != "ON":
            enabled.discard(name)
        if change.get("PreferredMfa"):
            if name not in enabled:
                raise Refused("InvalidParameterException", f"{name} is preferred but not enabled.")  # our message
            chosen = name
        elif chosen == name and ("PreferredMfa" in change or name not in enabled):
            chosen = ""
    return replace(factors, enabled=frozenset(enabled), preferred=chosen)


def _check_usable(name: str, pool: Pool, user: User, factors: Factors) -> None:
    if name not in pool.factors:
        words = f"User does not have delivery config set to turn on {name}"
    elif name == TOTP and not factors.secret:
        words = "User has not set up software token mfa"
    elif name == SMS and not user.phone:
        words = "User does not have a phone_number set to turn on SMS MFA"
    else:
        return
    raise Refused("InvalidParameterException", words)


def with_pending_token(pool: Pool, factors: Factors, secret: str) -> Factors:
    """The factors with `secret` waiting to be verified; an earlier token stays in use until then. Raises Refused."""
    if TOTP not in pool.factors:
        raise Refused(*_NO_TOTP)
    return replace(factors, pending=secret)


def with_verified_token(factors: Factors, code: str, device: str, now: float) -> Checked:
    """The factors after `code` was checked against the pending secret. Verifying a token does not switch it on."""
    if factors.attempts.locked(now):
        return Checked(factors, Refused(*_TOO_OFTEN))
    step = matching_step(factors.pending, code, now)
    if step is None:
        return Checked(replace(factors, attempts=factors.attempts.failed(now)), Refused(*_MISMATCH))
    secret = factors.pending
    return Checked(replace(factors, secret=secret, pending="", device=device, last_step=step, attempts=NONE))


def without_token(factors: Factors) -> Factors:
    """The factors after AdminDeleteSoftwareToken. Raises Refused when there is no token."""
    if not factors.secret:
        # Our message.
        raise Refused("ResourceNotFoundException", "User has no software token.")
    chosen = "" if factors.preferred == TOTP else factors.preferred
    return Factors(enabled=factors.enabled - {TOTP}, preferred=chosen, attempts=factors.attempts)


def with_token_code(factors: Factors, code: str, now: float) -> Checked:
    """The factors after `code` was checked against the software token. No code is accepted twice."""
    if factors.attempts.locked(now):
        return Checked(factors, Refused(*_LOCKED))
    step = matching_step(factors.secret, code, now)
    if step is None:
        return Checked(replace(factors, attempts=factors.attempts.failed(now)), Refused(*_WRONG))
    if step <= factors.last_step:
        return Checked(factors, Refused(*_USED))
    return Checked(replace(factors, last_step=step, attempts=NONE))


def with_sms_code(factors: Factors, sent: str, code: str, now: float) -> Checked:
    """The factors after `code` was compared with `sent`, the code that was sent by text message."""
    if factors.attempts.locked(now):
        return Checked(factors, Refused(*_LOCKED))
    if not sent or code != sent:
        return Checked(replace(factors, attempts=factors.attempts.failed(now)), Refused(*_WRONG))
    return Checked(replace(factors, attempts=NONE))
