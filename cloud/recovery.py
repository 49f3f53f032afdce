"""What an administrator can do for a user who lost a device. Pure.

Decided by the pool's mode and factors and by the user's own. The operations are those of the developer guide
("Lost or forgotten devices" of the MFA page) and of AdminDeleteSoftwareToken in the API reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from authconfig.errors import UsageError
from authconfig.pool_state import PoolState
from authconfig.vocabulary import MfaMode, MfaType
from cloud.preferences import Preferences


class Act(Enum):
    """One thing that is done, in the order in which they are."""

    SET_PHONE = auto()
    DELETE_TOTP = auto()
    PREFER_SMS = auto()
    DISABLE_SMS = auto()
    SIGN_OUT = auto()


@dataclass(frozen=True, slots=True)
class UserState:
    """A user as an administrator sees them."""

    username: str
    has_phone: bool
    factors: Preferences


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done, and how the user signs in afterwards."""

    acts: tuple[Act, ...]
    outcome: str


_BY_SMS = "At the next sign-in the user gets a code by text message."
_BY_PASSWORD = "MFA is optional: the user signs in with the password alone, and can set a factor up again."  # noqa: S105
_ENROLS = "MFA is required: at the next sign-in the user sets up an authenticator app anew."
_OFF = "MFA is OFF in this pool: the user signs in with the password alone, as before."


def plan(pool: PoolState, user: UserState, *, new_phone: bool) -> Plan:
    """The plan for `user`; `new_phone` says whether the administrator gives a phone number.

    Raises UsageError when only a phone number would help and there is none, or one is given that would not.
    """
    sends_sms = pool.mfa_mode is not MfaMode.OFF and MfaType.SMS in pool.mfa_types
    if new_phone and not sends_sms:
        raise UsageError(
            "A phone number does not help: this pool has no text messages as a second factor.\n"
            "  Leave --phone-number out."
        )
    acts = [Act.SET_PHONE] if new_phone else []
    if MfaType.TOTP in user.factors.enabled:
        acts.append(Act.DELETE_TOTP)
    further, outcome = _way_in(pool, user, new_phone=new_phone)
    return Plan((*acts, *further, Act.SIGN_OUT), outcome)


def _way_in(pool: PoolState, user: UserState, *, new_phone: bool) -> tuple[tuple[Act, ...], str]:
    """How the user gets in without the authenticator app, or without the phone when that is all there was."""
    lost_app = MfaType.TOTP in user.factors.enabled
    if pool.mfa_mode is MfaMode.OFF:
        return (), _OFF
    if new_phone or (lost_app and MfaType.SMS in pool.mfa_types and _gets_texts(pool, user)):
        return (Act.PREFER_SMS,), _BY_SMS
    if pool.mfa_mode is MfaMode.OPTIONAL:
        return ((Act.DISABLE_SMS,) if MfaType.SMS in user.factors.enabled else ()), _BY_PASSWORD
    if MfaType.TOTP in pool.mfa_types and not (user.has_phone and MfaType.SMS in pool.mfa_types):
        return (), _ENROLS
    raise UsageError(
        f"MFA is required, and nothing is left for {user.username} to sign in with but text messages.\n"
        "  Give the phone number that can receive them: --phone-number +15555550100."
    )


def _gets_texts(pool: PoolState, user: UserState) -> bool:
    """Whether text messages reach `user`: a phone number is enough where MFA is required, else it is their choice."""
    return user.has_phone and (pool.mfa_mode is MfaMode.ON or MfaType.SMS in user.factors.enabled)
