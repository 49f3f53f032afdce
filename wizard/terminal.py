"""What is printed, and the person it is printed for."""

from __future__ import annotations

import difflib
import io
import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from authconfig.errors import ConfigInvalid, Problem
from wizard.prompt import Ask

_LARGEST_INPUT: Final = 1024 * 1024  # bytes
_CANNOT_MOVE_THE_CURSOR: Final = {"dumb", "unknown"}  # what TERM says there, and in editors that run a shell


@dataclass(frozen=True, slots=True)
class Person:
    """The person at the keyboard: answers prompts, types a text, or a secret that is not echoed.

    type_secret: takes the message, and a check that gives the reason why a text cannot be
    """

    ask: Ask
    type_text: Callable[[str], str]
    type_secret: Callable[[str, Callable[[str], str | None]], str]


def find_person() -> Person | None:
    """The person at the terminal; None when standard input or output is not one.

    Tested before any prompt: questionary would take a piped newline for the default.
    """
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):  # None: a stream that is closed
        return None
    # Imported here: prompts take the longest to load, and commands without a person need none.
    if os.environ.get("TERM") in _CANNOT_MOVE_THE_CURSOR:
        from wizard import plain_keyboard

        return Person(plain_keyboard.ask, plain_keyboard.type_text, plain_keyboard.type_secret)
    from wizard import keyboard

    return Person(keyboard.ask, keyboard.type_text, keyboard.type_secret)


def read_standard_input() -> str:
    """All of standard input as text. Raises ConfigInvalid when there is none, or more than a request can be."""
    content = b"" if sys.stdin is None else sys.stdin.buffer.read(_LARGEST_INPUT + 1)
    if len(content) > _LARGEST_INPUT:
        raise _bad_input("It is larger than 1 MiB.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _bad_input(f"It is not UTF-8 text (byte {error.start}).") from None


def _bad_input(reason: str) -> ConfigInvalid:
    return ConfigInvalid("standard input", (Problem("", reason, "Give it an Amplify headless request as JSON."),))


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
