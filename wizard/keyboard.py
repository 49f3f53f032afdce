"""The keyboard: turns a prompt into one of questionary's. The only module that imports it."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable
from typing import Any, Final

import questionary
from prompt_toolkit.filters import Always
from prompt_toolkit.layout import Dimension, FormattedTextControl
from questionary.prompts.common import InquirerControl

from wizard.interview import LearnMore, Prompt
from wizard.question import Kind, Value
from wizard.questions import LEARN_MORE_LABEL

_STYLE: Final = questionary.Style([("disabled", "fg:#8a8f98")])
_CHOICE_INDENT: Final = 5  # columns before the words of a choice that cannot be chosen: "   - "
_LEAST_ROOM: Final = 20  # columns; with less, a reason begins on a line of its own


def ask(prompt: Prompt) -> Value | LearnMore:
    """Put `prompt` to the person at the terminal. Raises KeyboardInterrupt (Ctrl-C) and EOFError (Ctrl-D)."""
    for note in prompt.notes:
        style = "bold fg:ansiyellow" if note.startswith("Warning") else "fg:ansigreen"
        questionary.print("\n".join(map(_filled, note.splitlines())), style=style)
    match prompt.kind:
        case Kind.SELECT:
            answer: Value | LearnMore = _roomy(_select(prompt)).unsafe_ask()
        case Kind.CHECKBOX:
            answer = tuple(_roomy(_checkbox(prompt)).unsafe_ask())
        case Kind.TEXT:
            answer = _roomy(_text(prompt)).unsafe_ask()
    return answer


def confirm(message: str) -> bool:
    """Ask a question of yes (the default) or no."""
    return bool(questionary.confirm(message).unsafe_ask())


def type_text(message: str) -> str:
    """Ask for a text, without a default or a check."""
    return str(questionary.text(message).unsafe_ask())


def type_secret(message: str, check: Callable[[str], str | None]) -> str:
    """Ask for a text that is not shown as it is typed; `check` gives the reason why one cannot be."""

    def validate(text: str) -> bool | str:
        return _filled(check(text) or "") or True

    return str(_roomy(questionary.password(message, validate=validate)).unsafe_ask())


def _select(prompt: Prompt) -> questionary.Question:
    choices = [
        questionary.Choice(offer.label, value=offer.value, disabled=_beside(offer.label, offer.refused))
        for offer in prompt.offers
    ]
    # The default is the choice itself: by value, questionary cannot tell an empty tuple from no default.
    default = next((choice for choice in choices if choice.value == prompt.default and not choice.disabled), None)
    if prompt.can_learn_more:
        choices.append(questionary.Choice(LEARN_MORE_LABEL, value=LearnMore.ANSWER))
    return questionary.select(prompt.message, choices=choices, default=default, style=_STYLE)


def _checkbox(prompt: Prompt) -> questionary.Question:
    choices = [
        questionary.Choice(offer.label, value=offer.value, checked=offer.value in prompt.default)
        for offer in prompt.offers
    ]

    def validate(ticked: list[str]) -> bool | str:
        return _filled(prompt.check(tuple(ticked)) or "") or True

    return questionary.checkbox(prompt.message, choices=choices, validate=validate)


def _text(prompt: Prompt) -> questionary.Question:
    def validate(text: str) -> bool | str:
        return _filled(prompt.check(text) or "") or True

    return questionary.text(prompt.message, default=str(prompt.default), validate=validate)


def _filled(text: str) -> str:
    """`text` with its lines broken between words, to the width of the terminal."""
    return textwrap.fill(text, _columns())


def _beside(label: str, reason: str | None) -> str | None:
    """`reason` broken between words, to stand in parentheses behind the choice `label`.

    questionary breaks no line of a choice: what does not fit would be cut off.
    """
    if reason is None:
        return None
    columns, lead, taken = _columns(), "", _CHOICE_INDENT + len(label) + 2
    if columns - taken < _LEAST_ROOM:
        lead, taken = "\n" + " " * _CHOICE_INDENT, _CHOICE_INDENT
    filled = textwrap.fill(f"{reason})", columns, initial_indent=" " * taken, subsequent_indent=" " * _CHOICE_INDENT)
    return lead + filled[taken:].removesuffix(")")


def _columns() -> int:
    return max(shutil.get_terminal_size().columns - 1, 20)


def _roomy(question: questionary.Question) -> questionary.Question:
    """`question` with room for long choices, and for the reason of a rejection: left alone, both are cut off."""
    windows: Any = question.application.layout.find_all_windows()
    for window in windows:
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = Always()
        elif isinstance(window.content, FormattedTextControl):
            window.height = Dimension(min=1)
            window.dont_extend_height = lambda: True
    return question
