"""What users can do with a pool that is configured like this, from signing up to losing their device.

One table: for each journey of a user, what the configuration as a whole makes of it. Each value in it can be right, and
users still be left out. Every way in shows or applies the same table. Users differ by the addresses that they give, so
each journey is judged for every set of addresses that can be given. Administrators can help with most of it: they
create users, confirm them, and mark addresses as verified. Pure; no third-party import.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from authconfig import factors, recovery, sign_in_flows, sign_up
from authconfig.outcomes import Journey, LeftOut, Outcome, Works
from authconfig.program import PROGRAM
from authconfig.settings import app_client, devices, mfa, user_pool, verification
from authconfig.settings.policies import NEW_POOL
from authconfig.settings.setting import Settings
from authconfig.sign_up import Addresses
from authconfig.vocabulary import Alias, Attribute, Contact, MfaMode, MfaType


@dataclass(frozen=True, slots=True)
class _Pool:
    """What is judged. made: whether what is fixed at creation can no longer be the remedy"""

    settings: Settings
    made: bool

    @property
    def users(self) -> tuple[Addresses, ...]:
        """The addresses that its users can have given."""
        return sign_up.kinds_of_users(self.settings)

    @property
    def lets_people_sign_up(self) -> bool:
        """Whether people sign themselves up; if not, only administrators create users."""
        return self.settings[user_pool.SELF_SIGN_UP]

    @property
    def verified(self) -> tuple[Contact, ...]:
        """The addresses that it verifies."""
        return self.settings[verification.BY].contacts


def outcomes(settings: Settings, *, made: bool) -> tuple[Outcome, ...]:
    """What users can do, a row for each journey that the pool has, in the order of `Journey`.

    made: whether the pool has its file already, so that what is fixed at creation cannot be the remedy
    """
    pool = _Pool(settings, made)
    return tuple(outcome for judge in _JUDGES for outcome in judge(pool))


def left_out(settings: Settings, *, made: bool) -> tuple[LeftOut, ...]:
    """The journeys that leave users out."""
    return tuple(each for each in outcomes(settings, made=made) if isinstance(each, LeftOut))


def impossible(settings: Settings) -> tuple[LeftOut, ...]:
    """The journeys that nobody can make, not even with an administrator's help: no new pool may be like that."""
    return tuple(each for each in left_out(settings, made=False) if each.nobody)


def required_for_codes(settings: Settings) -> Contact | None:
    """The address without which no new user could ever sign in, as the only second factor sends its codes there.

    None when MFA is not required, or users need not give an address to have a second factor.
    """
    channels = [factors.CHANNELS[factor] for factor in factors.in_effect(settings)]
    return channels[0] if settings[mfa.MODE] is MfaMode.ON and len(channels) == 1 else None


def _sign_up(pool: _Pool) -> tuple[Outcome, ...]:
    """Cognito: "Preferred username cannot be provided for unconfirmed account, since user pool is configured for
    preferred username alias."
    """
    required = Attribute.PREFERRED_USERNAME in pool.settings[user_pool.REQUIRED_ATTRIBUTES]
    if not (required and Alias.PREFERRED_USERNAME in pool.settings[user_pool.ALIASES]):
        note = "" if pool.lets_people_sign_up else "not by themselves: administrators create the users"
        return (Works(journey=Journey.SIGN_UP, note=note),)
    another = "Take preferred_username out of the required attributes, or out of the aliases."
    untried = "" if pool.lets_people_sign_up else "; it was not tried whether administrators can give it before"
    refused = LeftOut(
        journey=Journey.SIGN_UP,
        setting=user_pool.REQUIRED_ATTRIBUTES,
        left_out=frozenset(pool.users),
        who=(
            "preferred_username is required, but as an alias it can only be given once the account is confirmed"
            f"{untried}"
        ),
        remedy=f"{NEW_POOL[:1].upper()}{NEW_POOL[1:]}." if pool.made else another,
        nobody=pool.lets_people_sign_up,
    )
    return (refused,)


