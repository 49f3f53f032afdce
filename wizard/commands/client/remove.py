"""`wizard client remove`: takes an app client out of the file."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Final

from authconfig.environments import Described
from authconfig.errors import UsageError
from authconfig.file import place, reading, writing
from authconfig.names import Output
from authconfig.overrides import PATH, WithEnvironments
from authconfig.program import PROGRAM
from authconfig.settings import app_client
from wizard.commands import completed, config_file, listed_client, quiet_option
from wizard.commands.attendance import FindPerson, confirm_by_name
from wizard.commands.client.described import described
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.terminal.person import find_person
from wizard.terminal.screen import say

_DELETE: Final = "aws cognito-idp delete-user-pool-client --user-pool-id USER_POOL_ID --client-id CLIENT_ID"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard client remove`.

    name: of the client
    yes: whether to ask nothing
    quiet: whether to say no more than needed
    """

    name: str
    file: ConfigFile
    yes: bool
    quiet: bool = False


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    name = parser.add_argument("name", metavar="NAME", help="what the file calls the app client")
    completed.by_client(name)
    config_file.declare(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask for the app client's name to confirm")
    quiet_option.declare(parser, "what removing means, unless it is to be confirmed, and how to delete it in AWS")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(namespace.name, config_file.understood(namespace), namespace.yes, quiet_option.understood(namespace))


def remove(options: Options, find_person: FindPerson = find_person) -> None:
    """Take the app client out of the file and out of every environment, once the person has typed its name.

    Its record stays, so that the name never gets another kind. This works for a file with a refused change too.
    Raises UsageError when there is no such client or no other, Interrupted when another name is typed, and what
    `reading.understand` and `writing.replace` raise.
    """
    path = options.file.path
    text, config = described(path)
    name, clients = listed_client.listed(options.name, (*config.app_clients,)), (*config.app_clients,)
    if clients == (name,):
        raise UsageError(
            f"{path}: Refused: {name} is the only app client, and without one nobody could sign in.\n"
            f"  Add another one first: `{PROGRAM} client add`."
        )
    place.check(path)
    if not (options.quiet and options.yes):
        say(
            f"This takes the app client {name} out of {path}. Deployed, it is retained: after the next deployment it "
            "is\nstill usable in each user pool that has it, and no file describes it any more."
        )
    if not options.yes:
        confirm_by_name(find_person, "`client remove` asks a question", "app client", name)
    new_text = _without(text, config, name)
    reading.understand(new_text, str(path))
    writing.replace(path, new_text, expected=text)
    if not options.quiet:
        say(f"Removed it from {path}. To delete it in AWS too:\n  {_DELETE}")
    if name == clients[0]:
        say(
            f"The first app client is now {clients[1]}: the output {Output.APP_CLIENT_ID} becomes its id with the\n"
            "next deployment, and commands that name no client mean this one."
        )


def _without(text: str, config: Described, name: str) -> str:
    text = writing.without_table(text, (app_client.TABLE, name))
    if isinstance(config, WithEnvironments):
        for environment, own in config.environments.items():
            if name in own.clients:
                text = writing.without_table(text, (PATH, environment, app_client.TABLE, name))
    return text


COMMAND: Final = Command(declare, understood, remove)
