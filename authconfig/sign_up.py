"""What users give when they sign up, or administrators for them, and what that proves. Pure."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from authconfig import factors
from authconfig.settings import user_pool, verification
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Attribute, Contact

Addresses = frozenset[Contact]

# To users who give both, Cognito sends a text message (developer guide, "Verifying contact information at sign-up").
_CODE_GOES_FIRST_TO: Final = (Contact.PHONE_NUMBER, Contact.EMAIL)


def given(settings: Settings) -> frozenset[Attribute]:
    """The attributes that users give when they sign up."""
    sign_in, verified = settings[user_pool.SIGN_IN], settings[verification.BY].contacts
    return frozenset({*settings[user_pool.REQUIRED_ATTRIBUTES], *map(Attribute, (*sign_in, *verified))})


def always_writable(settings: Settings) -> frozenset[Attribute]:
    """The attributes that an app must be able to write, or its users could not sign up, or not sign in later.

    What they give at sign-up, what they can sign in with, and where a second factor reaches them.
    """
    reached = {channel for factor in factors.in_effect(settings) if (channel := factors.CHANNELS[factor])}
    return given(settings) | frozenset(map(Attribute, {*settings[user_pool.ALIASES], *reached}))


def always_given(settings: Settings) -> frozenset[Attribute]:
    """The attributes that nobody can leave out: those that are required, and the address that users sign in with."""
    sign_in = settings[user_pool.SIGN_IN]
    implied = map(Attribute, sign_in) if len(sign_in) == 1 else ()
    return frozenset({*settings[user_pool.REQUIRED_ATTRIBUTES], *implied})


def kinds_of_users(settings: Settings) -> tuple[Addresses, ...]:
    """Every set of addresses that a user can have given: with none, some or all of those that can be left out."""
    least = {contact for contact in Contact if Attribute(contact) in always_given(settings)}
    sets = (frozenset(some) for size in range(len(Contact) + 1) for some in combinations(Contact, size))
    sign_in = settings[user_pool.SIGN_IN]
    return tuple(addresses for addresses in sets if least <= addresses and (not sign_in or addresses & {*sign_in}))


def proven(settings: Settings, addresses: Addresses) -> Addresses:
    """The address of those given that the code of the sign-up verifies; none if no code can be sent.

    Where administrators create the users, they can mark all addresses as verified.
    """
    if not settings[user_pool.SELF_SIGN_UP]:
        return addresses
    sent_to = [each for each in _CODE_GOES_FIRST_TO if each in addresses and each in settings[verification.BY].contacts]
    return frozenset(sent_to[:1])
