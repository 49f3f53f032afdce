"""What is printed, and the person it is printed for."""

from __future__ import annotations

import difflib
import io
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wizard.interview import Ask


@dataclass(frozen=True, slots=True)
class Person:
    """The person at the keyboard: answers prompts, says yes or no, types a text, or a secret that is not echoed.

    type_secret: takes the message, and a check that gives the reason why a text cannot be
    """

    ask: Ask
    confirm: Callable[[str], bool]
    type_text: Callable[[str], str]
    type_secret: Callable[[str, Callable[[str], str | None]], str]


def find_person() -> Person | None:
    """The person at the terminal; None when standard input or output is not one.

    Tested before any prompt: questionary would take a piped newline for the default.
    """
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):  # None: a stream that is closed
        return None
    # Imported here: prompts take the longest to load, and commands without a person need none.
    from wizard import keyboard

    return Person(keyboard.ask, keyboard.confirm, keyboard.type_text, keyboard.type_secret)


def write_what_can_be_written() -> None:
    """From now on write out a character that the output's encoding lacks, instead of ending with an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str = "") -> None:
    """Print `text` for the person or the log."""
    print(_visible(text))


def complain(text: str) -> None:
    """Print `text` to standard error."""
    print(_visible(text), file=sys.stderr)


def draw(picture: str, columns: int) -> bool:
    """Print `picture`, made by this project, with its colours; False, and nothing, where it would not be one."""
    try:
        picture.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    if shutil.get_terminal_size().columns < columns:
        return False
    print(picture)
    return True


def table(rows: Iterable[Sequence[str]]) -> str:
    """`rows` in aligned columns, two spaces apart."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def diff(before: str, after: str, name: str) -> str:
    """The unified difference of two versions of the file `name`; empty when they are equal."""
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"{name} (now)", f"{name} (new)", "", "", 2, ""
    )
    return "\n".join(lines)


def _visible(text: str) -> str:
    """`text` with every character that could steer a terminal written out; a file's comments may hold some."""
    return "".join(
        character
        if character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Zl", "Zp"}
        else repr(character)[1:-1]
        for character in text
    )
