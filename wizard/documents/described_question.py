"""A question as the page of questions and its JSON tell of it: every word, with nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: its word on the command line, and its words at the keyboard."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class DescribedQuestion:
    """A question of the wizard.

    kind: how it is answered, as a word: select, checkbox, text, number, confirm or names
    default: what Enter answers, in the words of the choices
    commands: those that take it; walks: those in which a person is asked
    option: None for a question that only asks whether to ask others
    condition: when it is asked, in words
    """

    key: str
    message: str
    kind: str
    choices: tuple[Choice, ...]
    default: str
    commands: tuple[str, ...]
    walks: tuple[str, ...]
    option: str | None
    condition: str
    help: str
