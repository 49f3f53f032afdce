"""What an existing user pool refuses, and why. Pure: no file, no AWS, no prompt.

One refusal serves the four gates: the question (greyed out, or refused without a keyboard), the file, the live
pool, and the template's Rule. These are this toolkit's policies. Where the service has a rule of its own behind
one, the comment names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from authconfig.errors import Problem
from authconfig.pool_state import PoolState
from authconfig.vocabulary import Alias, Attribute, Contact, MfaMode, MfaType, VerifiedBy

if TYPE_CHECKING:
    from authconfig.models import AuthConfig


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that is refused: the dotted key of the setting, one reason, and the way out."""

    key: str
    reason: str
    way_out: str

    @property
    def sentence(self) -> str:
        """The reason as every gate shows it."""
        return f"Refused: {self.reason}."

    @property
    def problem(self) -> Problem:
        """The refusal as an error shows it."""
        return Problem(self.key, self.sentence, self.way_out)


class Verdict(Enum):
    """What becomes of a change of MFA mode."""

    ALLOWED = "allowed"
    NO_WAY_BACK = "allowed, and never to be undone"
    REFUSED = "refused"


_OFF, _ON, _OPTIONAL = MfaMode.OFF, MfaMode.ON, MfaMode.OPTIONAL

# From the mode at creation (None: no pool yet) to the mode that is wanted. Every pair is here on purpose.
# Required MFA on an existing pool locks out whoever has no second factor; Cognito itself refuses it on some paths
# ("Cannot turn MFA functionality ON, once the user pool has been created.") and carries it out on others.
MFA_TRANSITIONS: Final[Mapping[tuple[MfaMode | None, MfaMode], Verdict]] = MappingProxyType(
    {
        (None, _OFF): Verdict.ALLOWED,
        (None, _OPTIONAL): Verdict.ALLOWED,
        (None, _ON): Verdict.ALLOWED,
        (_OFF, _OFF): Verdict.ALLOWED,
        (_OFF, _OPTIONAL): Verdict.ALLOWED,
        (_OFF, _ON): Verdict.REFUSED,
        (_OPTIONAL, _OFF): Verdict.ALLOWED,
        (_OPTIONAL, _OPTIONAL): Verdict.ALLOWED,
        (_OPTIONAL, _ON): Verdict.REFUSED,
        (_ON, _OFF): Verdict.NO_WAY_BACK,
        (_ON, _OPTIONAL): Verdict.NO_WAY_BACK,
        (_ON, _ON): Verdict.ALLOWED,
    }
)

_NEW_POOL: Final = "make a new pool: `python -m wizard remove`, then `python -m wizard add`"

REQUIRED_MFA: Final = Refusal(
    key="mfa.mode",
    reason=(
        "required MFA (ON) can only be chosen when a user pool is created; "
        "on an existing pool it would lock out every user without a second factor"
    ),
    way_out=f"Keep MFA OFF or OPTIONAL, or {_NEW_POOL}.",
)
# Cognito: "After you enable SMS_MFA, you can only disable it by setting MfaConfiguration to OFF"
# (CloudFormation reference of AWS::Cognito::UserPool, EnabledMfas).
SMS_REMOVAL: Final = Refusal(
    key="mfa.types",
    reason="SMS cannot be taken off an existing pool while its MFA stays on; Cognito drops SMS only together with MFA",
    way_out="Keep SMS among the types, or turn MFA OFF and deploy that before you choose the types anew.",
)
# Cognito: "Updates are not allowed for property - UsernameAttributes."
SIGN_IN_CHANGE: Final = Refusal(
    key="user_pool.sign_in",
    reason="how users sign in can only be chosen when a user pool is created",
    way_out=f"Put back what created.sign_in says, or {_NEW_POOL}.",
)
# Cognito: "Updates are not allowed for property - AliasAttributes."
ALIASES_CHANGE: Final = Refusal(
    key="user_pool.aliases",
    reason="what users can sign in with besides their user name can only be chosen when a user pool is created",
    way_out=f"Put back what created.aliases says, or {_NEW_POOL}.",
)
# Cognito: "Existing schema attributes cannot be modified or deleted."
REQUIRED_ATTRIBUTES_CHANGE: Final = Refusal(
    key="user_pool.required_attributes",
    reason="the attributes required for signing up can only be chosen when a user pool is created",
    way_out=f"Put back what created.required_attributes says, or {_NEW_POOL}.",
)


def mfa_mode(pool: PoolState | None, wanted: MfaMode) -> Refusal | None:
    """Refusal of switching `pool` (None: not created yet) to the MFA mode `wanted`."""
    created = pool.mfa_at_creation if pool else None
    return REQUIRED_MFA if MFA_TRANSITIONS[created, wanted] is Verdict.REFUSED else None


def mfa_types(pool: PoolState | None, mode: MfaMode, wanted: frozenset[MfaType]) -> Refusal | None:
    """Refusal of giving `pool` the second factors `wanted` under the MFA mode `mode`."""
    if pool is None or MfaMode.OFF in (pool.mfa_mode, mode):
        return None
    return SMS_REMOVAL if MfaType.SMS in pool.mfa_types - wanted else None


def sign_in(pool: PoolState | None, wanted: frozenset[Contact]) -> Refusal | None:
    """Refusal of letting the users of `pool` sign in with `wanted` (empty: a user name)."""
    return SIGN_IN_CHANGE if pool and pool.sign_in != wanted else None


def aliases(pool: PoolState | None, wanted: frozenset[Alias]) -> Refusal | None:
    """Refusal of letting the users of `pool` sign in with `wanted` besides their user name."""
    return ALIASES_CHANGE if pool and pool.aliases != wanted else None


def required_attributes(pool: PoolState | None, wanted: frozenset[Attribute]) -> Refusal | None:
    """Refusal of requiring the attributes `wanted` from who signs up to `pool`."""
    return REQUIRED_ATTRIBUTES_CHANGE if pool and pool.required_attributes != wanted else None


def refusals(pool: PoolState | None, wanted: AuthConfig) -> tuple[Refusal, ...]:
    """Every refusal of turning `pool` into `wanted`; empty when the change may be deployed."""
    found = (
        mfa_mode(pool, wanted.mfa.mode),
        mfa_types(pool, wanted.mfa.mode, frozenset(wanted.mfa.types)),
        sign_in(pool, frozenset(wanted.user_pool.sign_in)),
        aliases(pool, frozenset(wanted.user_pool.aliases)),
        required_attributes(pool, frozenset(wanted.user_pool.required_attributes)),
    )
    return tuple(refusal for refusal in found if refusal)


def mfa_record(created: MfaMode, mode: MfaMode) -> MfaMode:
    """The mode at creation to record for a pool recorded as `created` that has the MFA mode `mode`.

    It stays what it was, but for a pool that has left ON: there is no way back, so the record follows.
    """
    return mode if MFA_TRANSITIONS[created, mode] is Verdict.NO_WAY_BACK else created


def phone_reason(sign_in: tuple[Contact, ...], verified_by: VerifiedBy) -> str | None:
    """Why a pool needs SMS whatever its MFA types; None when it does not.

    Cognito keeps SMS among the second factors of a pool with an SMS configuration ("Can't turn off SMS_MFA when
    SMS configuration is set for the user pool", aws-amplify/amplify-backend#1481).
    """
    if Contact.PHONE_NUMBER in sign_in:
        use = "users sign in with a phone number"
    elif Contact.PHONE_NUMBER in verified_by.contacts:
        use = "users verify a phone number"
    else:
        return None
    return f"{use}, and Cognito keeps SMS among the second factors of such a pool"
