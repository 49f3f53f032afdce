"""Writes into pages of docs/ what they repeat from the code; with --check, says which of them do not repeat it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from authconfig.errors import ExitCode
from authconfig.file import reading
from authconfig.models import AuthConfig
from authconfig.program import COMMAND
from scripts.generated import write_or_check
from wizard.commands.command import Entry, Table
from wizard.commands.table import WIZARD
from wizard.documents import render

_TOML: Final = re.compile(r"(?<=^```toml\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def with_the_file(page: str) -> str:
    """`page` with its file as `add` writes it: the values are those of the page, the comments the settings' own.

    Raises ConfigInvalid or ChangeRefused when the file is not valid.
    """
    return _TOML.sub(lambda block: _as_written(block[0]), page, count=1)


def with_the_commands(page: str) -> str:
    """`page` with its table of commands."""
    return _with_rows(page, "command", (f"`{COMMAND} {name}` | {entry.help}" for name, entry in commands()))


def with_the_exit_codes(page: str) -> str:
    """`page` with its table of exit codes."""
    return _with_rows(page, "exit code", (f"{code.value} | {code.meaning}" for code in ExitCode))


def commands(table: Table = WIZARD, before: Sequence[str] = ()) -> Iterator[tuple[str, Entry]]:
    """The commands of `table`, those of its tables too, with the words that call them. before: those of `table`"""
    for entry in table.entries:
        words = (*before, entry.name)
        if isinstance(entry, Table):
            yield from commands(entry, words)
        else:
            yield " ".join(words), entry


PAGES: Final[Mapping[Path, Callable[[str], str]]] = MappingProxyType(
    {
        Path("docs/file.md"): with_the_file,
        Path("docs/commands.md"): with_the_commands,
        Path("docs/ci.md"): with_the_exit_codes,
    }
)


def _as_written(text: str) -> str:
    config = reading.parse(text, "docs/file.md")
    if not isinstance(config, AuthConfig):
        raise TypeError("docs/file.md shows a file without a user pool")
    return render.new_file(config, program=COMMAND)


def _with_rows(page: str, first_column: str, rows: Iterator[str]) -> str:
    """`page` with other `rows` in the table whose first column is headed `first_column`."""
    table = re.compile(rf"(?<=^\| {first_column} \|)(.*?\n.*?\n)(?:\|.*\n)*", re.MULTILINE)
    body = "".join(f"| {row} |\n" for row in rows)
    return table.sub(lambda found: found[1] + body, page, count=1)


if __name__ == "__main__":
    written = {path: rewritten(path.read_text(encoding="utf-8")) for path, rewritten in PAGES.items()}
    sys.exit(write_or_check(written, sys.argv[1:]))
