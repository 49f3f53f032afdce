"""The keyboard of a terminal that only prints and reads lines: choices have numbers, and nothing is redrawn.

For TERM=dumb: the shells of editors, serial lines, some screen readers.
"""

from __future__ import annotations

from collections.abc import Callable
from getpass import getpass
from typing import assert_never

from wizard.interview.prompt import Answer, LearnMore, Offer, Prompt
from wizard.interview.question import Kind
from wizard.interview.questions.walks import LEARN_MORE_LABEL
from wizard.terminal.screen import say


def ask(prompt: Prompt) -> Answer:
    """Put `prompt` to the person until the answer is accepted. Raises KeyboardInterrupt and EOFError."""
    for note in prompt.notes:
        say(note)
    offers = (*prompt.offers, *([Offer(LEARN_MORE_LABEL, LEARN_MORE_LABEL)] if prompt.can_learn_more else []))
    say(f"{prompt.message}{_default(prompt)}")
    if prompt.kind is not Kind.CONFIRM:
        for number, offer in enumerate(offers, start=1):
            say(f"  {number}) {offer.label}{f' ({offer.refused})' if offer.refused else ''}")
    while True:
        typed = input("> ").strip()
        try:
            answer = _understood(typed, prompt, offers) if typed else prompt.default
        except ValueError as error:
            say(f"{error}")
            continue
        if prompt.can_learn_more and answer == LEARN_MORE_LABEL:
            return LearnMore.ANSWER
        if reason := prompt.check(answer):
            say(reason)
            continue
        return answer


def type_secret(message: str, check: Callable[[str], str | None]) -> str:
    """Ask for a text that is not shown as it is typed; `check` returns why a text is not accepted, or None."""
    while reason := check(text := getpass(f"{message} ")):
        say(reason)
    return text


def type_text(message: str) -> str:
    """Ask for a text, without a default or a check."""
    return input(f"{message} ")


def _default(prompt: Prompt) -> str:
    """What an empty line answers, and how to answer otherwise."""
    labels = {offer.value: str(number) for number, offer in enumerate(prompt.offers, start=1)}
    match prompt.kind:
        case Kind.CHECKBOX:
            ticked = ",".join(number for value, number in labels.items() if value in prompt.default)
            return f" (numbers separated by commas, 0 for none; Enter: {ticked or 'none'})"
        case Kind.SELECT:
            return f" (a number; Enter: {labels.get(prompt.default, '1')})"
        case Kind.CONFIRM:
            return f" (y or n; Enter: {'y' if prompt.default else 'n'})"
        case Kind.TEXT | Kind.NUMBER | Kind.NAMES:
            return f" (Enter: {prompt.default})" if prompt.default else ""
        case _:
            assert_never(prompt.kind)


def _understood(typed: str, prompt: Prompt, offers: tuple[Offer, ...]) -> Answer:
    """The answer that `typed` gives. Raises ValueError, which says what to type, if it gives none."""
    match prompt.kind:
        case Kind.CHECKBOX:
            numbers = [] if typed == "0" else typed.split(",")
            chosen = [_offer(number, prompt.offers) for number in numbers]
            return tuple(offer.value for offer in prompt.offers if offer in chosen)
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
