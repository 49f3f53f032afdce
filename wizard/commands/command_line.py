"""The command line: which command it names, and that command's options. Parsing only: it reads no file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final, NoReturn

from authconfig.program import TOOLKIT, VERSION
from wizard.commands import config_file, verbose_option
from wizard.commands.choices import nearest, quoted
from wizard.commands.command import Command, Entry, Table
from wizard.commands.discreet_parser import NamingParser
from wizard.commands.help_page import endnote
from wizard.commands.table import WIZARD

_ASKING: Final = {"-h", "--help", "--version"}  # options that a table of commands has itself


@dataclass(frozen=True, slots=True)
class Chosen:
    """A command and its options.

    config_option: the option, after a space, with which other commands find its file; empty if they need none
    when_interrupted: what to tell a person who stops it half-way
    verbose: whether to tell of each call to AWS
    """

    command: Command[Any]
    options: Any
    config_option: str
    when_interrupted: str
    verbose: bool = False

    def run(self) -> None:
        """Run it. Raises ToolkitError."""
        with verbose_option.telling_of_calls() if self.verbose else nullcontext():
            self.command.run(self.options)


def parse(arguments: Sequence[str], table: Table = WIZARD, before: str = "") -> Chosen:
    """The command of `table` that `arguments` name, with its options. Exits with 2 and the usage when they name none.

    before: the words of the command line in front of the table's name
    """
    words = f"{before}{table.name} "
    entry = table.find(arguments[0]) if arguments else None
    if entry is None:
        _explain(table, words.rstrip(), arguments)
    if isinstance(entry, Table):
        return parse(arguments[1:], entry, words)
    return _chosen(entry, table, words, arguments[1:])


def parsers(table: Table = WIZARD, before: str = "") -> Iterator[NamingParser]:
    """The parsers of all commands in `table`."""
    words = f"{before}{table.name} "
    for entry in table.entries:
        if isinstance(entry, Table):
            yield from parsers(entry, words)
        else:
            yield _parser(entry, entry.load(), table, words)


def named(words: Sequence[str], table: Table = WIZARD, before: str = "") -> tuple[NamingParser, int]:
    """The parser of the command that `words` begin with, and how many of them name it; of a table if none does.

    before: the words of the command line in front of the table's name
    """
    own = f"{before}{table.name} "
    entry = table.find(words[0]) if words else None
    if entry is None:
        return _table_parser(table, own.rstrip()), 0
    if isinstance(entry, Table):
        parser, further = named(words[1:], entry, own)
        return parser, 1 + further
    return _parser(entry, entry.load(), table, own), 1


def _chosen(entry: Entry, table: Table, words: str, arguments: Sequence[str]) -> Chosen:
    command = entry.load()
    parser = _parser(entry, command, table, words)
    namespace = parser.parse_args(arguments)
    try:
        options = command.understood(namespace)
    except argparse.ArgumentTypeError as error:
        parser.error(str(error))
    option = config_file.understood(namespace).option if config_file.DEST in namespace else ""
    return Chosen(command, options, option, table.when_interrupted, verbose_option.understood(namespace))


def _parser(entry: Entry, command: Command[Any], table: Table, words: str) -> NamingParser:
    # allow_abbrev: an abbreviation that works today becomes ambiguous when another option is added.
    parser = table.parser(prog=words + entry.name, description=entry.help, allow_abbrev=False)
    command.declare(parser)
    parser.endnote = endnote(f"{parser.prog} {example}".rstrip() for example in entry.examples)
    return parser


def _table_parser(table: Table, words: str) -> NamingParser:
    parser = table.parser(prog=words, description=table.help, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"{TOOLKIT} {VERSION}")
    parser.endnote = endnote(f"{words} {example}" for example in table.examples)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for entry in table.entries:
        commands.add_parser(entry.name, help=entry.help)
    return parser


def _explain(table: Table, words: str, arguments: Sequence[str]) -> NoReturn:
    """Exit with the help of `table` or the version, if `arguments` ask for it, or with what is wrong with them."""
    parser = _table_parser(table, words)
    # What follows the name of a command belongs to that command, and is not what is wrong.
    before = list(takewhile(lambda word: table.find(word) is None, arguments))
    if asking := [word for word in before if word in _ASKING]:
        parser.parse_args(asking)
    parser.error(_mistake(table, before))


def _mistake(table: Table, before: Sequence[str]) -> str:
    """What is wrong with the words `before` the first command of `table`, or with there being no command."""
    names = [entry.name for entry in table.entries]
    if not before:
        return f"name a command: {', '.join(names)}"
    word = before[0]
    if word.startswith("-"):
        return f"the command must come first: {', '.join(names)}"
    said = f"command {quoted(word)}" if table.parser.names_the_unknown else "such command"
    return f"there is no {said}; the nearest is {nearest(word, names)}"
