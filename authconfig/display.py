"""How messages show a key or a value of a file: on one line, without characters that control a terminal."""

from __future__ import annotations

import json
from typing import Final

_LONGEST: Final = 60  # characters of a value


def key_part(part: str | int) -> str:
    """A part of a dotted key: bare where TOML allows that, else quoted, so that no control character gets through."""
    text = str(part)
    bare = text.isascii() and text.replace("-", "").replace("_", "").isalnum()
    return text if bare else json.dumps(text)


def shown(value: object) -> str:
    """`value` in one short line of printable characters, whatever it is."""
    try:
        text = json.dumps(value, default=str)
    except (ValueError, RecursionError):  # a number of thousands of digits, a table of thousands of levels
        return "a value that is too long to show"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
