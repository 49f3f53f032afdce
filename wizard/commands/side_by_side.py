"""The environments of a file side by side, a column each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from authconfig.environments import Environment
from authconfig.settings import created
from authconfig.settings.setting import Setting
from wizard.commands.shown import shown

_ANY: Final = "any"

Row = tuple[str, ...]


def rows(environments: Sequence[Environment]) -> list[Row]:
    """Where each is and what its pool is, then every setting in which they differ; the header first."""
    return [
        ("setting", *(each.name for each in environments)),
        ("stack", *(each.stack.name for each in environments)),
        ("account", *(each.account or _ANY for each in environments)),
        ("region", *(each.region or _ANY for each in environments)),
        *(_row(setting, environments) for setting in created.OF_AN_ENVIRONMENT),
        *(_row(setting, environments) for setting in differing(environments)),
    ]


def differing(environments: Sequence[Environment]) -> tuple[Setting[Any], ...]:
    """The settings that the wizard asks for and that are not the same in all `environments`."""
    first, *others = (each.pool.settings for each in environments)
    return tuple(
        setting
        for setting, value in first.items()
        if setting not in created.OF_AN_ENVIRONMENT and any(other[setting] != value for other in others)
    )


def _row(setting: Setting[Any], environments: Sequence[Environment]) -> Row:
    return (setting.key, *(shown(setting, each.pool.settings[setting]) for each in environments))
