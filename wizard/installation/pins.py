"""The versions that a new project runs on: those with which this version of the toolkit was tested."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("pins.txt")  # `make lock` makes it


def text() -> str:
    """The lines of a requirements.txt for all that the toolkit and the tests of a project need."""
    return _FILE.read_text(encoding="utf-8")
