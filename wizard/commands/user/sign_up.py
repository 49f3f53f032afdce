"""`wizard user sign-up`: signs a user up, with what the pool requires."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from authconfig.errors import UsageError
from authconfig.program import PROGRAM
from wizard.commands import which_client
from wizard.commands.attendance import FindPerson
from wizard.commands.command import Command
from wizard.commands.user import secret_options, user_options
from wizard.commands.user.next_command import next_command
from wizard.commands.which_client import WhichClient
from wizard.terminal.person import find_person
from wizard.terminal.screen import say

if TYPE_CHECKING:
    from wizard.commands.user.opening import Surroundings


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard user sign-up`. password_env: the variable that holds the password, if there is one"""

    client: WhichClient
    username: str
    password_env: str | None
    attributes: Mapping[str, str]


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    user_options.declare_username(parser)
    which_client.declare(parser)
    secret_options.declare_variable(parser.add_argument, "--password-env", "the password")
    user_options.declare_attributes(parser)


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    attributes = user_options.understood_attributes(namespace)
    return Options(which_client.understood(namespace), namespace.username, namespace.password_env, attributes)


def sign_up(options: Options, find_person: FindPerson = find_person, surroundings: Surroundings | None = None) -> None:
    """Sign a user up. Raises CloudError, and UsageError when something that the pool requires is not given."""
    from cloud.errors import CloudError  # imported here: the command line is parsed without AWS
    from cloud.reading.deployment import read_pool
    from cloud.users import sign_up as signing_up
    from wizard.commands.user import asking
    from wizard.commands.user.opening import Surroundings, open_client

    asker = asking.Asker("sign-up", find_person)
    pool, _ = open_client(options.client, surroundings or Surroundings())
    live = read_pool(pool.client, pool.id)
    if live is None:
        raise CloudError(f"The user pool {pool.id} no longer exists.", f"`{PROGRAM} check` says more.")
    needed = signing_up.needed_attributes(live, options.username)
    asked = {name: asking.attribute(asker, name, options.attributes) for name in needed}
    attributes = asked | dict(options.attributes)
    if missing := [name for name, value in attributes.items() if not value]:
        raise UsageError(
            f"The pool requires {', '.join(missing)}.\n  Type a value when asked for it, or give it with --attribute."
        )
    sent_to = asking.accepted_password(
        asker,
        "Password:",
        "--password-env",
        options.password_env,
        lambda password: signing_up.sign_up(pool, options.username, password, attributes),
    )
    if sent_to is None:
        say(f"{options.username} is signed up and needs no confirmation.")
        return
    say(f"{options.username} is signed up. A code was sent: {sent_to}. Confirm the sign-up with it:")
    say(next_command(options.client, "confirm", options.username))


COMMAND: Final = Command(declare, understood, sign_up)
