"""What was typed before it was asked for."""

from __future__ import annotations

import select
import sys
import termios
from typing import Final

_SOON: Final = 0.02  # seconds in which a terminal delivers the next line of what is pasted


def drop() -> None:
    """Drop what was typed and has not been read yet, if anybody can type."""
    if sys.stdin.isatty():
        termios.tcflush(sys.stdin, termios.TCIFLUSH)


def came_with_more() -> bool:
    """Whether more came with the line that was just read, as when several lines are pasted; what came is dropped."""
    more = sys.stdin.isatty() and bool(select.select([sys.stdin], [], [], _SOON)[0])
    if more:
        drop()
    return more
