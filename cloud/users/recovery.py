"""What an administrator can do for a user who lost a device. Pure.

The plan depends on the pool's mode and factors, on what was lost, and on the user's phone number. It does not depend on
the factors that AdminGetUser lists for the user, which, as users report, can lack some that are asked for. So the plan
is the same when it is made again after a part of it was carried out. The operations are those of the developer guide
("Lost or forgotten devices" on the MFA page) and of AdminDeleteSoftwareToken in the API reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import assert_never

from authconfig.errors import UsageError
from authconfig.settings import mfa, user_pool
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Alias, Contact, MfaMode, MfaType


class Lost(StrEnum):
    """What the user has lost."""

    APP = "app"
    PHONE = "phone"
    BOTH = "both"


class Act(Enum):
    """One part of a plan. They are in the order in which they are done: no factor goes before there is a way in."""

    SET_PHONE = auto()
    PREFER_SMS = auto()
    PREFER_TOTP = auto()
    DISABLE_SMS = auto()
    DELETE_TOTP = auto()
    SIGN_OUT = auto()


@dataclass(frozen=True, slots=True)
class UserState:
    """A user as an administrator sees them. username: Cognito's own, which no act changes; phone: "" for none"""

    username: str
    phone: str
    phone_verified: bool

    @property
    def phone_hint(self) -> str:
        """The part of the phone number that may be shown."""
        return f"ending in {self.phone[-4:]}"


@dataclass(frozen=True, slots=True)
class Plan:
    """acts: what will be done; outcome: how the user signs in afterwards; notes: what else there is to know"""

    acts: tuple[Act, ...]
    outcome: str
    notes: tuple[str, ...] = ()


_Way = tuple[frozenset[Act], str]  # what has to be done so that the user gets in, and how they do

_BY_SMS = "At the next sign-in the user gets a code by text message to {}."
_BY_APP = "MFA is required: the user signs in with the authenticator app."
_BY_PASSWORD = "MFA is optional: the user signs in with the password alone, and can set a factor up again."  # noqa: S105
_BY_APP_IF_ANY = (
    "MFA is optional: the user signs in with the authenticator app if there is one, and with the password alone if not."
)
_ENROLS = "MFA is required: at the next sign-in the user sets up an authenticator app anew."
_OFF = "MFA is OFF in this pool: the user signs in with the password alone, as before."


def plan(pool: Settings, user: UserState, *, lost: Lost | None, new_phone: str | None) -> Plan:
    """The plan for `user`, who gets the number `new_phone` if there is one.

    lost: what was lost; None stands for the phone if there is a new number, and otherwise for the app
    Raises UsageError when a phone number is needed and missing, or when what is given makes no sense for the pool.
    """
    lost = lost or (Lost.PHONE if new_phone else Lost.APP)
    _check(pool, lost, new_phone)
    gone = _factors_on(lost)
    way_in, outcome = _way_in(pool, user, gone, new_phone)
    acts = way_in | {Act.SIGN_OUT, *_removals(pool, gone, new_phone)}
    return Plan(tuple(act for act in Act if act in acts), outcome, _notes(pool, user, acts, new_phone))


def _factors_on(lost: Lost) -> frozenset[MfaType]:
    """The second factors that are gone with what was lost."""
    match lost:
        case Lost.APP:
            return frozenset({MfaType.TOTP})
        case Lost.PHONE:
            return frozenset({MfaType.SMS})
        case Lost.BOTH:
            return frozenset({MfaType.SMS, MfaType.TOTP})
        case _:
            assert_never(lost)


def _check(pool: Settings, lost: Lost, new_phone: str | None) -> None:
    if new_phone and (pool[mfa.MODE] is MfaMode.OFF or MfaType.SMS not in pool[mfa.TYPES]):
        raise UsageError(
            "A phone number does not help: this pool has no text messages as a second factor.\n"
            "  Leave --phone-number out."
        )
    if lost is Lost.APP and pool[mfa.MODE] is not MfaMode.OFF and MfaType.TOTP not in pool[mfa.TYPES]:
        raise UsageError(
            "This pool has no authenticator apps as a second factor, so none can have been lost.\n"
            "  Give --lost phone, or the new --phone-number alone."
        )


