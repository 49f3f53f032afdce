"""Settings and questions by dotted key, as tests write them down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from authconfig import settings
from authconfig.settings.setting import Setting, Settings
from wizard.interview.question import SettingQuestion
from wizard.interview.questions import BY_KEY

SETTING: Final[Mapping[str, Setting[Any]]] = {setting.key: setting for setting in settings.ALL}


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
