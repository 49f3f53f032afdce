"""When a question applies, what answers it takes, and what becomes of them. Pure functions, named in `questions`."""

from __future__ import annotations

from collections.abc import Callable

from authconfig import checks, rules, vocabulary
from authconfig.pool_state import PoolState
from authconfig.vocabulary import Alias, Attribute, Contact, MfaMode, MfaType, VerifiedBy
from wizard.interview.question import Settled, Value, Values


def text(check: checks.Check) -> Callable[[Value], str | None]:
    """A check of a text, as a check of an answer."""
    return lambda value: check(str(value))


def names(check: checks.Check) -> Callable[[Value], str | None]:
    """A check of each name of an answer, as a check of the answer. A name must not come twice."""

    def check_all(value: Value) -> str | None:
        if len(set(value)) != len(value):
            return "The same name is there twice."
        return next((reason for name in value if (reason := check(name))), None)

    return check_all


def mfa_is_off(values: Values) -> str | None:
    """Second factors matter only when MFA is OPTIONAL or ON."""
    return "MFA is OFF" if values["mfa.mode"] == MfaMode.OFF else None


def no_sms_factor(values: Values) -> str | None:
    """The SMS message matters only when SMS is a second factor. (Amplify asks for it with TOTP alone too.)"""
    if off := mfa_is_off(values):
        return off
    return None if MfaType.SMS in values["mfa.types"] else "SMS is not among the MFA types"


def no_email_verified(values: Values) -> str | None:
    """The verification email matters only where email addresses are verified."""
    return None if Contact.EMAIL in _verified_by(values).contacts else "email addresses are not verified"


def no_phone_verified(values: Values) -> str | None:
    """The SMS verification message matters only where phone numbers are verified."""
    return None if Contact.PHONE_NUMBER in _verified_by(values).contacts else "phone numbers are not verified"


def at_least_one_type(value: Value) -> str | None:
    """MFA that is on needs a second factor."""
    return None if value else vocabulary.NO_MFA_TYPE


def refused_sign_in(value: Value, _: Values, pool: PoolState | None) -> rules.Refusal | None:
    """How users sign in is fixed at creation."""
    return rules.sign_in(pool, frozenset(map(Contact, value)))


def no_user_names(values: Values) -> str | None:
    """Aliases stand beside a user name. Cognito takes either those or an address to sign in with."""
    return "users do not sign in with a user name" if values["user_pool.sign_in"] else None


def refused_aliases(value: Value, _: Values, pool: PoolState | None) -> rules.Refusal | None:
    """What users sign in with besides their name is fixed at creation."""
    return rules.aliases(pool, frozenset(map(Alias, value)))


def refused_required_attributes(value: Value, _: Values, pool: PoolState | None) -> rules.Refusal | None:
    """What sign-up asks for is fixed at creation."""
    return rules.required_attributes(pool, frozenset(map(Attribute, value)))


def refused_mode(value: Value, _: Values, pool: PoolState | None) -> rules.Refusal | None:
    """ON is for new pools."""
    return rules.mfa_mode(pool, MfaMode(str(value)))


def refused_types(value: Value, values: Values, pool: PoolState | None) -> rules.Refusal | None:
    """SMS stays while MFA stays on."""
    return rules.mfa_types(pool, MfaMode(str(values["mfa.mode"])), frozenset(map(MfaType, value)))


def implied_by_sign_in(values: Values, pool: PoolState | None) -> frozenset[str]:
    """What users sign in with they have to give. Where they choose between two, neither is implied."""
    sign_in = values["user_pool.sign_in"]
    return frozenset(sign_in) if pool is None and len(sign_in) == 1 else frozenset()


def given_at_sign_up(values: Values, _: PoolState | None) -> frozenset[str]:
    """What sign-up gives has to be writable, or nobody could sign up."""
    required, sign_in = values["user_pool.required_attributes"], values["user_pool.sign_in"]
    return frozenset({*required, *sign_in, *_verified_by(values).contacts})


