"""What a command is, and the table in which it has its name."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Generic, TypeVar

from authconfig.errors import NOTHING_WRITTEN
from wizard.commands.discreet_parser import NamingParser

_Options = TypeVar("_Options")


@dataclass(frozen=True, slots=True)
class Command(Generic[_Options]):
    """A command, as its module offers it under the name `COMMAND`.

    declare: adds the command's options to its parser
    understood: returns what they say; raises ArgumentTypeError for options that do not go together
    run: carries the command out; raises ToolkitError
    """

    declare: Callable[[argparse.ArgumentParser], None]
    understood: Callable[[argparse.Namespace], _Options]
    run: Callable[[_Options], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A command in a table.

    help: one sentence
    module: the name of its module
    examples: what can be typed after its name
    """

    name: str
    help: str
    module: str
    examples: tuple[str, ...]

    def load(self) -> Command[Any]:
        """The command. Its module is imported here and not before: no command waits for what another one needs."""
        command: Command[Any] = import_module(self.module).COMMAND
        return command


@dataclass(frozen=True, slots=True)
class Table:
    """Commands by name. One of them can be a table itself, whose commands have two words.

    help: what the commands are for
    examples: what can be typed after its name
    parser: the class that parses their options
    when_interrupted: what to tell a person who stops one of them half-way
    """

    name: str
    help: str
    entries: tuple[Entry | Table, ...]
    examples: tuple[str, ...]
    parser: type[NamingParser] = NamingParser
    when_interrupted: str = NOTHING_WRITTEN

    def find(self, name: str) -> Entry | Table | None:
        """The command or table called `name`; None if there is none."""
        return next((entry for entry in self.entries if entry.name == name), None)