def _confirm(pool: _Pool) -> tuple[Outcome, ...]:
    if not pool.lets_people_sign_up:
        return ()
    without = [each for each in pool.users if not sign_up.proven(pool.settings, each)]
    if not without:
        return (Works(journey=Journey.CONFIRM, note=f"with the code sent to {_the(pool.verified)}"),)
    required = f"Require {'one of the two' if len(pool.verified) > 1 else 'it'} ({user_pool.REQUIRED_ATTRIBUTES.key})."
    some = LeftOut(
        journey=Journey.CONFIRM,
        setting=verification.BY,
        left_out=frozenset(without),
        who=f"no code can be sent to those who do not give {' or '.join(map(_a, pool.verified))}",
        remedy="Verify what everybody gives, or have an administrator confirm them." if pool.made else required,
    )
    return (some,)


def _sign_in(pool: _Pool) -> tuple[Outcome, ...]:
    clients = app_client.clients(pool.settings)
    by_client = [sign_in_flows.outcome(client, pool.settings) for client in clients]
    told = tuple(outcome for outcome in by_client if outcome)
    let_nobody_in = [outcome for outcome in told if isinstance(outcome, LeftOut)]
    return told if clients and len(let_nobody_in) == len(clients) else (*_sign_in_by_name(pool), *told)


def _sign_in_by_name(pool: _Pool) -> tuple[Outcome, ...]:
    names = pool.settings[user_pool.SIGN_IN]
    if names:
        return tuple(
            Works(journey=Journey.SIGN_IN, how=f"with {_a(name)}", note=_with_case(pool, name)) for name in names
        )
    aliases = (_sign_in_with(alias, pool) for alias in Alias if alias in pool.settings[user_pool.ALIASES])
    return (Works(journey=Journey.SIGN_IN, how="with a user name", note=_with_case(pool, "username")), *aliases)


def _with_case(pool: _Pool, name: str, note: str = "") -> str:
    """`note`, and that the case of letters counts if it does. A phone number has none."""
    counts = pool.settings[user_pool.CASE_SENSITIVE] and name != Contact.PHONE_NUMBER
    return ", ".join(filter(None, (note, "in the same upper and lower case as it was given" if counts else "")))


def _sign_in_with(alias: Alias, pool: _Pool) -> Outcome:
    """An alias that is an address signs in only once it is verified (developer guide, "Customizing sign-in").

    Where a second factor is required, its first code verifies the address that it is sent to.
    """
    if alias is Alias.PREFERRED_USERNAME:
        note = _with_case(pool, alias, "once it has been set, after the sign-up")
        return Works(journey=Journey.SIGN_IN, how="with a preferred user name", note=note)
    contact = Contact(alias)
    how = f"with {_a(contact)}"
    users = [each for each in pool.users if contact in each]
    unproven = [each for each in users if contact not in sign_up.proven(pool.settings, each)]
    if not unproven or _proved_by_first_code(contact, pool):
        return Works(journey=Journey.SIGN_IN, how=how, note=_with_case(pool, contact, "once it is verified"))
    return _unverified(contact, pool, journey=Journey.SIGN_IN, how=how, left_out=unproven)


def _proved_by_first_code(contact: Contact, pool: _Pool) -> bool:
    in_effect = factors.in_effect(pool.settings)
    return pool.settings[mfa.MODE] is MfaMode.ON and contact in map(factors.CHANNELS.get, in_effect)


def _second_factor(pool: _Pool) -> tuple[Outcome, ...]:
    in_effect = factors.in_effect(pool.settings)
    if not in_effect:
        return ()
    contact = required_for_codes(pool.settings)
    without = [each for each in pool.users if contact and contact not in each]
    if contact is None or not without:
        set_up = "the app has to let users set one up" if MfaType.TOTP in in_effect else ""
        spared = "on a remembered device none is asked for" if devices.second_factor_is_skipped(pool.settings) else ""
        note = "; ".join(filter(None, (set_up, spared)))
        return (Works(journey=Journey.SECOND_FACTOR, note=note),)
    entered = f"have an administrator enter the {_WORDS[contact]} before the first sign-in"
    required = f"require {contact} ({user_pool.REQUIRED_ATTRIBUTES.key})"
    some = LeftOut(
        journey=Journey.SECOND_FACTOR,
        setting=mfa.TYPES,
        left_out=frozenset(without),
        who=f"those who sign up without {_a(contact)} can never sign in",
        remedy=f'Add "{MfaType.TOTP}" to the types, or {entered if pool.made else required}.',
    )
    return (some,)


