"""The keyboard: turns a prompt into one of questionary's. The only module that imports questionary."""

from __future__ import annotations

import asyncio
import gc
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, assert_never

import questionary
from prompt_toolkit.filters import Always
from prompt_toolkit.layout import Dimension, FormattedTextControl
from questionary.prompts.common import InquirerControl

from wizard.interview.prompt import Answer, LearnMore, Offer, Prompt
from wizard.interview.question import Kind
from wizard.interview.questions.walks import LEARN_MORE_LABEL
from wizard.terminal.screen import columns

_STYLE: Final = questionary.Style([("disabled", "fg:#8a8f98")])
_DRAWN: Final = 0.1  # seconds after which a prompt is on the screen, and nobody has answered it yet
_CHOICE_INDENT: Final = 5  # columns before the words of a choice that cannot be chosen: "   - "


@dataclass(frozen=True, slots=True)
class _Refused:
    """The words of a choice that cannot be chosen, with the reason in parentheses, wrapped between words.

    questionary does not wrap choices. It asks for the words whenever it draws, so the window can be resized.
    """

    offer: Offer

    def __str__(self) -> str:
        indent = " " * _CHOICE_INDENT
        words = f"{self.offer.label} ({self.offer.refused})"
        return textwrap.fill(words, _columns(), initial_indent=indent, subsequent_indent=indent)[_CHOICE_INDENT:]


def ask(prompt: Prompt) -> Answer:
    """Put `prompt` to the person at the terminal.

    Raises KeyboardInterrupt (Ctrl-C), and EOFError (Ctrl-D, where a text is typed).
    """
    for note in prompt.notes:
        style = "bold fg:ansiyellow" if note.startswith("Warning") else "fg:ansigreen"
        questionary.print("\n".join(map(_filled, note.splitlines())), style=style)
    match prompt.kind:
        case Kind.SELECT:
            return _answer(_roomy(_select(prompt)))
        case Kind.CHECKBOX:
            return tuple(_answer(_roomy(_checkbox(prompt))))
        case Kind.CONFIRM:
            return _answer(questionary.confirm(prompt.message, default=prompt.default))
        case Kind.TEXT | Kind.NUMBER | Kind.NAMES:
            return _answer(_roomy(_text(prompt)))
        case _:
            assert_never(prompt.kind)


def type_text(message: str) -> str:
    """Ask for a text, without a default or a check."""
    return str(questionary.text(message).unsafe_ask())


def type_secret(message: str, check: Callable[[str], str | None]) -> str:
    """Ask for a text that is not shown as it is typed; `check` returns why a text is not accepted, or None."""

    def validate(text: str) -> bool | str:
        return _filled(check(text) or "") or True

    return str(_answer(_roomy(questionary.password(message, validate=validate))))


def _answer(question: questionary.Question) -> Any:
    """Ask `question`, and collect the garbage of earlier prompts meanwhile: each of them leaves a megabyte."""

    def collect_soon() -> None:
        asyncio.get_running_loop().call_later(_DRAWN, gc.collect)

    question.application.pre_run_callables.append(collect_soon)
    return question.unsafe_ask()


def _select(prompt: Prompt) -> questionary.Question:
    choices = [_choice(offer) for offer in prompt.offers]
    # The default is the choice itself: by value, questionary cannot tell an empty tuple from no default.
    default = next((choice for choice in choices if choice.value == prompt.default and not choice.disabled), None)
    if prompt.can_learn_more:
        choices.append(questionary.Choice(LEARN_MORE_LABEL, value=LearnMore.ANSWER))
    return questionary.select(prompt.message, choices=choices, default=default, style=_STYLE)


def _choice(offer: Offer) -> questionary.Choice:
    if not offer.refused:
        return questionary.Choice(offer.label, value=offer.value)
    # If `disabled` were a text, questionary would put it in parentheses behind the words, without wrapping it.
    refused: dict[str, Any] = {"title": _Refused(offer), "disabled": True}
    return questionary.Choice(value=offer.value, **refused)


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
    """`text` wrapped between words to the width of the terminal."""
    return textwrap.fill(text, _columns())


def _columns() -> int:
    return max((columns() or 0) - 1, 20)


def _roomy(question: questionary.Question) -> questionary.Question:
    """`question` with room for long choices and for the reason of a rejection, which would both be cut off."""
    windows: Any = question.application.layout.find_all_windows()
    for window in windows:
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = Always()
        elif isinstance(window.content, FormattedTextControl):
            window.height = Dimension(min=1)
            window.dont_extend_height = lambda: True
    return question
