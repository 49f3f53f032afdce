"""The person whom a command needs at the terminal."""

from __future__ import annotations

from collections.abc import Callable

from authconfig.errors import UsageError
from wizard.terminal.person import Person

FindPerson = Callable[[], Person | None]


def someone(find_person: FindPerson, asks: str, remedy: str) -> Person:
    """The person at the terminal. Raises UsageError when nobody is there.

    asks: the beginning of its message, such as "`wizard add` asks questions"
    remedy: the end of its message, a sentence
    """
    person = find_person()
    if person is None:
        raise UsageError(f"{asks}, but standard input or output is not a terminal.\n  {remedy}")
    return person
