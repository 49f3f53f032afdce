"""Checks that a new text of the file says what was answered, before the file is written."""

from __future__ import annotations

from pathlib import Path

from authconfig.environments import Config
from authconfig.file import reading


class WrongText(Exception):
    """The text that was made for the file does not say what was answered: a bug in the toolkit."""


def check_text(text: str, meant: Config, path: Path) -> None:
    """Raise WrongText unless `text`, for the file at `path`, says what is `meant`, and is judged where that is made.

    Also what `reading.understand` raises.
    """
    if reading.understand(text, str(path)) != meant:
        raise WrongText(f"The text that was made for {path} does not say what was answered. Nothing was written.")
