"""The review before anything is written: write it, change an answer, or stop."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any, Final, TypeVar

from authconfig.settings import app_client, project
from wizard.interview.answers import INTERRUPTED, Answers, BrokenOff
from wizard.interview.interview import Interview, Tell
from wizard.interview.prompt import Answer, Ask, Offer, Prompt
from wizard.interview.question import Kind, SettingQuestion
from wizard.interview.questions import BY_SETTING
from wizard.interview.questions.app_client import CLIENT
from wizard.interview.round import hold
from wizard.interview.way_back import with_a_way_back
from wizard.interview.wrapping import wrapped

WRITE: Final = "Write this to {}?"  # the path of the file
WHICH: Final = "Which answer do you want to change?"
NONE_OF_THEM: Final = "None of them"
_APP_CLIENT: Final = "App client"
_LONGEST_SHOWN: Final = 200  # characters of an answer
_Draft = TypeVar("_Draft")  # may include None: there is nothing to write


class Verdict(Enum):
    """What the person says to the draft."""

    WRITE = "Yes"
    LEAVE = "No"
    CHANGE = "Change an answer"


def reviewed(interview: Interview, path: Path, show: Callable[[Answers, Tell], _Draft]) -> tuple[_Draft, Answers]:
    """Hold `interview`, and hold it again each time the person wants to change an answer. The draft, and its answers.

    show: tells the person the result of the answers, and returns what is to be written to `path`; None for nothing
    Without a person, the first draft is final. Raises BrokenOff when the person stops or does not want it, and what the
    interview raises.
    """

    def walk(ask: Ask, tell: Tell) -> tuple[_Draft, Answers]:
        return _reviewed(replace(interview, ask=ask, tell=tell), path, show)

    return with_a_way_back(walk, interview.ask, interview.tell)


def _reviewed(interview: Interview, path: Path, show: Callable[[Answers, Tell], _Draft]) -> tuple[_Draft, Answers]:
    answers = hold(interview)
    while (draft := show(answers, interview.tell)) is not None and interview.attended:
        verdict = _asked(interview, _verdict(path), answers)
        if verdict is Verdict.LEAVE:
            raise BrokenOff("Nothing was written.", answers)
        if verdict is Verdict.WRITE:
            break
        chosen = _asked(interview, _which(changeable(interview, answers), answers), answers)
        if chosen is not None:
            interview, answers = _renamed(interview, hold(interview, kept=answers, again=frozenset({chosen})))
    return draft, answers


def changeable(interview: Interview, answers: Answers) -> tuple[SettingQuestion[Any], ...]:
    """The questions whose answer can be changed before it is written."""
    has_a_name = {project.NAME} if interview.suggest is None else set()
    return tuple(
        each for each in _answered(answers) if each.setting not in has_a_name and not each.is_fixed_in(interview.pools)
    )


def summary(answers: Answers, columns: int) -> str:
    """Every answer that goes into the file, as a table: long answers go on in their own column, of `columns` in all."""
    questions = _answered(answers)
    lines = [wrapped(line, columns, _titles_width(questions)) for line in _lines(questions, answers)]
    if CLIENT.key in answers:  # what comes after it is about one of several
        first = next(place for place, each in enumerate(questions) if each.setting.path[0] == app_client.TABLE)
        lines.insert(first, [f"{_APP_CLIENT:<{_titles_width(questions)}}{answers[CLIENT.key]}"])
    return "\n".join(part for parts in lines for part in parts)


def _asked(interview: Interview, prompt: Prompt, answers: Answers) -> Answer:
    try:
        return interview.ask(prompt)
    except (KeyboardInterrupt, EOFError):
        raise BrokenOff(INTERRUPTED, answers) from None


def _renamed(interview: Interview, answers: Answers) -> tuple[Interview, Answers]:
    """Both, once the project has another name: the names that were suggested for the old one follow it."""
    if interview.suggest is None:
        return interview, answers
    before, now = interview.present, interview.suggest(answers.settings[project.NAME])
    follow = {setting.key: now[setting] for setting, value in answers.settings.items() if before.get(setting) == value}
    return replace(interview, everything=now), Answers({**answers, **follow})


def _answered(answers: Answers) -> tuple[SettingQuestion[Any], ...]:
    return tuple(BY_SETTING[setting] for setting in answers.settings)


def _lines(questions: tuple[SettingQuestion[Any], ...], answers: Answers) -> tuple[str, ...]:
    """A line for each of `questions`: the text of an email can have many lines and thousands of words."""
    labels = (question.labels(answers.settings[question.setting]) for question in questions)
    shown = (textwrap.shorten(label, _LONGEST_SHOWN, placeholder=" ...") for label in labels)
    width = _titles_width(questions)
    return tuple(f"{question.title:<{width}}{label}" for question, label in zip(questions, shown, strict=True))


def _titles_width(questions: tuple[SettingQuestion[Any], ...]) -> int:
    return max(len(question.title) for question in questions) + len("  ")


def _verdict(path: Path) -> Prompt:
    offers = tuple(Offer(verdict.value, verdict) for verdict in Verdict)
    return Prompt(WRITE.format(path), Kind.SELECT, Verdict.WRITE, offers=offers, decisive=True)


def _which(questions: tuple[SettingQuestion[Any], ...], answers: Answers) -> Prompt:
    lines = _lines(questions, answers)
    offers = tuple(Offer(line, question.key) for line, question in zip(lines, questions, strict=True))
    offers = (*offers, Offer(NONE_OF_THEM, None))
    return Prompt(WHICH, Kind.SELECT, offers[0].value, offers=offers)
