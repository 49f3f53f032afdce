"""Answers, by the key of their question: those that are given beforehand, and those that an interview results in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from authconfig.errors import Interrupted
from authconfig.settings.setting import Settings
from wizard.interview.question import SettingQuestion
from wizard.interview.questions import BY_KEY


def settings_of(answers: Mapping[str, Any]) -> Settings:
    """Those of `answers` that answer a setting; the others only steer the interview."""
    asked = ((BY_KEY[key], answer) for key, answer in answers.items())
    return Settings({question.setting: answer for question, answer in asked if isinstance(question, SettingQuestion)})


@dataclass(frozen=True, slots=True)
class Given:
    """Answers that need no asking.

    values: the answers, by key; a number may still be the text that was typed, until `vetting.vet` has read it
    source: where they came from, as errors name it
    places: the places of the answers in the source, by key; an answer without one was given by its option
    may_not_apply: keys that the source must give even where they have no effect; they are left out there
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    source: str = "command line"
    places: Mapping[str, str] = field(default_factory=dict)
    may_not_apply: frozenset[str] = frozenset()


INTERRUPTED: Final = "Interrupted. Nothing was written."


class Answers(Mapping[str, Any]):
    """The answer to every question that applied, in the order of the questions."""

    def __init__(self, by_key: Mapping[str, Any]) -> None:
        self._by_key = dict(by_key)

    @property
    def settings(self) -> Settings:
        """The settings that were answered."""
        return settings_of(self._by_key)

    def __getitem__(self, key: str) -> Any:
        return self._by_key[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)

    def __repr__(self) -> str:
        return f"Answers({self._by_key})"


class BrokenOff(Interrupted):
    """A person stopped the interview, or did not want what it came to. answers: those given until then"""

    def __init__(self, message: str, answers: Answers) -> None:
        super().__init__(message)
        self.answers = answers
