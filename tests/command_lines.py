"""Command lines, as the commands understand them."""

from __future__ import annotations

import argparse
from typing import TypeVar

from wizard.commands.command_line import parse, parsers

_Options = TypeVar("_Options")


def options_of(kind: type[_Options], *arguments: str) -> _Options:
    """What `arguments`, the command's name first, say. They are options of `kind`."""
    options = parse(arguments).options
    assert isinstance(options, kind)
    return options


def known_options() -> set[str]:
    """The options of all commands, as their help has them."""
    actions = (action for parser in parsers() for action in parser._actions if action.help is not argparse.SUPPRESS)
    return {option for action in actions for option in action.option_strings if option.startswith("--")}