def _way_in(pool: Settings, user: UserState, gone: frozenset[MfaType], new_phone: str | None) -> _Way:
    """How the user gets in, and what has to be done for it."""
    match mode := pool[mfa.MODE]:
        case MfaMode.OFF:
            return frozenset(), _OFF
        case MfaMode.OPTIONAL:
            has_app = MfaType.TOTP in set(pool[mfa.TYPES]) - gone
            return _by_text(pool, user, gone, new_phone) or (frozenset(), _BY_APP_IF_ANY if has_app else _BY_PASSWORD)
        case MfaMode.ON:
            return _by_text(pool, user, gone, new_phone) or _without_text(pool, user, gone)
        case _:
            assert_never(mode)


def _by_text(pool: Settings, user: UserState, gone: frozenset[MfaType], new_phone: str | None) -> _Way | None:
    """The way in by text message; None when no text message reaches the user."""
    if new_phone:
        return frozenset({Act.SET_PHONE, Act.PREFER_SMS}), _BY_SMS.format(new_phone)
    if MfaType.SMS in gone or not _has_number(pool, user):
        return None
    return frozenset({Act.PREFER_SMS}), _BY_SMS.format(f"the number {user.phone_hint}")


def _without_text(pool: Settings, user: UserState, gone: frozenset[MfaType]) -> _Way:
    """The way in by app where MFA is required. Raises UsageError when there is none."""
    if MfaType.TOTP in set(pool[mfa.TYPES]) - gone:
        return frozenset({Act.PREFER_TOTP} if _has_number(pool, user) else ()), _BY_APP
    if MfaType.TOTP in pool[mfa.TYPES] and not _has_number(pool, user):
        return frozenset(), _ENROLS
    raise UsageError(
        f"MFA is required, and nothing is left for {user.username} to sign in with but text messages.\n"
        "  Give the phone number that can receive them: --phone-number +15555550100."
    )


def _has_number(pool: Settings, user: UserState) -> bool:
    """Whether the pool would send text messages to the user, whether or not the phone is lost."""
    return MfaType.SMS in pool[mfa.TYPES] and bool(user.phone)


def _removals(pool: Settings, gone: frozenset[MfaType], new_phone: str | None) -> Iterator[Act]:
    """What removes the factors that are `gone`."""
    for factor in gone.intersection(pool[mfa.TYPES]):
        match factor:
            case MfaType.SMS:
                # Where MFA is required it cannot be switched off, and a new number replaces the lost one.
                if pool[mfa.MODE] is MfaMode.OPTIONAL and not new_phone:
                    yield Act.DISABLE_SMS
            case MfaType.TOTP:
                yield Act.DELETE_TOTP
            case _:
                assert_never(factor)


def _notes(pool: Settings, user: UserState, acts: frozenset[Act], new_phone: str | None) -> tuple[str, ...]:
    notes = []
    signs_in_by_phone = Contact.PHONE_NUMBER in pool[user_pool.SIGN_IN] or Alias.PHONE_NUMBER in pool[user_pool.ALIASES]
    if new_phone and signs_in_by_phone and user.phone not in {"", new_phone}:
        notes.append(f"The user's sign-in name changes: {new_phone} in place of the number {user.phone_hint}.")
    if Act.PREFER_SMS in acts and not new_phone and not user.phone_verified:
        notes.append(
            f"Warning: Nobody has verified the number {user.phone_hint}, and it becomes the only second factor. "
            "Make sure that it is the user's."
        )
    if new_phone and MfaType.TOTP in pool[mfa.TYPES] and Act.DELETE_TOTP not in acts:
        notes.append("An authenticator app that is set up stays; if it is lost too, give --lost both.")
    return tuple(notes)
