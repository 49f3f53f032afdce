"""Finds words on a screen, where lines break at the edge, or between words before it."""

from __future__ import annotations


def end_of(text: str, shown: str, start: int = 0) -> int | None:
    """Where `text` ends in `shown`, searched from `start`; None when it is not there. Blanks do not count."""
    wanted, found = _without_blanks(text), _without_blanks(shown)
    at = found.find(wanted, start)
    return None if at < 0 else at + len(wanted)


def _without_blanks(text: str) -> str:
    return "".join(text.split())
