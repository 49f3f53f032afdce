"""The environments of a file, each with its pool; and the configuration of one, with its variables filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from authconfig import settings, texts
from authconfig.errors import ConfigInvalid, Problem
from authconfig.models import AuthConfig, WithoutPool, document_with
from authconfig.names import PoolStack
from authconfig.overrides import WithEnvironments, document_of
from authconfig.pool_state import PoolState
from authconfig.settings.setting import Setting, Settings

Described = AuthConfig | WithEnvironments
Config = Described | WithoutPool

_SHORTEN: Final = "Shorten the text, or give the environment a shorter name."


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment of a file.

    pool: the pool that the file describes for it, with what it overrides
    account, region: where it is deployed; "" where the file leaves that open
    tags: those of its stack beyond the toolkit's
    overrides: the settings that it has values of its own for
    listed: the names of all environments of the file, () for one that lists none
    """

    name: str
    pool: AuthConfig
    account: str = ""
    region: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    overrides: Settings = field(default_factory=Settings)
    listed: tuple[str, ...] = ()

    @property
    def stack(self) -> PoolStack:
        """The stack that has its pool."""
        return replace(self.pool.stack(self.name), account=self.account, region=self.region)

    @property
    def recorded(self) -> PoolState:
        """Its pool as far as the file tells of it, for a change of what all environments share."""
        return self._in_file(replace(self.pool.recorded(), overrides=self.overrides))

    @property
    def wanted(self) -> PoolState:
        """The pool that the file asks for."""
        return self._in_file(self.pool.wanted())

    def _in_file(self, pool: PoolState) -> PoolState:
        name = self.name if self.listed else ""
        return replace(pool, environment=name, has_others=len(self.listed) > 1)


def environments(config: WithEnvironments) -> tuple[Environment, ...]:
    """The environments of `config`. Raises pydantic's ValidationError for one that is not valid as a whole."""
    return tuple(environment(config, name) for name in config.environments)


def environment(config: WithEnvironments, name: str) -> Environment:
    """The environment `name` of `config`, which has it. Raises what `environments` raises."""
    own = config.environments[name]
    return Environment(
        name,
        AuthConfig.model_validate(document_of(config, name)),
        own.account,
        own.region,
        own.tags,
        own.overrides(config.app_clients),
        (*config.environments,),
    )


def in_environment(config: AuthConfig, environment: str) -> AuthConfig:
    """`config` with its texts as `environment` gets them. Raises ConfigInvalid if one of them is too long there.

    Nothing else can be wrong with them: the file was checked with the shortest values, and no value contains a
    character with a special meaning.
    """
    present = config.settings
    rendered: dict[Setting[Any], str] = {
        setting: texts.render(present[setting], config.project.name, environment)
        for setting in settings.OF_THE_POOL
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
