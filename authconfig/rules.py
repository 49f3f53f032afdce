"""Which changes to an existing user pool are refused, and why. Pure: no file, no AWS, no prompt.

The same refusal serves all four gates: the question (greyed out, or refused without a keyboard), the file, the live
pool, and the template's Rule. The reasons and ways out are part of the settings, in their update policies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, assert_never

from authconfig.errors import Problem
from authconfig.factors import in_effect
from authconfig.names import LogicalId, PoolStack
from authconfig.pool_state import PoolState
from authconfig.settings import custom_attribute, mfa, user_pool
from authconfig.settings.policies import NEW_POOL, Changeable, FixedAtCreation, Judged, Kept, Rule, new_pool
from authconfig.settings.setting import Setting
from authconfig.vocabulary import MfaMode, MfaType


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that is refused: the dotted key of the setting, one reason, and the way out."""

    key: str
    reason: str
    way_out: str

    def of(self, environment: str) -> Refusal:
        """The refusal by the pool of `environment`, which it names then; "" where there is only one pool."""
        return replace(self, reason=f"in the environment {environment}, {self.reason}") if environment else self

    @property
    def sentence(self) -> str:
        """The reason as every gate shows it."""
        return f"Refused: {self.reason}."

    @property
    def text(self) -> str:
        """The reason and the way out, where both are one text."""
        return f"{self.sentence} {self.way_out}"

    @property
    def problem(self) -> Problem:
        """The refusal as an error shows it."""
        return Problem(self.key, self.sentence, self.way_out)


class Verdict(Enum):
    """Whether a change of MFA mode is allowed."""

    ALLOWED = "allowed"
    NO_WAY_BACK = "allowed, but cannot be undone"
    REFUSED = "refused"


_OFF, _ON, _OPTIONAL = MfaMode.OFF, MfaMode.ON, MfaMode.OPTIONAL

# From the mode at creation (None: no pool yet) to the mode that is wanted. Every pair is listed on purpose.
# Requiring MFA on an existing pool locks out every user without a second factor; Cognito itself refuses it on some
# paths ("Cannot turn MFA functionality ON, once the user pool has been created.") and does it on others.
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


def refusals(pool: PoolState | None, wanted: PoolState) -> tuple[Refusal, ...]:
    """Everything that is refused when `pool` (None: not created yet) becomes `wanted`; empty when that is allowed."""
    found = (refusal(setting, pool, wanted) for setting in wanted.settings)
    return (*(each for each in found if each), *(_taken_away(pool, wanted) if pool else ()))


def _taken_away(pool: PoolState, wanted: PoolState) -> Iterator[Refusal]:
    """The refusals of what `pool` has and `wanted` lacks. Of all settings, only a custom attribute can be missing."""
    kept = custom_attribute.names(wanted.settings)
    for name in custom_attribute.names(pool.settings):
        if name not in kept:
            yield Refusal(f"{custom_attribute.TABLE}.{name}", custom_attribute.STAYS, custom_attribute.PUT_BACK)


def refusal(setting: Setting[Any], pool: PoolState | None, wanted: PoolState) -> Refusal | None:
    """Why `pool` (None: not created yet) cannot have what `wanted` has for `setting`; None when it can."""
    policy = setting.policy
    match policy:
        case Changeable() | Kept():
            return None
        case FixedAtCreation():
            broken = pool is not None and _differs(setting, pool, wanted)
        case Judged():
            broken = _BREAKS[policy.rule](pool, wanted)
        case _:
            assert_never(policy)
    return refusal_of(setting, wanted) if broken else None


def _differs(setting: Setting[Any], pool: PoolState, wanted: PoolState) -> bool:
    """Whether `wanted` has another value than `pool`, as far as that is known: AWS does not tell all settings."""
    return setting in pool.settings and not setting.same(pool.settings[setting], wanted.settings[setting])


def refusal_of(setting: Setting[Any], wanted: PoolState) -> Refusal:
    """The refusal that the policy of `setting` makes of `wanted` when it makes one. Raises TypeError if it never does.

    The reason is true of the pool at hand: what required MFA means to users depends on the factors they can have. So is
    the way out: of several environments, only the one at hand needs a new pool for what it can have a value of its own.
    """
    policy = setting.policy
    if not isinstance(policy, FixedAtCreation | Judged):
        raise TypeError(f"no change of {setting.key} is refused")
    consequence = _CONSEQUENCES[policy.rule](wanted) if isinstance(policy, Judged) else ""
    own = wanted.has_others and setting.is_overridable
    way_out = policy.way_out.replace(NEW_POOL, new_pool(wanted.environment)) if own else policy.way_out
    return Refusal(setting.key, f"{policy.reason}{consequence}", way_out)


def left_required_mfa(stack: PoolStack, mode: MfaMode) -> Refusal:
    """The refusal of every deployment of a pool that has left required MFA for `mode`, until its stack has followed."""
    parameter = f"{LogicalId.MFA_AT_CREATION}={mode}"
    return Refusal(
        mfa.MODE.key,
        f"the stack {stack.name} still remembers that its user pool was created with required MFA, "
        "and has to follow first",
        f"Deploy once with `cdk deploy {stack.construct_id}{stack.cdk_option} --parameters {stack.name}:{parameter}`, "
        f"or with the AWS CLI's `--parameter-overrides {parameter}`. There is no way back to required MFA.",
    )


