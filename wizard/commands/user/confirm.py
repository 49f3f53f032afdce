"""`wizard user confirm`: confirms a sign-up with the code that was sent."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wizard.commands import which_client
from wizard.commands.attendance import FindPerson
from wizard.commands.command import Command
from wizard.commands.user import secret_options, user_options
from wizard.commands.user.next_command import next_command
from wizard.commands.user.secret_options import CodeSource
from wizard.commands.which_client import WhichClient
from wizard.terminal.person import find_person
from wizard.terminal.screen import say

if TYPE_CHECKING:
    from wizard.commands.user.opening import Surroundings


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard user confirm`. resend: whether only to have the code sent again"""

    client: WhichClient
    username: str
    code: CodeSource
    resend: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    user_options.declare_username(parser)
    which_client.declare(parser)
    secret_options.declare_code(parser)
    parser.add_argument("--resend", action="store_true", help="only have the code sent again")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    code = secret_options.understood_code(namespace)
    return Options(which_client.understood(namespace), namespace.username, code, namespace.resend)


def confirm(options: Options, find_person: FindPerson = find_person, surroundings: Surroundings | None = None) -> None:
    """Confirm the sign-up, or have its code sent again. Raises CloudError and UsageError."""
    from cloud.users import sign_up as signing_up  # imported here: the command line is parsed without AWS
    from wizard.commands.user.asking import Asker, with_code
    from wizard.commands.user.opening import Surroundings, open_client

    pool, _ = open_client(options.client, surroundings or Surroundings())
    username = options.username
    if options.resend:
        say(f"A code was sent: {signing_up.resend(pool, username)}.")
        return
    asker = Asker("confirm", find_person)
    with_code(asker, options.code, "Confirmation code:", lambda code: signing_up.confirm(pool, username, code))
    say(f"{username} is confirmed. Now sign in:")
    say(next_command(options.client, "sign-in", username))


COMMAND: Final = Command(declare, understood, confirm)
