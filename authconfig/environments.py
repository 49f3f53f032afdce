"""The configuration of one environment: every text with its variables filled in."""

from __future__ import annotations

from typing import Any, Final

from authconfig import settings, texts
from authconfig.errors import ConfigInvalid, Problem
from authconfig.models import AuthConfig, document_with
from authconfig.settings.setting import Setting, Settings

_SHORTEN: Final = "Shorten the text, or give the environment a shorter name."


def in_environment(config: AuthConfig, environment: str) -> AuthConfig:
    """`config` with its texts as `environment` gets them. Raises ConfigInvalid if one of them is too long there.

    Nothing else can be wrong with them: the file was checked with the shortest values, and no value contains a
    character with a special meaning.
    """
    present = config.settings
    rendered: dict[Setting[Any], str] = {
        setting: texts.render(present[setting], config.project.name, environment)
        for setting in settings.ALL
        if setting.variables
    }
    too_long = tuple(
        Problem(
            setting.key,
            f"With its variables filled in it has {len(text)} characters; Cognito takes {setting.limits.most} at most.",
            _SHORTEN,
        )
        for setting, text in rendered.items()
        if setting.limits and len(text) > setting.limits.most
    )
    if too_long:
        raise ConfigInvalid(f"environment {environment}", too_long)
    return AuthConfig.model_validate(document_with(config, Settings(rendered)))