def mfa_verdict(pool: PoolState | None, wanted: MfaMode) -> Verdict:
    """Whether `pool` (None: not created yet) may change to the MFA mode `wanted`."""
    return MFA_TRANSITIONS[pool.mfa_at_creation if pool else None, wanted]


def mfa_record(created: MfaMode, mode: MfaMode) -> MfaMode:
    """The mode at creation to record for a pool recorded as `created` that has the MFA mode `mode`.

    The record stays as it is, except for a pool that has left ON: there is no way back, so it follows.
    """
    return mode if MFA_TRANSITIONS[created, mode] is Verdict.NO_WAY_BACK else created


def outlook(setting: Setting[Any], pool: PoolState) -> str:
    """Whether `pool` can still change `setting`, in a few words for a table."""
    match policy := setting.policy:
        case Changeable():
            return f"yes; {policy.note}" if policy.note else "yes"
        case FixedAtCreation():
            return "no: fixed at creation"
        case Kept():
            return policy.why
        case Judged():
            return _OUTLOOKS[policy.rule](pool)
        case _:
            assert_never(policy)


def _requires_mfa_too_late(pool: PoolState | None, wanted: PoolState) -> bool:
    return mfa_verdict(pool, wanted.settings[mfa.MODE]) is Verdict.REFUSED


def _takes_sms_off(pool: PoolState | None, wanted: PoolState) -> bool:
    if pool is None or MfaMode.OFF in (pool.settings[mfa.MODE], wanted.settings[mfa.MODE]):
        return False
    return MfaType.SMS in pool.settings[mfa.TYPES] and MfaType.SMS not in wanted.settings[mfa.TYPES]


def _changes_the_case_of_a_group(pool: PoolState | None, wanted: PoolState) -> bool:
    """Of a deployed pool the settings do not have the groups: what is there is for gate 3 to compare."""
    present = {name.lower(): name for name in pool.settings.get(user_pool.GROUPS, ())} if pool else {}
    return any(present.get(name.lower(), name) != name for name in wanted.settings[user_pool.GROUPS])


def _groups_outlook(_: PoolState) -> str:
    return "yes; a group taken off the list stays in the deployed pool, with its members"


def _mode_outlook(pool: PoolState) -> str:
    verdicts = {mode: mfa_verdict(pool, mode) for mode in MfaMode if mode is not pool.settings[mfa.MODE]}
    allowed = " or ".join(mode for mode, verdict in verdicts.items() if verdict is not Verdict.REFUSED)
    if Verdict.REFUSED in verdicts.values():
        return f"to {allowed}; ON is refused"
    return f"to {allowed}, for good" if Verdict.NO_WAY_BACK in verdicts.values() else f"to {allowed}"


def _types_outlook(pool: PoolState) -> str:
    return "yes, but SMS stays while MFA is on" if MfaType.SMS in in_effect(pool.settings) else "yes"


def _locks_out(wanted: PoolState) -> str:
    """What required MFA would do to the users of an existing pool, with the factors that are wanted."""
    types = set(wanted.settings[mfa.TYPES])
    if types == {MfaType.SMS}:
        return "; on an existing pool it locks out every user without a phone number"
    if MfaType.TOTP in types:
        return (
            "; on an existing pool it stops every user without a second factor at the next sign-in "
            "until one is set up, and locks them out if the app cannot do that"
        )
    return "; on an existing pool it stops or locks out every user without a second factor"


def _nothing_more(_: PoolState) -> str:
    return ""


# What each rule looks at, what it would mean to users, and what is to be said of it beforehand. Every rule is in all.
_BREAKS: Final[Mapping[Rule, Callable[[PoolState | None, PoolState], bool]]] = {
    Rule.REQUIRED_MFA_ONLY_AT_CREATION: _requires_mfa_too_late,
    Rule.SMS_STAYS_WHILE_MFA_IS_ON: _takes_sms_off,
    Rule.GROUP_KEEPS_ITS_CASE: _changes_the_case_of_a_group,
}
_CONSEQUENCES: Final[Mapping[Rule, Callable[[PoolState], str]]] = {
    Rule.REQUIRED_MFA_ONLY_AT_CREATION: _locks_out,
    Rule.SMS_STAYS_WHILE_MFA_IS_ON: _nothing_more,
    Rule.GROUP_KEEPS_ITS_CASE: _nothing_more,
}
_OUTLOOKS: Final[Mapping[Rule, Callable[[PoolState], str]]] = {
    Rule.REQUIRED_MFA_ONLY_AT_CREATION: _mode_outlook,
    Rule.SMS_STAYS_WHILE_MFA_IS_ON: _types_outlook,
    Rule.GROUP_KEEPS_ITS_CASE: _groups_outlook,
}
