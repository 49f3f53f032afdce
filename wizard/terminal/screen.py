"""Prints to the terminal."""

from __future__ import annotations

import difflib
import io
import shutil
import sys
import unicodedata


def write_what_can_be_written() -> None:
    """From now on print an escape for a character that the output's encoding lacks, instead of failing."""
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
    """Print `picture`, made by this project, with its colours. Where it would be unreadable, print nothing: False."""
    try:
        picture.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    if shutil.get_terminal_size().columns < columns:
        return False
    print(picture)
    return True


def diff(before: str, after: str, name: str) -> str:
    """The unified difference of two versions of the file `name`; empty when they are equal."""
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"{name} (now)", f"{name} (new)", "", "", 2, ""
    )
    return "\n".join(lines)


def _visible(text: str) -> str:
    """`text` with an escape for every character that could control a terminal; a file's comments may hold some."""
    return "".join(
        character
        if character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Zl", "Zp"}
        else repr(character)[1:-1]
        for character in text
    )
