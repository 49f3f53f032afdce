"""The keyboard: turns a prompt into one of questionary's. The only module that imports questionary."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import Any, Final, assert_never

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.layout import Dimension, FormattedTextControl
from questionary.constants import DEFAULT_STYLE
from questionary.prompts.common import InquirerControl

from wizard.interview.prompt import Answer, LearnMore, Offer, Prompt
from wizard.interview.question import Kind
from wizard.interview.questions.walks import LEARN_MORE_LABEL
from wizard.interview.way_back import Back
from wizard.terminal import typed_ahead
from wizard.terminal.keys import BACK, add_keys
from wizard.terminal.screen import filled, tell
from wizard.terminal.wrapped import ChoiceWords, Message

HOW_TO_GO_BACK: Final = f"{BACK} goes back by one question."
_STYLE: Final = questionary.Style([("disabled", "fg:#8a8f98"), ("hint", "fg:#8a8f98")])
_DRAWN: Final = 0.1  # seconds after which a prompt is on the screen, and nobody has answered it yet
_SELECT: Final = "(Use arrow keys)"
_CHECKBOX: Final = "(Arrow keys move, <space> selects, <a> all, <i> the others)"
_CONFIRM: Final = "(y/N) "  # questionary's, as long as its other one
_TICKED: Final = "●"  # questionary's


def ask(prompt: Prompt) -> Answer:
    """Put `prompt` to the person at the terminal, and leave the question with its answer on the screen.

    Raises KeyboardInterrupt (Ctrl-C), and EOFError (Ctrl-D, where a text is typed).
    """
    for note in prompt.notes:
        style = "bold fg:ansiyellow" if note.startswith("Warning") else "fg:ansigreen"
        questionary.print("\n".join(map(filled, note.splitlines())), style=style)
    question = _roomy(_question(prompt))
    question.application.erase_when_done = True
    add_keys(question.application, prompt)
    if prompt.decisive:
        typed_ahead.drop()
        clear_typeahead(question.application.input)
    given = _answer(question)
    if given is Back.ANSWER:
        return given
    answer = _value(prompt, given)
    words = LEARN_MORE_LABEL if answer is LearnMore.ANSWER else prompt.words(answer)
    _echo(prompt.message, words)
    if (lines := len(words.split("\n"))) > 1 and answer != prompt.default:
        tell(f"All {lines} lines are the answer to this question.")
    return answer


def type_text(message: str) -> str:
    """Ask for a text, without a default or a check."""
    return str(ask(Prompt(message, Kind.TEXT, "")))


def type_secret(message: str, check: Callable[[str], str | None]) -> str:
    """Ask for a text that is not shown as it is typed; `check` returns why a text is not accepted, or None."""
    question = _roomy(questionary.password(message, validate=_validator(check)))
    add_keys(question.application, Prompt(message, Kind.TEXT, ""))
    return str(_answer(question))


def _question(prompt: Prompt) -> questionary.Question:
    match prompt.kind:
        case Kind.SELECT:
            return _select(prompt)
        case Kind.CHECKBOX:
            return _checkbox(prompt)
        case Kind.CONFIRM:
            message = Message.before(_CONFIRM, prompt.message)
            return questionary.confirm(message, default=prompt.default, auto_enter=False, style=_STYLE)
        case Kind.TEXT | Kind.NUMBER | Kind.NAMES:
            message = Message.before("", prompt.message)
            validate = _validator(prompt.check)
            return questionary.text(message, default=str(prompt.default), validate=validate, style=_STYLE)
        case _:
            assert_never(prompt.kind)


def _value(prompt: Prompt, given: Any) -> Answer:
    """The answer that questionary's stands for: its choices have offers for values."""
    match prompt.kind:
        case Kind.SELECT:
            return given.value
        case Kind.CHECKBOX:
            return prompt.with_locked([offer.value for offer in given])
        case Kind.CONFIRM | Kind.TEXT | Kind.NUMBER | Kind.NAMES:
            return given
        case _:
            assert_never(prompt.kind)


def _answer(question: questionary.Question) -> Any:
    """Ask `question`, and collect the garbage of earlier prompts meanwhile: each of them leaves a megabyte."""

    def collect_soon() -> None:
        asyncio.get_running_loop().call_later(_DRAWN, gc.collect)

    question.application.pre_run_callables.append(collect_soon)
    return question.unsafe_ask()


def _select(prompt: Prompt) -> questionary.Question:
    choices = [_selectable(offer) for offer in prompt.offers]
    by_offer = zip(prompt.offers, choices, strict=True)
    default = next((each for offer, each in by_offer if offer.value == prompt.default and not offer.refused), None)
    if prompt.can_learn_more:
        choices.append(_selectable(Offer(LEARN_MORE_LABEL, LearnMore.ANSWER)))
    return questionary.select(
        Message.before(_SELECT, prompt.message),
        choices=choices,
        default=default,
        style=_STYLE,
        instruction=_SELECT,
    )


def _selectable(offer: Offer) -> questionary.Choice:
    if not offer.refused:
        return questionary.Choice(ChoiceWords.behind(len(" » "), offer.label), value=offer)
    return _unselectable(f"{offer.label} ({offer.refused})", offer)


def _checkbox(prompt: Prompt) -> questionary.Question:
    choices = [
        _unselectable(f"{_TICKED} {offer.label} ({offer.locked})", offer)
        if offer.locked
        else questionary.Choice(
            ChoiceWords.behind(len(" » ● "), offer.label), value=offer, checked=offer.value in prompt.default
        )
        for offer in prompt.offers
    ]

    def check(ticked: list[Offer]) -> str | None:
        return prompt.check(prompt.with_locked([offer.value for offer in ticked]))

    return questionary.checkbox(
        Message.before(_CHECKBOX, prompt.message),
        choices=choices,
        validate=_validator(check),
        style=_STYLE,
        instruction=_CHECKBOX,
    )


def _unselectable(words: str, offer: Offer) -> questionary.Choice:
    # If `disabled` were a text, questionary would put it in parentheses behind the words, without wrapping it.
    refused: dict[str, Any] = {"title": ChoiceWords.behind(len("   - "), words), "disabled": True}
    return questionary.Choice(value=offer, **refused)


def _validator(check: Callable[[Any], str | None]) -> Callable[[Any], bool | str]:
    """`check` as questionary wants it."""
    return lambda answer: filled(check(answer) or "") or True


def _echo(message: str, words: str) -> None:
    """Leave the question and its answer on the screen."""
    head = f"? {message}"
    text = "\n".join(map(filled, f"{head} {words}".split("\n")))
    end = next(at for at in range(len(text) + 1) if "".join(text[:at].split()) == "".join(head.split()))
    parts = [("class:qmark", text[:1]), ("class:question", text[1:end]), ("class:answer", text[end:])]
    print_formatted_text(FormattedText(parts), style=DEFAULT_STYLE)


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
