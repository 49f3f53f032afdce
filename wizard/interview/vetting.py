"""The judgement of answers that are given, by options or in a request, before anything is asked."""

from __future__ import annotations

from dataclasses import replace

from authconfig.errors import ChangeRefused, ConfigInvalid, Problem
from authconfig.pool_state import PoolState
from wizard.interview.question import Given, Question, Values
from wizard.interview.questions import QUESTIONS


def vet(given: Given, present: Values, pool: PoolState | None) -> None:
    """Check the answers that are `given`, before anything is asked.

    Raises ConfigInvalid for a value that cannot be, ChangeRefused for one that `pool` refuses.
    """
    values = {**{question.key: question.default for question in QUESTIONS}, **present, **given.values}
    answered = [question for question in QUESTIONS if question.key in given.values]
    wrong = [(question, question.check(given.values[question.key])) for question in answered]
    problems = tuple(
        Problem(given.places.get(question.key, question.key), reason, _remedy(question, given))
        for question, reason in wrong
        if reason
    )
    if problems:
        raise ConfigInvalid(given.source, problems)
    found = [(question, question.refused(given.values[question.key], values, pool)) for question in answered]
    refused = tuple(
        replace(refusal.problem, key=given.places.get(question.key, question.key))
        for question, refusal in found
        if refusal
    )
    if refused:
        raise ChangeRefused(given.source, refused)


def _remedy(question: Question, given: Given) -> str:
    if question.key in given.places:
        return "Correct the request; nothing was written."
    return f"Give {question.option} another value."
