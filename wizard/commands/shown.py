"""How tables show the value of a setting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authconfig.settings import app_client
from authconfig.settings.setting import Setting
from wizard.interview.questions import BY_SETTING
from wizard.terminal.screen import visible


def shown(setting: Setting[Any], value: Any) -> str:
    """`value` on one line, by the name of its choice where it has one: an empty sign-in is `username`.

    A record has the words of the setting that it keeps.
    """
    question = BY_SETTING.get(app_client.of_client(setting.records or setting, app_client.FIRST))
    for choice in question.choices if question else ():
        if choice.value == value:
            return choice.name
    nothing = question.nothing if question else "-"
    text = _text(value) or nothing
    return visible(text).replace("\n", "\\n")


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case tuple():
            return ", ".join(value)
        case Mapping():
            return ", ".join(f"{key} {_text(each)}" for key, each in value.items() if each is not None)
        case bool():
            return "yes" if value else "no"
    return str(value)
