"""The text of a request, from standard input."""

from __future__ import annotations

import sys
from typing import Final

from authconfig.errors import ConfigInvalid, Problem

_LARGEST: Final = 1024 * 1024  # bytes; a real request has a few thousand


def read() -> str:
    """All of standard input as text. Raises ConfigInvalid when it is not UTF-8, or larger than a request can be."""
    content = b"" if sys.stdin is None else sys.stdin.buffer.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise _bad_input("It is larger than 1 MiB.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _bad_input(f"It is not UTF-8 text (byte {error.start}).") from None


def _bad_input(reason: str) -> ConfigInvalid:
    return ConfigInvalid("standard input", (Problem("", reason, "Give it an Amplify headless request as JSON."),))
