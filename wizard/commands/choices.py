"""Options that take one of several names, in whatever case they are typed."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterable
from typing import Final

from authconfig.program import PROGRAM

MOST_SHOWN: Final = 6  # names in a message or a usage; the documentation lists all of them


def chosen(text: str, names: Iterable[str], *, repeat: bool = True) -> str:
    """The one of `names` that `text` is but for its case. Raises ArgumentTypeError, which says what is nearest.

    repeat: whether the message may repeat `text`; not where it may be a secret, given by mistake
    """
    names = tuple(names)
    by_case = {name.casefold(): name for name in names}
    if found := by_case.get(text.casefold()):
        return found
    raise argparse.ArgumentTypeError(
        f"{quoted(text) if repeat else 'what is given'} is {_none_of(names)}; the nearest is {nearest(text, names)}"
    )


def nearest(text: str, names: Iterable[str]) -> str:
    """The one of `names` that `text` resembles most."""
    by_case = {name.casefold(): name for name in names}
    return by_case[difflib.get_close_matches(text.casefold(), by_case, n=1, cutoff=0)[0]]


def quoted(text: str) -> str:
    """`text` for a message: on one short line."""
    from authconfig.display import shown  # imported here: only a mistake needs it

    return shown(text)


def _none_of(names: tuple[str, ...]) -> str:
    if len(names) > MOST_SHOWN:
        return f"none of {len(names)} choices, which `{PROGRAM} questions` lists"
    return f"not one of: {'  '.join(names)}"
