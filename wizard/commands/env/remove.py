"""`wizard env remove`: takes an environment out of the file. Its stack stays."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authconfig.errors import UsageError
from authconfig.file import place, reading, writing
from authconfig.models import WithoutPool
from authconfig.names import PoolStack
from authconfig.overrides import WithEnvironments
from authconfig.program import PROGRAM
from wizard.commands import completed, config_file, quiet_option
from wizard.commands.attendance import FindPerson, confirm_by_name
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.terminal.person import find_person
from wizard.terminal.screen import filled, say


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard env remove`.

    name: the environment
    yes: whether to ask nothing
    quiet: whether to say no more than needed
    """

    file: ConfigFile
    name: str
    yes: bool
    quiet: bool = False


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    name = parser.add_argument("name", metavar="NAME", help="the environment")
    completed.by_environment(name)
    config_file.declare(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask for the environment's name to confirm")
    quiet_option.declare(parser, "what removing means, unless it is to be confirmed, and how to let go of the stack")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(config_file.understood(namespace), namespace.name, namespace.yes, quiet_option.understood(namespace))


def remove(options: Options, find_person: FindPerson = find_person) -> None:
    """Take the environment out of the file, once the person has typed its name.

    This works for a file with a refused change too: it is a way out of a change that its pool refuses.
    Raises UsageError for the last environment or a file without any, ConfigInvalid for one that is not listed,
    Interrupted when another name is typed, and what `reading.understand` and `writing.replace` raise.
    """
    path = options.file.path
    text = reading.read_text(path)
    config = reading.understand(text, str(path))
    if not isinstance(config, WithEnvironments):
        nothing = "has no user pool" if isinstance(config, WithoutPool) else "lists no environments"
        raise UsageError(f"{path}: It {nothing}, so there is none to remove.")
    name = reading.listed(config, options.name, str(path))
    if len(config.environments) == 1:
        raise UsageError(
            f"{path}: {name} is the only environment.\n  To take the user pool out of the file, run `{PROGRAM} remove`."
        )
    place.check(path)
    own = config.environments[name]
    stack = PoolStack(config.project.name, name, own.created.id, own.account, own.region)
    if not (options.quiet and options.yes):
        say(filled(_explained(path, stack)))
    if not options.yes:
        confirm_by_name(find_person, "`env remove` asks questions", "environment", name)
    new_text = writing.without_environment(text, name, stack.pool_id)
    reading.understand(new_text, str(path))
    writing.replace(path, new_text, expected=text)
    if not options.quiet:
        say(f"Removed it from {path}. To let go of its stack too, which keeps the user pool and all it has:")
        say(f"  {stack.delete_command}")


def _explained(path: Path, stack: PoolStack) -> str:
    """What removing the environment of `stack` does, and does not."""
    return (
        f"This removes the environment {stack.environment} from {path}. In AWS nothing changes: the stack {stack.name} "
        "goes on managing its user pool, with its users. No file describes it any more, and nothing here can take it "
        "back."
    )


COMMAND: Final = Command(declare, understood, remove)