def _change_address(pool: _Pool) -> tuple[Outcome, ...]:
    in_use = {*pool.settings[user_pool.SIGN_IN], *map(factors.CHANNELS.get, factors.in_effect(pool.settings))}
    return tuple(_change(contact, pool) for contact in Contact if contact in in_use)


def _change(contact: Contact, pool: _Pool) -> Outcome:
    """A new address takes the old one's place only once it is verified, where the pool verifies such addresses."""
    how = f"the {_WORDS[contact]}"
    if contact in pool.verified:
        return Works(journey=Journey.CHANGE_ADDRESS, how=how, note="the new one counts once it is verified")
    return LeftOut(
        journey=Journey.CHANGE_ADDRESS,
        how=how,
        setting=verification.BY,
        left_out=frozenset(each for each in pool.users if contact in each),
        who="the new one counts at once, without being verified, so a mistyped one can lock its user out",
        remedy="Verify both email address and phone number, or have the app ask for it twice.",
    )


def _reset_password(pool: _Pool) -> tuple[Outcome, ...]:
    channels = recovery.channels(pool.settings)
    proven = {each: sign_up.proven(pool.settings, each) for each in pool.users}
    users = [each for each in pool.users if proven[each] or not pool.lets_people_sign_up]  # the others never confirm
    without = [each for each in users if not proven[each].intersection(channels)]
    if not without:
        return (Works(journey=Journey.RESET_PASSWORD, note=f"with the code sent to {_the(channels)}"),)
    return (_unverified(channels[0], pool, journey=Journey.RESET_PASSWORD, left_out=without),)


def _lose_device(pool: _Pool) -> tuple[Outcome, ...]:
    in_effect = factors.in_effect(pool.settings)
    if not in_effect:
        return ()
    other = "with the other factor, if they have one; if not, " if len(in_effect) > 1 else ""
    note = f"{other}an administrator lets them in: `{PROGRAM} user recover`"
    if devices.second_factor_is_skipped(pool.settings):
        note += "; a remembered device needs no second factor until an administrator forgets it (AdminForgetDevice)"
    return (Works(journey=Journey.LOSE_DEVICE, note=note),)


_JUDGES: Final[tuple[Callable[[_Pool], tuple[Outcome, ...]], ...]] = (
    _sign_up,
    _confirm,
    _sign_in,
    _second_factor,
    _change_address,
    _reset_password,
    _lose_device,
)
_WORDS: Final = {Contact.EMAIL: "email address", Contact.PHONE_NUMBER: "phone number"}
_ARTICLES: Final = {Contact.EMAIL: "an", Contact.PHONE_NUMBER: "a"}


def _unverified(
    contact: Contact, pool: _Pool, *, journey: Journey, how: str = "", left_out: Collection[Addresses]
) -> LeftOut:
    """A journey that takes a verified `contact`, which those who are left out do not have after their sign-up."""
    word = _WORDS[contact]
    if not pool.lets_people_sign_up:
        who = f"it takes a verified {word}, and not everybody needs to have one"
        remedy = f"Have an administrator give each user {_a(contact)}, marked as verified."
    elif contact in pool.verified:
        (other,) = set(pool.verified) - {contact}
        who = f"it takes a verified {word}, and those who give {_a(other)} have only that verified when they sign up"
        remedy = f"Have the app verify the {word} as well, right after the sign-up."
    else:
        who = f"it takes a verified {word}, and the pool verifies none"
        remedy = f"Verify both email address and phone number, or have an administrator mark each {word} as verified."
    return LeftOut(
        journey=journey, how=how, setting=verification.BY, left_out=frozenset(left_out), who=who, remedy=remedy
    )


def _a(contact: Contact) -> str:
    return f"{_ARTICLES[contact]} {_WORDS[contact]}"


def _the(contacts: Collection[Contact]) -> str:
    return f"the {' or '.join(_WORDS[contact] for contact in contacts)}"
