"""The interview: which question comes next, and what becomes of its answer. Pure but for the two ports it is given.

The same loop serves a person at the keyboard and a command line that answers everything; only `ask` differs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from authconfig.errors import ChangeRefused, ConfigInvalid, Problem, UsageError
from authconfig.pool_state import PoolState
from wizard.question import Kind, Question, Value, Values
from wizard.questions import LEARN_MORE_LABEL, QUESTIONS, of_command


class LearnMore(Enum):
    """The answer of a person who wants the help text first."""

    ANSWER = LEARN_MORE_LABEL


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice as it is put to a person: `refused` is the reason why it is greyed out, or None."""

    label: str
    value: Value
    refused: str | None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it is put to a person: every text and check, nothing left to decide."""

    message: str
    kind: Kind
    default: Value
    check: Callable[[Value], str | None]
    offers: tuple[Offer, ...] = ()
    notes: tuple[str, ...] = ()
    can_learn_more: bool = False


Ask = Callable[[Prompt], Value | LearnMore]
Tell = Callable[[str], None]

COMMAND_LINE = "command line"


def take_default(prompt: Prompt) -> Value:
    """The `Ask` of a command line without a person: the default, if it can be taken."""
    if reason := prompt.check(prompt.default):
        raise ConfigInvalid(COMMAND_LINE, (Problem("", f"{prompt.message} {reason}", "Answer it with its option."),))
    return prompt.default


def vet(given: Values, present: Values, pool: PoolState | None) -> None:
    """Check the answers that options `given`, before anything is asked.

    Raises ConfigInvalid for a value that cannot be, ChangeRefused for one that `pool` refuses.
    """
    values = {**{question.key: question.default for question in QUESTIONS}, **present, **given}
    answered = [question for question in QUESTIONS if question.key in given]
    wrong = [(question, question.check(given[question.key])) for question in answered]
    problems = tuple(
        Problem(question.key, reason, f"Give {question.option} another value.") for question, reason in wrong if reason
    )
    if problems:
        raise ConfigInvalid(COMMAND_LINE, problems)
    found = [question.refused(given[question.key], values, pool) for question in answered]
    refused = tuple(refusal.problem for refusal in found if refusal)
    if refused:
        raise ChangeRefused(COMMAND_LINE, refused)


def interview(
    command: str, given: Values, present: Values, pool: PoolState | None, ask: Ask, tell: Tell
) -> dict[str, Value]:
    """The answers, by dotted key, to every question of `command` that applies.

    given: answers that need no asking (they have passed `vet`)
    present: what the questions start from: the file's values, or the suggestions for a new pool
    pool: the existing pool, None for a new one
    ask, tell: the person; `ask` must answer with a value that the prompt's check passes
    Raises UsageError when an answer in `given` does not apply.
    """
    answers: dict[str, Value] = {}
    walk = command
    for question in of_command(command):
        values = {**present, **answers}
        if reason := question.skipped(values):
            if question.key in given:
                raise UsageError(f"{question.option} does not apply: {reason}. Leave it out.")
            continue
        if question.key in given:
            value = given[question.key]
        elif walk not in question.asked_in:
            value = _default(question, present)
        elif pool and question.fixed:
            value = _default(question, present)
            tell(_fixed(question, value))
        else:
            value = _ask(question, values, pool, ask)
        if question.chooses_walk:
            walk = str(value)
            continue
        settled = question.settle(value, values, pool)
        if settled.notice:
            tell(settled.notice)
        answers[question.key] = _in_present_order(settled.value, present.get(question.key))
    return answers


def _default(question: Question, present: Values) -> Value:
    return present.get(question.key) or question.default


def _in_present_order(value: Value, present: Value | None) -> Value:
    """`value` with what `present` lists too first, in its order: the order of a list is no answer."""
    if not isinstance(value, tuple) or not isinstance(present, tuple):
        return value
    return (*(each for each in present if each in value), *(each for each in value if each not in present))


def _fixed(question: Question, value: Value) -> str:
    return f"{question.message} {question.labels(value)} (fixed when the pool was created)"


def _ask(question: Question, values: Values, pool: PoolState | None, ask: Ask) -> Value:
    prompt = prompt_for(question, values, pool)
    while isinstance(answer := ask(prompt), LearnMore):
        prompt = replace(prompt, notes=(question.learn_more,))
    return answer


def prompt_for(question: Question, values: Values, pool: PoolState | None) -> Prompt:
    """`question` as it is put to a person who owns `pool` and whose file and answers so far say `values`."""

    def refusal(value: Value) -> str | None:
        found = question.refused(value, values, pool)
        return found.sentence if found else None

    def check(value: Value) -> str | None:
        return question.check(value) or refusal(value)

    return Prompt(
        message=question.message,
        kind=question.kind,
        default=_default(question, values),
        check=check,
        offers=tuple(
            # What a checkbox refuses depends on all of its ticks, so its check says it, not its choices.
            Offer(choice.label, choice.value, refusal(choice.value) if question.kind is Kind.SELECT else None)
            for choice in question.choices
        ),
        notes=(question.warning,) if question.warning else (),
        can_learn_more=bool(question.learn_more),
    )
