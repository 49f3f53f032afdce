"""The person at the terminal, if there is one, and the keyboard that serves them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from wizard.interview.prompt import Ask
from wizard.terminal.screen import only_prints


@dataclass(frozen=True, slots=True)
class Person:
    """The person at the keyboard: answers prompts, types a text, or a secret that is not echoed.

    type_secret: takes the message, and a check that returns why a text is not accepted, or None
    how_to_go_back: a sentence on the way back to the question before
    """

    ask: Ask
    type_text: Callable[[str], str]
    type_secret: Callable[[str, Callable[[str], str | None]], str]
    how_to_go_back: str


def find_person() -> Person | None:
    """The person at the terminal; None when standard input or output is not one.

    Tested before any prompt: questionary would take a piped newline for the default.
    """
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):  # None: a stream that is closed
        return None
    # Imported here: prompts take the longest to load, and commands that ask nobody do not need them.
    if only_prints():
        from wizard.terminal import plain_keyboard as plain

        return Person(plain.ask, plain.type_text, plain.type_secret, plain.HOW_TO_GO_BACK)
    from wizard.terminal import keyboard

    return Person(keyboard.ask, keyboard.type_text, keyboard.type_secret, keyboard.HOW_TO_GO_BACK)
