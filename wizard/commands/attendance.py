"""The person whom a command needs at the terminal."""

from __future__ import annotations

from collections.abc import Callable

from authconfig.errors import Interrupted, UsageError
from wizard.interview.prompt import Prompt
from wizard.interview.question import Kind
from wizard.terminal.person import Person

FindPerson = Callable[[], Person | None]


def someone(find_person: FindPerson, asks: str, remedy: str) -> Person:
    """The person at the terminal. Raises UsageError when nobody is there.

    asks: the beginning of its message, such as "`add` asks questions"
    remedy: the end of its message, a sentence
    """
    person = find_person()
    if person is None:
        raise UsageError(f"{asks}, but standard input or output is not a terminal.\n  {remedy}")
    return person


def confirm_by_name(find_person: FindPerson, asks: str, thing: str, name: str) -> None:
    """Let the person type the `name` of the `thing` that is to go. Raises Interrupted for another one.

    asks: as `someone` takes it, which raises UsageError when nobody is there
    """
    person = someone(find_person, asks, "Give --yes to be asked nothing.")
    message = f"Type the name of the {thing}, {name}, to confirm:"
    if person.ask(Prompt(message, Kind.TEXT, "", decisive=True)) != name:
        raise Interrupted(f"That is not the name of the {thing}. Nothing was written.")
