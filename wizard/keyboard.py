"""The keyboard: turns a prompt into one of questionary's. The only module that imports it."""

from __future__ import annotations

from typing import Any

import questionary
from prompt_toolkit.filters import Always
from questionary.prompts.common import InquirerControl

from wizard.interview import LearnMore, Prompt
from wizard.question import Kind, Value
from wizard.questions import LEARN_MORE_LABEL


def ask(prompt: Prompt) -> Value | LearnMore:
    """Put `prompt` to the person at the terminal. Raises KeyboardInterrupt (Ctrl-C) and EOFError (Ctrl-D)."""
    for note in prompt.notes:
        questionary.print(note, style="bold fg:ansiyellow" if note.startswith("Warning") else "fg:ansigreen")
    match prompt.kind:
        case Kind.SELECT:
            answer: Value | LearnMore = _wrapped(_select(prompt)).unsafe_ask()
        case Kind.CHECKBOX:
            answer = tuple(_wrapped(_checkbox(prompt)).unsafe_ask())
        case Kind.TEXT:
            answer = _text(prompt).unsafe_ask()
    return answer


def confirm(message: str) -> bool:
    """Ask a question of yes (the default) or no."""
    return bool(questionary.confirm(message).unsafe_ask())


def type_text(message: str) -> str:
    """Ask for a text, without a default or a check."""
    return str(questionary.text(message).unsafe_ask())


def _select(prompt: Prompt) -> questionary.Question:
    choices = [questionary.Choice(offer.label, value=offer.value, disabled=offer.refused) for offer in prompt.offers]
    # The default is the choice itself: by value, questionary cannot tell an empty tuple from no default.
    default = next((choice for choice in choices if choice.value == prompt.default and not choice.disabled), None)
    if prompt.can_learn_more:
        choices.append(questionary.Choice(LEARN_MORE_LABEL, value=LearnMore.ANSWER))
    return questionary.select(prompt.message, choices=choices, default=default)


def _checkbox(prompt: Prompt) -> questionary.Question:
    choices = [
        questionary.Choice(offer.label, value=offer.value, checked=offer.value in prompt.default)
        for offer in prompt.offers
    ]

    def validate(ticked: list[str]) -> bool | str:
        return prompt.check(tuple(ticked)) or True

    return questionary.checkbox(prompt.message, choices=choices, validate=validate)


def _text(prompt: Prompt) -> questionary.Question:
    def validate(text: str) -> bool | str:
        return prompt.check(text) or True

    return questionary.text(prompt.message, default=str(prompt.default), validate=validate)


def _wrapped(question: questionary.Question) -> questionary.Question:
    """`question` with its choices wrapped: questionary cuts lines at the edge, and with them a refusal's reason."""
    windows: Any = question.application.layout.find_all_windows()
    for window in windows:
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = Always()
    return question
