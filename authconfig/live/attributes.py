"""The custom attributes of a user pool beside those of the file and of the deployed template. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from authconfig.live.deployed import LivePool, Parts, Unseen
from authconfig.live.finding import Finding, Kind
from authconfig.models import AuthConfig
from authconfig.names import LogicalId
from authconfig.settings import custom_attribute
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import CUSTOM

_PREFIXED: Final = ":"  # in a name: one of an older kind, whose prefix is not that of custom attributes


def with_managed(pool: LivePool, config: AuthConfig, parts: Parts) -> LivePool:
    """`pool` with the custom attributes that its stack has or is to have: no deploy touches any other."""
    managed = {*config.custom_attributes, *_in_template(parts.template)}
    kept = {
        setting: value
        for setting, value in pool.settings.items()
        if setting.path[0] != custom_attribute.TABLE or setting.path[1] in managed
    }
    return replace(pool, settings=Settings(kept))


def new(config: AuthConfig, parts: Parts) -> tuple[str, ...]:
    """The custom attributes of `config` that the pool does not have yet."""
    there = _names(parts.user_pool)
    return tuple(name for name in config.custom_attributes if name not in there)


def is_about(setting: Setting[Any] | None, attributes: tuple[str, ...]) -> bool:
    """Whether `setting` is one of the custom `attributes`."""
    return setting is not None and setting.path[0] == custom_attribute.TABLE and setting.path[1] in attributes


def pending(name: str) -> Finding:
    """What to say of the custom attribute `name` that the pool does not have yet."""
    return Finding(
        Kind.PENDING,
        f"{custom_attribute.TABLE}.{name}",
        f"Not deployed yet: the user pool has no custom attribute {name}.",
        "The next deploy adds it, for good: it can be neither changed nor taken away then.",
    )


def unmanaged(config: AuthConfig, parts: Parts) -> tuple[str, ...]:
    """The attributes that neither `config` nor the deployed template has, as Cognito calls them."""
    managed = {*config.custom_attributes, *_in_template(parts.template)}
    return tuple(
        name if _PREFIXED in name else f"{CUSTOM}{name}" for name in _names(parts.user_pool) if name not in managed
    )


def _in_template(template: Mapping[str, Any] | Unseen) -> frozenset[str]:
    if isinstance(template, Unseen):
        return frozenset()
    pool = template.get("Resources", {}).get(LogicalId.USER_POOL, {})
    return frozenset(_names(pool.get("Properties", {})))


def _names(user_pool: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the custom attributes in a schema: none of them is required, and it has no others that are not."""
    return tuple(entry["Name"] for entry in user_pool.get("Schema", ()) if not entry.get("Required"))
