"""The person whom a command needs."""

from __future__ import annotations

from collections.abc import Callable

from authconfig.errors import UsageError
from wizard.terminal.person import Person

FindPerson = Callable[[], Person | None]


def someone(find_person: FindPerson, asks: str, remedy: str) -> Person:
    """The person at the terminal. Raises UsageError, with what `asks` and the `remedy`, when nobody is there."""
    person = find_person()
    if person is None:
        raise UsageError(f"{asks}, and standard input or output is not a terminal.\n  {remedy}")
    return person
