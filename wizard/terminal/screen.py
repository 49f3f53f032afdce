"""Prints to the terminal."""

from __future__ import annotations

import difflib
import io
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from typing import Final

from wizard.interview.wrapping import wrapped

_AROUND: Final = 2  # lines that are shown before and after what differs
_PLACE: Final = re.compile(r"@@ -(\d+)")  # of a unified difference
_NARROWEST: Final = 20  # columns
_WITHOUT_AN_EDGE: Final = 1_000_000  # columns


def write_what_can_be_written() -> None:
    """From now on print an escape for a character that the output's encoding lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str = "") -> None:
    """Print `text` for the person or the log."""
    print(visible(text))


def announce(text: str) -> None:
    """Print `text` at once: what comes next is printed by another program."""
    print(visible(text), flush=True)


def tell(text: str) -> None:
    """Print `text`, broken between words at the width of the terminal. An indented line may be copied: it is left."""
    say("\n".join(line if line.startswith("  ") else filled(line) for line in text.split("\n")))


def complain(text: str) -> None:
    """Print `text` to standard error."""
    print(visible(text), file=sys.stderr)


def columns() -> int | None:
    """The width of the terminal; None when the output is not one: what reads it takes lines as long as they are."""
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None


def edge() -> int:
    """The columns that a line may take: the terminal's but the last, which some break after; many where there is none.

    A window that is narrower than any text can be read in counts as one that is not.
    """
    width = columns()
    return _WITHOUT_AN_EDGE if width is None else max(width - 1, _NARROWEST)


def filled(text: str, indent: int = 0) -> str:
    """`text` with its lines broken between words where those of the terminal end. indent: of what follows a break"""
    return "\n".join(part for line in text.split("\n") for part in wrapped(line, edge(), indent))


def only_prints() -> bool:
    """Whether the terminal has neither colours nor a cursor that can be moved, as in editors that run a shell."""
    return os.environ.get("TERM") in {"dumb", "unknown"}


def draw(picture: str, width: int) -> str | None:
    """Print `picture`, made by this project, with its colours. Where it would be unreadable, return why instead.

    width: the columns that it takes
    """
    if only_prints():
        return "this terminal has no colours (TERM)"
    try:
        picture.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return f"its characters are not in {sys.stdout.encoding}, the terminal's encoding"
    found = columns()
    if found is not None and found < width:
        return f"it is {width} columns wide, and the window only {found}"
    print(picture)
    return None


def diff(before: str, after: str, name: str) -> str:
    """The unified difference of two versions of the TOML file `name`; empty when they are equal.

    Each place is followed by the table that it is in, since the tables of app clients have the same keys.
    """
    now = before.splitlines()
    lines = difflib.unified_diff(now, after.splitlines(), f"{name} (now)", f"{name} (new)", "", "", _AROUND, "")
    return "\n".join(line + _table_of(place, now) if (place := _PLACE.match(line)) else line for line in lines)


def _table_of(place: re.Match[str], lines: Sequence[str]) -> str:
    """The last header in `lines` above what differs in the `place`, after a space; nothing if there is none."""
    above = reversed(lines[: int(place[1]) - 1 + _AROUND])
    return next((f" {line.strip()}" for line in above if line.startswith("[")), "")


def visible(text: str) -> str:
    """`text` with an escape for every character that could control a terminal; a file's comments may hold some."""
    return "".join(
        character
        if character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Zl", "Zp"}
        else repr(character)[1:-1]
        for character in text
    )