def warn_when_leaving_on(value: Value, _: Values, pool: PoolState | None) -> Settled:
    """Required MFA, once left, is refused for ever: say so while there is time."""
    created = pool.mfa_at_creation if pool else None
    if rules.MFA_TRANSITIONS[created, MfaMode(str(value))] is not rules.Verdict.NO_WAY_BACK:
        return Settled(value)
    return Settled(value, "Warning: there is no way back. Once this pool leaves ON, it can never require MFA again.")


def sms_comes_along(value: Value, values: Values, _: PoolState | None) -> Settled:
    """Add SMS where Cognito would keep it anyway, instead of letting the deployment fail."""
    with_sms, notice = _with_sms(value, values, _verified_by(values))
    return Settled(with_sms, notice)


def verification_brings_sms(value: Value, values: Values, _: PoolState | None) -> Settled:
    """The same for the MFA types, which were answered before."""
    if mfa_is_off(values):
        return Settled(value)
    types, notice = _with_sms(values["mfa.types"], values, VerifiedBy(str(value)))
    return Settled(value, notice, {"mfa.types": types} if notice else {})


def with_implied_attributes(value: Value, values: Values, pool: PoolState | None) -> Settled:
    """Require what the sign-in implies."""
    return Settled(_in_order({*value, *implied_by_sign_in(values, pool)}))


def some_cannot_confirm(values: Values) -> str | None:
    """The warning, when users can sign up without giving anything that is verified. It looks at all answers."""
    sign_in, verified = values["user_pool.sign_in"], _verified_by(values).contacts
    always_given = {*values["user_pool.required_attributes"], *(sign_in if len(sign_in) == 1 else ())}
    if always_given.intersection(verified) or set(sign_in) == set(verified) == set(Contact):
        return None
    missing = " or ".join(contact.replace("_", " ") for contact in verified)
    return f"Warning: the {missing} is verified and not required. A user who gives none cannot confirm the sign-up."


def sms_lost_its_reason(before: Values, now: Values) -> str | None:
    """Why the MFA types are in doubt: SMS may have been added for a phone number that is not in use any more."""
    types = now.get("mfa.types", ())
    if mfa_is_off(now) or _phone_reason(now) or not _phone_reason(before) or set(types) != set(MfaType):
        return None
    return "Nothing but the second factor needs text messages any more."


def with_what_sign_up_gives(value: Value, values: Values, pool: PoolState | None) -> Settled:
    """A list of writable attributes has what sign-up gives; no list means all."""
    present, given = values.get("app_client.write_attributes", ()), given_at_sign_up(values, pool)
    if not value or (present and set(value) - given == set(present) - given):
        return Settled(present if value else ())  # what is writable anyway makes no difference to the file
    only = f"The app can write only what sign-up gives: {', '.join(_in_order(set(given)))}."
    return Settled(_in_order({*value, *given}), only if set(value) <= given else None)


def warn_without_classes(value: Value, _: Values, __: PoolState | None) -> Settled:
    """A policy that is written anew can lose its classes unnoticed: in a request, what it leaves out is none."""
    return Settled(value, None if value else "Warning: passwords need no lowercase, uppercase, number or symbol.")


def empty_means_all(value: Value, _: Values, __: PoolState | None) -> Settled:
    """Cognito has no way to let an app read nothing."""
    return Settled(value, None if value else "No list of attributes: the app can read all of them, Cognito's default.")


def without_leading_zeros(value: Value, _: Values, __: PoolState | None) -> Settled:
    """A number as the file has it."""
    return Settled(str(int(str(value))))


def _verified_by(values: Values) -> VerifiedBy:
    return VerifiedBy(str(values.get("verification.by", vocabulary.VERIFIED_BY)))


def _phone_reason(values: Values) -> str | None:
    return rules.phone_reason(tuple(map(Contact, values["user_pool.sign_in"])), _verified_by(values))


def _with_sms(types: Value, values: Values, by: VerifiedBy) -> tuple[Value, str | None]:
    """`types` with SMS where phone numbers are in use, and what to say about it."""
    reason = _phone_reason({**values, "verification.by": by})
    if reason is None or MfaType.SMS in types:
        return types, None
    return (MfaType.SMS, *types), f"SMS Text Message was added to the MFA types: {reason}."


def _in_order(attributes: set[str]) -> tuple[str, ...]:
    return tuple(attribute for attribute in Attribute if attribute in attributes)
