"""Checks the answers that are given by options or in a request, before anything is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from authconfig import journeys
from authconfig.errors import ChangeRefused, ConfigInvalid, Problem
from authconfig.settings import DEFAULTS
from authconfig.settings.setting import Settings
from wizard.interview.answers import Given, settings_of
from wizard.interview.prompt import refused
from wizard.interview.question import Pools, SettingQuestion
from wizard.interview.questions import BY_KEY


def vet(given: Given, present: Settings, pools: Pools) -> Given:
    """Check the answers that are `given`, and return them with typed values.

    Raises ConfigInvalid for a value that is not valid, ChangeRefused for one that is refused for one of `pools`.
    """
    asked = [question for question in BY_KEY.values() if isinstance(question, SettingQuestion)]
    answered = [question for question in asked if question.key in given.values]
    _check(given, answered)
    read = replace(given, values={**given.values, **{each.key: each.read(given.values[each.key]) for each in answered}})
    _judge(read, answered, DEFAULTS | present | settings_of(read.values), pools)
    return read


def _check(given: Given, answered: list[SettingQuestion[Any]]) -> None:
    wrong = ((question, question.check(given.values[question.key])) for question in answered)
    problems = tuple(
        Problem(given.places.get(question.key, question.key), reason, _remedy(question, given))
        for question, reason in wrong
        if reason
    )
    if problems:
        raise ConfigInvalid(given.source, problems)


def _judge(given: Given, answered: list[SettingQuestion[Any]], settings: Settings, pools: Pools) -> None:
    if not pools and (nobody := journeys.impossible(settings)):
        raise ConfigInvalid(given.source, tuple(each.problem for each in nobody))
    found = ((question, refused(question, given.values[question.key], settings, pools)) for question in answered)
    refusals = tuple(
        replace(refusal.problem, key=given.places.get(question.key, question.key))
        for question, refusal in found
        if refusal
    )
    if refusals:
        raise ChangeRefused(given.source, refusals)


def _remedy(question: SettingQuestion[Any], given: Given) -> str:
    if question.key in given.places:
        return "Correct the request; nothing was written."
    return f"Give {question.option} another value."
