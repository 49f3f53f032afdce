"""When a question applies, what answers it takes, and what becomes of them. Pure functions, named in `questions`."""

from __future__ import annotations

from collections.abc import Callable

from authconfig import rules, vocabulary
from authconfig.pool_state import PoolState
from authconfig.vocabulary import Contact, MfaMode, MfaType
from wizard.question import Settled, Value, Values


def text(check: vocabulary.Check) -> Callable[[Value], str | None]:
    """A check of a text, as a check of an answer."""
    return lambda value: check(str(value))


def mfa_is_off(values: Values) -> str | None:
    """Second factors matter only when MFA is OPTIONAL or ON."""
    return "MFA is OFF" if values["mfa.mode"] == MfaMode.OFF else None


def no_sms_factor(values: Values) -> str | None:
    """The SMS message matters only when SMS is a second factor. (Amplify asks for it with TOTP alone too.)"""
    if off := mfa_is_off(values):
        return off
    return None if MfaType.SMS in values["mfa.types"] else "SMS is not among the MFA types"


def at_least_one_type(value: Value) -> str | None:
    """MFA that is on needs a second factor."""
    return None if value else vocabulary.NO_MFA_TYPE


def refused_sign_in(value: Value, _: Values, pool: PoolState | None) -> rules.Refusal | None:
    """How users sign in is fixed at creation."""
    return rules.sign_in(pool, frozenset(map(Contact, value)))


def refused_mode(value: Value, _: Values, pool: PoolState | None) -> rules.Refusal | None:
    """ON is for new pools."""
    return rules.mfa_mode(pool, MfaMode(str(value)))


def refused_types(value: Value, values: Values, pool: PoolState | None) -> rules.Refusal | None:
    """SMS stays while MFA stays on."""
    return rules.mfa_types(pool, MfaMode(str(values["mfa.mode"])), frozenset(map(MfaType, value)))


def warn_when_leaving_on(value: Value, _: Values, pool: PoolState | None) -> Settled:
    """Required MFA, once left, is refused for ever: say so while there is time."""
    created = pool.mfa_at_creation if pool else None
    if rules.MFA_TRANSITIONS[created, MfaMode(str(value))] is not rules.Verdict.NO_WAY_BACK:
        return Settled(value)
    return Settled(value, "Warning: there is no way back. Once this pool leaves ON, it can never require MFA again.")


def sms_comes_along(value: Value, values: Values, _: PoolState | None) -> Settled:
    """Add SMS where Cognito would keep it anyway, instead of letting the deployment fail."""
    by = Contact(str(values.get("verification.by", vocabulary.VERIFIED_BY)))
    reason = rules.phone_reason(tuple(map(Contact, values["user_pool.sign_in"])), by)
    if reason is None or MfaType.SMS in value:
        return Settled(value)
    return Settled((MfaType.SMS, *value), f"SMS Text Message was added to the MFA types: {reason}.")
