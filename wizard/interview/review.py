"""The review before anything is written: write it, change an answer, or stop."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, Final, TypeVar

from authconfig.errors import Interrupted
from wizard.interview.answers import Answers
from wizard.interview.interview import Interview
from wizard.interview.prompt import Offer, Prompt
from wizard.interview.question import Kind, SettingQuestion
from wizard.interview.questions import BY_SETTING
from wizard.interview.round import hold
from wizard.interview.table import table

WRITE: Final = "Write this to {}?"  # the path of the file
WHICH: Final = "Which answer do you want to change?"
NONE_OF_THEM: Final = "None of them"
_LONGEST_SHOWN: Final = 200  # characters of an answer
_Draft = TypeVar("_Draft")  # may include None: there is nothing to write


class Verdict(Enum):
    """What the person says to the draft."""

    WRITE = "Yes"
    LEAVE = "No"
    CHANGE = "Change an answer"


def reviewed(interview: Interview, path: Path, show: Callable[[Answers], _Draft]) -> _Draft:
    """Hold `interview`, and hold it again each time the person wants to change an answer.

    show: shows the person the result of the answers, and returns what is to be written to `path`; None for nothing
    Without a person, the first draft is final. Raises Interrupted when the person does not want it, and what the
    interview raises.
    """
    answers = hold(interview)
    while (draft := show(answers)) is not None and interview.attended:
        verdict = interview.ask(_verdict(path))
        if verdict is Verdict.LEAVE:
            raise Interrupted("Nothing was written.")
        if verdict is Verdict.WRITE:
            break
        chosen = interview.ask(_which(changeable(interview, answers), answers))
        again = frozenset() if chosen is None else frozenset({chosen})
        answers = hold(interview, kept=answers, again=again)
    return draft


def changeable(interview: Interview, answers: Answers) -> tuple[SettingQuestion[Any], ...]:
    """The questions whose answer can be changed before it is written."""
    return tuple(each for each in _answered(answers) if each.revisable and not (interview.pool and each.is_fixed))


def summary(answers: Answers) -> str:
    """Every answer that goes into the file, as a table."""
    return _table(_answered(answers), answers)


def _answered(answers: Answers) -> tuple[SettingQuestion[Any], ...]:
    return tuple(BY_SETTING[setting] for setting in answers.settings)


def _table(questions: tuple[SettingQuestion[Any], ...], answers: Answers) -> str:
    """A line for each of `questions`: the text of an email can have many lines and thousands of words."""
    labels = (question.labels(answers.settings[question.setting]) for question in questions)
    shown = (textwrap.shorten(label, _LONGEST_SHOWN, placeholder=" ...") for label in labels)
    return table((question.key, label) for question, label in zip(questions, shown, strict=True))


def _verdict(path: Path) -> Prompt:
    offers = tuple(Offer(verdict.value, verdict) for verdict in Verdict)
    return Prompt(WRITE.format(path), Kind.SELECT, Verdict.WRITE, offers=offers)


def _which(questions: tuple[SettingQuestion[Any], ...], answers: Answers) -> Prompt:
    lines = _table(questions, answers).splitlines()
    offers = tuple(Offer(line, question.key) for line, question in zip(lines, questions, strict=True))
    offers = (*offers, Offer(NONE_OF_THEM, None))
    return Prompt(WHICH, Kind.SELECT, offers[0].value, offers=offers)
