"""The keyboard of a terminal that only prints and reads lines: choices have numbers, and nothing is redrawn.

For TERM=dumb: the shells of editors, serial lines, some screen readers.
"""

from __future__ import annotations

from collections.abc import Callable
from getpass import getpass
from typing import Final, assert_never

from wizard.interview.prompt import Answer, LearnMore, Offer, Prompt
from wizard.interview.question import Kind
from wizard.interview.questions.walks import LEARN_MORE_LABEL
from wizard.interview.way_back import Back
from wizard.terminal import typed_ahead
from wizard.terminal.screen import filled, say, tell

BACK: Final = "<"
HOW_TO_GO_BACK: Final = f"{BACK} goes back by one question."


def ask(prompt: Prompt) -> Answer:
    """Put `prompt` to the person until the answer is accepted. Raises KeyboardInterrupt and EOFError."""
    offers = (*prompt.offers, *([Offer(LEARN_MORE_LABEL, LEARN_MORE_LABEL)] if prompt.can_learn_more else []))
    if prompt.decisive:
        typed_ahead.drop()
    _put(prompt, offers)
    while True:
        typed = input("> ").strip()
        if typed_ahead.came_with_more():
            tell("Several lines came at once, and none of them was taken. Type one, and Enter.")
            continue
        if prompt.can_go_back and typed == BACK:
            return Back.ANSWER
        try:
            answer = _understood(typed, prompt, offers)
        except ValueError as error:
            tell(f"{error}")
            continue
        if prompt.can_learn_more and answer == LEARN_MORE_LABEL:
            return LearnMore.ANSWER
        if reason := prompt.check(answer):
            tell(reason)
            continue
        return answer


def type_secret(message: str, check: Callable[[str], str | None]) -> str:
    """Ask for a text that is not shown as it is typed; `check` returns why a text is not accepted, or None."""
    while reason := check(text := getpass(f"{message} ")):
        tell(reason)
    return text


def type_text(message: str) -> str:
    """Ask for a text, without a default or a check."""
    return input(f"{message} ")


def _put(prompt: Prompt, offers: tuple[Offer, ...]) -> None:
    for note in prompt.notes:
        tell(note)
    tell(f"{prompt.message}{_default(prompt)}")
    if prompt.kind is not Kind.CONFIRM:
        for number, offer in enumerate(offers, start=1):
            reason = offer.refused or (f"always; {offer.locked}" if offer.locked else "")
            say(filled(f"  {number}) {offer.label}{f' ({reason})' if reason else ''}", indent=len("  1) ")))


def _default(prompt: Prompt) -> str:
    """What an empty line answers, and how to answer otherwise."""
    labels = {offer.value: str(number) for number, offer in enumerate(prompt.offers, start=1)}
    match prompt.kind:
        case Kind.CHECKBOX:
            ticked = ",".join(labels[value] for value in prompt.with_locked(prompt.default))
            return f" (numbers separated by commas, 0 for none; Enter: {ticked or 'none'})"
        case Kind.SELECT:
            return f" (a number; Enter: {labels.get(prompt.default, '1')})"
        case Kind.CONFIRM:
            return f" (y or n; Enter: {'y' if prompt.default else 'n'})"
        case Kind.NUMBER:
            return f" (Enter: {prompt.default})"
        case Kind.TEXT | Kind.NAMES:
            return f" (Enter: {prompt.default})" if prompt.default else ""
        case _:
            assert_never(prompt.kind)


def _understood(typed: str, prompt: Prompt, offers: tuple[Offer, ...]) -> Answer:
    """The answer that `typed` gives. Raises ValueError, which says what to type, if it gives none."""
    match prompt.kind:
        case Kind.CHECKBOX if not typed:
            return prompt.with_locked(prompt.default)
        case Kind.CHECKBOX:
            numbers = [] if typed == "0" else typed.split(",")
            return prompt.with_locked([_offer(number, prompt.offers).value for number in numbers])
        case Kind.SELECT | Kind.CONFIRM | Kind.TEXT | Kind.NUMBER | Kind.NAMES if not typed:
            return prompt.default
        case Kind.SELECT:
            return _offer(typed, offers).value
        case Kind.CONFIRM if typed.lower() in {"y", "yes", "n", "no"}:
            return typed.lower().startswith("y")
        case Kind.CONFIRM:
            raise ValueError("Type y or n.")
        case Kind.TEXT | Kind.NUMBER | Kind.NAMES:
            return typed
        case _:
            assert_never(prompt.kind)


def _offer(number: str, offers: tuple[Offer, ...]) -> Offer:
    digits = number.strip()
    if digits.isascii() and digits.isdecimal() and len(digits) < 4 and 1 <= int(digits) <= len(offers):
        return offers[int(digits) - 1]
    raise ValueError(f"Type a number from 1 to {len(offers)}.")
