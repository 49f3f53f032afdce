"""Settings, questions and their words by dotted key. What the words are is for `unit/test_wording` alone to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from authconfig import rules, settings
from authconfig.settings.setting import Setting, Settings
from tests.configs import config
from wizard.interview.question import SettingQuestion
from wizard.interview.questions import BY_KEY

SETTING: Final[Mapping[str, Setting[Any]]] = {setting.key: setting for setting in settings.ALL}


def refusal_of(key: str, **of: Any) -> rules.Refusal:
    """The refusal of a change of the setting `key`, for the pool of TEXT or one that differs from it by `of`."""
    return rules.refusal_of(SETTING[key], config(**of).wanted())


# What every refusal of required MFA begins with; what it would mean to users depends on the pool.
REQUIRED_MFA: Final = refusal_of("mfa.mode").sentence.partition(";")[0]


def settings_from(values: Mapping[str, Any]) -> Settings:
    """The settings that `values` say."""
    return Settings({SETTING[key]: value for key, value in values.items()})


def by_key(values: Settings) -> dict[str, Any]:
    """`values` by dotted key."""
    return {setting.key: value for setting, value in values.items()}


def question(key: str) -> SettingQuestion[Any]:
    """The question that answers the setting `key`."""
    found = BY_KEY[key]
    assert isinstance(found, SettingQuestion)
    return found


def message(key: str) -> str:
    """The words of the prompt of the question `key`."""
    return BY_KEY[key].message


def label(key: str, name: str) -> str:
    """The words of the choice that the option of the question `key` calls `name`."""
    return next(choice.label for choice in BY_KEY[key].choices if choice.name == name)


def rejection(key: str, answer: Any) -> str:
    """The words in which the question `key` rejects `answer`."""
    reason = question(key).check(answer)
    assert reason is not None, f"{key} takes {answer!r}"
    return reason
