"""`wizard user totp`: sets up an authenticator app for the user who is signed in."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wizard.commands import which_client
from wizard.commands.attendance import FindPerson
from wizard.commands.command import Command
from wizard.commands.user import secret_options, set_up
from wizard.commands.user.next_command import next_command
from wizard.commands.user.secret_options import CodeSource
from wizard.commands.user.set_up import CODE, SetUp
from wizard.commands.which_client import WhichClient
from wizard.terminal.person import find_person
from wizard.terminal.screen import say

if TYPE_CHECKING:
    from wizard.commands.user.opening import Surroundings


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard user totp`."""

    client: WhichClient
    code: CodeSource
    set_up: SetUp


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    which_client.declare(parser)
    secret_options.declare_code(parser)
    set_up.declare(parser)


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    code = secret_options.understood_code(namespace)
    return Options(which_client.understood(namespace), code, set_up.understood(namespace))


def totp(options: Options, find_person: FindPerson = find_person, surroundings: Surroundings | None = None) -> None:
    """Set up an app. Raises CloudError, and UsageError when nobody is signed in."""
    from cloud.users import preferences  # imported here: the command line is parsed without AWS
    from wizard.commands.user import asking
    from wizard.commands.user.opening import Surroundings, open_pool, signed_in

    asker = asking.Asker("totp", find_person)
    surroundings = surroundings or Surroundings()
    pool, project = open_pool(options.client, surroundings)
    session = signed_in(pool, surroundings)
    token = session.access_token
    asking.check_code_source(asker, options.code)
    set_up.check_image(options.set_up)
    say("An app that is already set up may stop working from now on.")
    secret = preferences.new_totp_secret(pool, token)
    set_up.show_set_up(options.set_up, project, session.username, secret, attended=asker.attended)
    asking.with_code(asker, options.code, CODE, lambda code: preferences.verify_totp(pool, token, code))
    say("The app is set up. To be asked for its code at the next sign-in:")
    say(next_command(options.client, "mfa", "--totp", "preferred"))


COMMAND: Final = Command(declare, understood, totp)
