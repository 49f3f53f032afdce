"""`wizard remove`: takes the pool out of the file, so that `add` can make a new one."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authconfig.errors import UsageError
from authconfig.names import DEFAULT_ENVIRONMENT, PoolStack
from authconfig.program import PROGRAM
from wizard.commands import config_file, quiet_option
from wizard.commands.attendance import FindPerson, confirm_by_name
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.terminal.person import find_person
from wizard.terminal.screen import filled, say

if TYPE_CHECKING:
    from authconfig.models import AuthConfig
    from authconfig.overrides import WithEnvironments


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard remove`. yes: whether to ask nothing; quiet: whether to say no more than needed"""

    file: ConfigFile
    yes: bool
    quiet: bool = False


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    config_file.declare(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask for the resource's name to confirm")
    quiet_option.declare(parser, "what removing means, unless it is to be confirmed, and how to let go of the stack")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(config_file.understood(namespace), namespace.yes, quiet_option.understood(namespace))


def remove(options: Options, find_person: FindPerson = find_person) -> None:
    """Take the pool out of the file, once the person has typed the resource's name.

    This works for a file with a refused change too: `remove` is the way out that the refusal names.
    Raises UsageError when there is no pool, Interrupted when another name is typed, and what
    `reading.understand` and `writing.replace` raise.
    """
    from authconfig.file import reading, writing  # imported here: the command line is parsed without them
    from authconfig.models import WithoutPool

    path = options.file.path
    text = reading.read_text(path)
    config = reading.understand(text, str(path))
    if isinstance(config, WithoutPool):
        raise UsageError(f"{path}: There is no user pool to remove.\n  Make one with `{PROGRAM} add`.")
    resource, stacks = config.project.resource, _stacks(config)
    if not (options.quiet and options.yes):
        say(_explained(config, stacks, path))
    if not options.yes:
        confirm_by_name(find_person, "`remove` asks questions", "resource", resource)
    new_text = writing.without_pool(text, tuple(stack.pool_id for stack in stacks))
    reading.parse(new_text, str(path))
    writing.replace(path, new_text, expected=text)
    if options.quiet:
        return
    whose = "stack" if len(stacks) == 1 else "stacks"
    say(f"Removed it from {path}. To let go of the deployed {whose} too, which keeps the user pool and all it has:")
    for stack in stacks:
        say(f"  {stack.delete_command}")
    say("For a new user pool, which starts without users and may require MFA (ON):")
    say(f"  {PROGRAM} add{options.file.option}")


def _stacks(config: AuthConfig | WithEnvironments) -> tuple[PoolStack, ...]:
    """The stack of each environment; of a file that lists none, that of the default."""
    from authconfig.models import AuthConfig

    if isinstance(config, AuthConfig):
        return (config.stack(DEFAULT_ENVIRONMENT),)
    return tuple(
        PoolStack(config.project.name, name, each.created.id, each.account, each.region)
        for name, each in config.environments.items()
    )


def _explained(config: AuthConfig | WithEnvironments, stacks: tuple[PoolStack, ...], path: Path) -> str:
    """What removing does, and does not."""
    from authconfig.models import AuthConfig

    if isinstance(config, AuthConfig):
        return (
            f"This removes the user pool of {config.project.resource} from {path}. In AWS nothing changes: the stack "
            f"{stacks[0].name}, and\nthat of every other environment, goes on managing the deployed user pool, with "
            "its users, groups, app client\nand SMS role. No file describes them any more, and nothing here can take "
            "them back."
        )
    names = ", ".join(f"{stack.environment} ({stack.name})" for stack in stacks)
    return filled(
        f"This removes the user pool of {config.project.resource} from {path}, in every environment: {names}. In AWS "
        "nothing changes: each stack goes on managing its user pool, with its users. No file describes them any more, "
        "and nothing here can take them back."
    )


COMMAND: Final = Command(declare, understood, remove)
