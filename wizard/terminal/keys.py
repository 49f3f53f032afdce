"""What every prompt knows besides questionary's own keys: the way back, and what becomes of a pasted text."""

from __future__ import annotations

from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Window
from prompt_toolkit.validation import ValidationError

from wizard.interview.prompt import Prompt
from wizard.interview.question import Kind
from wizard.interview.way_back import Back
from wizard.terminal.screen import filled

BACK: Final = "Shift-Tab"
_TYPED: Final = {Kind.TEXT, Kind.NUMBER, Kind.NAMES}


def add_keys(application: Application[Any], prompt: Prompt) -> None:
    """Have `application`, which asks `prompt`, go back where the prompt allows it, and take a paste for one answer."""
    bindings = KeyBindings()
    if prompt.can_go_back:
        bindings.add(Keys.BackTab, eager=True)(_go_back)
        bindings.add(Keys.Escape, Keys.ControlI)(_go_back)  # the same key on the console of Linux
        hint = Window(FormattedTextControl([("class:hint", f"{BACK}: back")]), height=1)
        application.layout.container = HSplit([application.layout.container, hint])

    @bindings.add(Keys.BracketedPaste, eager=True)
    def _paste(event: KeyPressEvent) -> None:
        if prompt.kind in _TYPED:
            _insert(event, several_lines=prompt.several_lines)
        else:
            _complain(event, "A pasted text is no answer here. Choose with the keys.")

    application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), bindings])


def _insert(event: KeyPressEvent, *, several_lines: bool) -> None:
    """Insert the pasted text where it is typed; not if it has several lines and the answer takes one."""
    text = event.data.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    lines = text.count("\n") + 1
    if lines == 1 or several_lines:
        event.current_buffer.insert_text(text)
    else:
        _complain(event, f"The pasted text has {lines} lines, and this answer takes one: nothing of it was inserted.")


def _go_back(event: KeyPressEvent) -> None:
    event.app.exit(result=Back.ANSWER)


def _complain(event: KeyPressEvent, words: str) -> None:
    event.current_buffer.validation_error = ValidationError(message=filled(words))
