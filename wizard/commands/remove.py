"""`wizard remove`: takes the pool out of the file, so that `add` can make a new one."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Final

from authconfig.errors import Interrupted, UsageError
from wizard.commands import config_file
from wizard.commands.attendance import FindPerson, someone
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.terminal.person import find_person
from wizard.terminal.screen import say


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard remove`. yes: whether to ask nothing"""

    file: ConfigFile
    yes: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    config_file.declare(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask for the resource's name to confirm")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(config_file.understood(namespace), namespace.yes)


def remove(options: Options, find_person: FindPerson = find_person) -> None:
    """Take the pool out of the file, once the person has typed the resource's name.

    This works for a file with a refused change too: `remove` is the way out that the refusal names.
    Raises UsageError when there is no pool, Interrupted when another name is typed, and what
    `reading.understand` and `writing.replace` raise.
    """
    from authconfig.file import reading, writing  # imported here: the command line is parsed without them
    from authconfig.models import AuthConfig

    path = options.file.path
    text = reading.read_text(path)
    config = reading.understand(text, str(path))
    if not isinstance(config, AuthConfig):
        raise UsageError(f"{path}: There is no user pool to remove.\n  Make one with `python -m wizard add`.")
    resource = config.project.resource
    say(
        f"This removes the user pool of {resource} from {path}.\n"
        "The deployed user pool, its users, its app client and its SMS role are kept in AWS. After the next deploy\n"
        "they are no longer managed from here, and this toolkit cannot manage them again."
    )
    if groups := config.user_pool.groups:
        say(f"The next deploy deletes its groups ({', '.join(groups)}), but not the users in them.")
    if not options.yes:
        person = someone(find_person, "`wizard remove` asks questions", "Give --yes to be asked nothing.")
        if person.type_text(f"Type the name of the resource, {resource}, to confirm:") != resource:
            raise Interrupted("That is not the name of the resource. Nothing was written.")
    new_text = writing.without_pool(text, config.created.id)
    reading.parse(new_text, str(path))
    writing.replace(path, new_text, expected=text)
    say(f"Removed the user pool from {path}. To add a new one, which may require MFA (ON) again:")
    say(f"  python -m wizard add{options.file.option}")


COMMAND: Final = Command(declare, understood, remove)
