"""Every setting has an effect: another value makes another template, or it is said here why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pytest

from authconfig import settings
from authconfig.settings import created, project
from authconfig.settings.setting import Setting
from tests.second_values import BASE, changed
from tests.snapshot.templates import template_of

_RECORD: Final = "the rules compare the file with it"
WITHOUT_EFFECT: Final[Mapping[Setting[Any], str]] = {
    project.REMOVED: "the pools that were removed are in no template; gate 3 looks for them",
    created.PROJECT: _RECORD,
    created.SIGN_IN: _RECORD,
    created.ALIASES: _RECORD,
    created.CASE_SENSITIVE: _RECORD,
    created.REQUIRED_ATTRIBUTES: _RECORD,
    created.PUBLIC_CLIENTS: _RECORD,
    created.CONFIDENTIAL_CLIENTS: _RECORD,
}


@pytest.mark.parametrize("setting", settings.ALL, ids=lambda setting: setting.key)
def test_another_value_makes_another_template(setting: Setting[Any]) -> None:
    assert (template_of(changed(setting)) == template_of(BASE)) == (setting in WITHOUT_EFFECT)
