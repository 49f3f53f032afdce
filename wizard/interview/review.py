"""The last word before anything is written: write it, change an answer, or leave it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from authconfig.errors import Interrupted
from wizard.interview.interview import Interview
from wizard.interview.prompt import Offer, Prompt
from wizard.interview.question import NO, YES, Kind, Question, Values
from wizard.interview.questions import BY_KEY
from wizard.interview.table import table

_CHANGE: Final = "change"
_NOTHING: Final = "nothing"
_LONGEST_SHOWN: Final = 200  # characters of an answer
_Draft = TypeVar("_Draft")


def reviewed(
    interview: Interview, path: Path, show: Callable[[Values], _Draft | None], *, unattended: bool
) -> _Draft | None:
    """Hold `interview`, and hold it again as long as the person wants to change an answer.

    show: tells the person what the answers come to, and gives what is to be written to `path`; None for nothing
    unattended: whether nobody is asked, so that the first draft is the last
    Raises Interrupted when the person does not want it, and what the interview raises.
    """
    answers = interview.answers()
    while (draft := show(answers)) is not None and not unattended:
        verdict = interview.ask(_verdict(path))
        if verdict == NO:
            raise Interrupted("Nothing was written.")
        if verdict == YES:
            break
        key = str(interview.ask(_which(changeable(interview, answers), answers)))
        answers = interview.answers(kept=answers, again=frozenset({key}))
    return draft


def changeable(interview: Interview, answers: Values) -> tuple[Question, ...]:
    """The questions whose answer can be changed before it is written."""
    answered = (BY_KEY[key] for key in answers if BY_KEY[key].in_file)
    return tuple(each for each in answered if each.revisable and not (interview.pool and each.fixed))


def summary(answers: Values) -> str:
    """Every answer that goes into the file, as a table."""
    return _table(tuple(BY_KEY[key] for key in answers if BY_KEY[key].in_file), answers)


def _table(questions: tuple[Question, ...], answers: Values) -> str:
    """A line for each of `questions`. An email can have lines of its own, and thousands of words."""
    labels = (question.labels(answers[question.key]) for question in questions)
    shown = (textwrap.shorten(label, _LONGEST_SHOWN, placeholder=" ...") for label in labels)
    return table((question.key, label) for question, label in zip(questions, shown, strict=True))


def _verdict(path: Path) -> Prompt:
    offers = (Offer("Yes", YES), Offer("No", NO), Offer("Change an answer", _CHANGE))
    return Prompt(f"Write this to {path}?", Kind.SELECT, YES, offers=offers)


def _which(questions: tuple[Question, ...], answers: Values) -> Prompt:
    lines = _table(questions, answers).splitlines()
    offers = tuple(Offer(line, question.key) for line, question in zip(lines, questions, strict=True))
    offers = (*offers, Offer("None of them", _NOTHING))
    return Prompt("Which answer do you want to change?", Kind.SELECT, offers[0].value, offers=offers)
