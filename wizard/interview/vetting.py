"""Checks the answers that are given by options or in a request, before anything is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from authconfig import journeys
from authconfig.errors import ChangeRefused, ConfigInvalid, Problem
from authconfig.settings import DEFAULTS, app_client
from authconfig.settings.setting import Settings
from wizard.interview.answers import Given, settings_of
from wizard.interview.prompt import refused
from wizard.interview.question import Pools, SettingQuestion
from wizard.interview.questions import BY_KEY


def vet(given: Given, present: Settings, pools: Pools, client: str = app_client.FIRST) -> Given:
    """Check the answers that are `given`, and return them with typed values.

    present, pools: as an interview has them whose questions are about the app client called `client`
    Raises ConfigInvalid for a value that is not valid, ChangeRefused for one that is refused for one of `pools`.
    """
    asked = [question for question in BY_KEY.values() if isinstance(question, SettingQuestion)]
    answered = [question for question in asked if question.key in given.values]
    _check(given, answered, client)
    read = replace(given, values={**given.values, **{each.key: each.read(given.values[each.key]) for each in answered}})
    _judge(read, answered, DEFAULTS | present | settings_of(read.values), pools, client)
    return read


def _check(given: Given, answered: list[SettingQuestion[Any]], client: str) -> None:
    wrong = ((question, question.check(given.values[question.key])) for question in answered)
    problems = tuple(
        Problem(_place(question, given, client), reason, _remedy(question, given))
        for question, reason in wrong
        if reason
    )
    if problems:
        raise ConfigInvalid(given.source, problems)


def _judge(given: Given, answered: list[SettingQuestion[Any]], settings: Settings, pools: Pools, client: str) -> None:
    if not pools and (nobody := journeys.impossible(settings)):
        raise ConfigInvalid(given.source, tuple(each.problem for each in nobody))
    found = ((question, refused(question, given.values[question.key], settings, pools)) for question in answered)
    refusals = tuple(
        replace(refusal.problem, key=_place(question, given, client)) for question, refusal in found if refusal
    )
    if refusals:
        raise ChangeRefused(given.source, refusals)


def _place(question: SettingQuestion[Any], given: Given, client: str) -> str:
    return given.places.get(question.key, app_client.of_client(question.setting, client).key)


def _remedy(question: SettingQuestion[Any], given: Given) -> str:
    if question.key in given.places:
        return "Correct the request; nothing was written."
    return f"Give {question.option} another value."
