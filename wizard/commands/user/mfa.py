"""`wizard user mfa`: the second factors of the user who is signed in."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from authconfig.vocabulary import MfaType
from wizard.commands import completed, which_client
from wizard.commands.choices import chosen
from wizard.commands.command import Command
from wizard.commands.which_client import WhichClient
from wizard.interview.table import table
from wizard.terminal.screen import say

if TYPE_CHECKING:
    from cloud.users.preferences import Preference, Preferences
    from wizard.commands.user.opening import Surroundings

PREFERENCES: Final = ("enabled", "preferred", "disabled")  # as in `cloud.users.preferences`, which would load boto3


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard user mfa`. sms, totp: what each factor becomes, one of PREFERENCES; None: no change"""

    client: WhichClient
    sms: str | None
    totp: str | None


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    which_client.declare(parser)
    for option in ("--sms", "--totp"):
        preference = parser.add_argument(
            option,
            type=partial(chosen, names=PREFERENCES, repeat=False),
            metavar="|".join(PREFERENCES),
            help="change this factor (default: leave it as it is)",
        )
        completed.by_names(preference, PREFERENCES)


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(which_client.understood(namespace), namespace.sms, namespace.totp)


def mfa(options: Options, surroundings: Surroundings | None = None) -> None:
    """Show the factors, after changing them if options say so.

    Raises UsageError when nobody is signed in or both factors are to be preferred, and CloudError.
    """
    from cloud.users import preferences  # imported here: the command line is parsed without AWS
    from cloud.users.preferences import Preference
    from wizard.commands.user.opening import Surroundings, open_pool, signed_in

    given = {MfaType.SMS: options.sms, MfaType.TOTP: options.totp}
    wanted = {factor: Preference(text) for factor, text in given.items() if text is not None}
    preferences.settings(wanted)  # what is not possible is reported before anything is read or called
    surroundings = surroundings or Surroundings()
    pool, _ = open_pool(options.client, surroundings)
    token = signed_in(pool, surroundings).access_token
    if wanted:
        preferences.update(pool, token, wanted)
    found = preferences.fetch(pool, token)
    say(table((factor, _standing(factor, found)) for factor in MfaType))
    if any(wanted[factor] is Preference.DISABLED and factor in found.enabled for factor in wanted):
        say("Cognito did not disable a factor: where MFA is required, users can only choose which one is preferred.")


def _standing(factor: MfaType, found: Preferences) -> Preference:
    from cloud.users.preferences import Preference

    if factor is found.preferred:
        return Preference.PREFERRED
    return Preference.ENABLED if factor in found.enabled else Preference.DISABLED


COMMAND: Final = Command(declare, understood, mfa)
