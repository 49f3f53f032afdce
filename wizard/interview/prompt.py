"""A question as it is put to a person: every text and check, nothing left to decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from authconfig.pool_state import PoolState
from wizard.interview.question import NO, YES, Kind, Question, Value, Values, anything
from wizard.interview.questions import BY_KEY
from wizard.interview.questions.walks import LEARN_MORE_LABEL


class LearnMore(Enum):
    """The answer of a person who wants the help text first."""

    ANSWER = LEARN_MORE_LABEL


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice as it is put to a person: `refused` is the reason why it is greyed out, or None."""

    label: str
    value: Value
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a person is asked. The answer is a value of an offer, a tuple of them, or a text, as `kind` says."""

    message: str
    kind: Kind
    default: Value
    check: Callable[[Value], str | None] = anything
    offers: tuple[Offer, ...] = ()
    notes: tuple[str, ...] = ()
    can_learn_more: bool = False


def confirmation(message: str, default: Value) -> Prompt:
    """A question of yes or no; `default` is YES or NO."""
    return Prompt(message, Kind.CONFIRM, default, offers=(Offer("Yes", YES), Offer("No", NO)))


Ask = Callable[[Prompt], Value | LearnMore]


def suggested(question: Question, values: Values) -> Value:
    """What `question` starts from when the file and the answers so far say `values`."""
    if question.leads_to and not question.no_keeps:
        return YES if any(_differs(BY_KEY[key], values) for key in question.leads_to) else question.default
    value = values.get(question.key, question.default)
    return question.default if question.check(value) else value  # no MFA type, for one, while MFA is OFF


def _differs(question: Question, values: Values) -> bool:
    """Whether `values` have something else than the default for `question`."""
    value = values.get(question.key, question.default)
    return set(value) != set(question.default) if isinstance(value, tuple) else value != question.default


def prompt_for(question: Question, values: Values, pool: PoolState | None) -> Prompt:
    """`question` as it is put to a person who owns `pool` and whose file and answers so far say `values`."""

    def refusal(value: Value) -> str | None:
        found = question.refused(value, values, pool)
        return found.sentence if found else None

    def check(value: Value) -> str | None:
        return question.check(value) or refusal(value)

    included = question.included(values, pool)
    return Prompt(
        message=question.message,
        kind=question.kind,
        default=suggested(question, values),
        check=check,
        offers=tuple(
            # What a checkbox refuses depends on all of its ticks, so its check says it, not its choices.
            Offer(choice.label, choice.value, refusal(choice.value) if question.kind is Kind.SELECT else None)
            for choice in question.choices
            if choice.value not in included
        ),
        notes=tuple(
            note
            for note in (
                question.warning,
                question.included_note.format(_labels(question, included)) if included else "",
            )
            if note
        ),
        can_learn_more=bool(question.learn_more),
    )


def _labels(question: Question, values: frozenset[str]) -> str:
    return ", ".join(choice.label for choice in question.choices if choice.value in values)
