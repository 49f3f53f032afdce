"""A change to the pools of a file: which it reaches, and the text of the file after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from authconfig import rules
from authconfig.environments import Environment, environments
from authconfig.errors import UsageError
from authconfig.file import reading, writing
from authconfig.models import AuthConfig
from authconfig.overrides import WithEnvironments
from authconfig.pool_state import PoolState
from authconfig.program import PROGRAM
from authconfig.settings import created, mfa
from authconfig.settings.setting import Settings
from authconfig.vocabulary import MfaMode
from wizard.commands.read_back import WrongText

_SOURCE: Final = "the answers"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a change is for.

    present: the settings that it starts from
    all: the environments of the file; one called "" for a file without environments
    own: the environment that gets values of its own; "" for what all share
    """

    present: Settings
    all: tuple[Environment, ...]
    own: str = ""

    @property
    def reached(self) -> tuple[Environment, ...]:
        """The environments whose pools the change can reach, with the overrides that keep it from them."""
        if not self.own:
            return self.all
        return tuple(replace(each, overrides=Settings()) for each in self.all if each.name == self.own)

    @property
    def pools(self) -> tuple[PoolState, ...]:
        """Their pools, for the questions."""
        return tuple(each.recorded for each in self.reached)

    @property
    def unrecorded(self) -> Settings:
        """The records of the custom attributes that were added by hand: all environments have the same."""
        return self.all[0].pool.unrecorded


@dataclass(frozen=True, slots=True)
class Edited:
    """A file after a change. before, after: the environments that the change reaches"""

    text: str
    before: tuple[Environment, ...]
    after: tuple[Environment, ...]

    @property
    def left_on(self) -> tuple[Environment, ...]:
        """The environments whose pools leave required MFA, for good."""
        pairs = zip(self.before, self.after, strict=True)
        return tuple(new for old, new in pairs if MfaMode.ON is old.pool.created.mfa is not new.pool.created.mfa)

    @property
    def changed(self) -> tuple[Environment, ...]:
        """The environments whose pools the change makes other ones; all of them where only a record changes."""
        pairs = zip(self.before, self.after, strict=True)
        return tuple(new for old, new in pairs if old.pool != new.pool) or self.after

    @property
    def groups_taken_out(self) -> tuple[str, ...]:
        """The groups that are no longer those of a pool that had them."""
        pairs = [(old.pool.user_pool, new.pool.user_pool) for old, new in zip(self.before, self.after, strict=True)]
        return tuple(dict.fromkeys(name for old, new in pairs for name in old.groups if name not in new.groups))


def described(config: AuthConfig | WithEnvironments) -> tuple[Environment, ...]:
    """The environments of `config`; one called "" for a file without environments."""
    return environments(config) if isinstance(config, WithEnvironments) else (Environment("", config),)


def scope(config: AuthConfig | WithEnvironments, environment: str, path: Path) -> Scope:
    """What a change of `environment` is for; "" for what all environments share.

    Raises UsageError for an environment of a file without any, ConfigInvalid for one that the file does not list.
    """
    found = described(config)
    if not environment:
        return Scope(config.settings, found)
    if not isinstance(config, WithEnvironments):
        raise UsageError(
            f"{path}: It lists no environments: what it says is the same in each.\n"
            f"  Leave out --env, or list {environment} first with `{PROGRAM} env add {environment}`."
        )
    name = reading.listed(config, environment, str(path))
    return Scope(next(each.pool.settings for each in found if each.name == name), found, name)


def edited(text: str, scope: Scope, answers: Settings) -> Edited | None:
    """`text`, the file, once `answers` are made to it; None if nothing changes.

    A record follows a pool that leaves ON, and gets the custom attributes that were added to the file.

    Raises ConfigInvalid for answers that are not valid for one of the pools, ChangeRefused for what it refuses.
    """
    change = Settings({each: value for each, value in answers.items() if value != scope.present[each]})
    before = scope.reached
    meant = tuple(_meant(each, change) for each in before)
    new_text = writing.with_records(writing.with_values(text, change, scope.own), scope.unrecorded)
    for each, wanted in zip(before, meant, strict=True):
        if wanted.mfa_at_creation is not each.pool.created.mfa:
            new_text = writing.with_values(new_text, Settings({created.MFA: wanted.mfa_at_creation}), each.name)
    if new_text == text and not change:
        return None
    found = _read_back(new_text, scope, meant)
    for each, wanted in zip(before, meant, strict=True):
        reading.judge(each.recorded, wanted, reading.in_environment(_SOURCE, each.name))
    names = [each.name for each in before]
    return Edited(new_text, before, tuple(each for each in found if each.name in names))


def _meant(environment: Environment, change: Settings) -> PoolState:
    """The pool of `environment` that is wanted once `change` has been made to what it shares or has of its own."""
    settings = _with_records(environment) | change | environment.overrides
    record = rules.mfa_record(environment.pool.created.mfa, settings[mfa.MODE])
    return replace(environment.wanted, mfa_at_creation=record, settings=settings.with_value(created.MFA, record))


def _with_records(environment: Environment) -> Settings:
    return environment.pool.settings | environment.pool.unrecorded


def _read_back(text: str, scope: Scope, meant: Sequence[PoolState]) -> tuple[Environment, ...]:
    """The environments that `text` describes. Raises WrongText unless those that are reached are as they are meant."""
    config = reading.parse(text, _SOURCE)
    found = described(config) if isinstance(config, AuthConfig | WithEnvironments) else ()
    wanted = {each.name: _with_records(each) for each in scope.all}
    wanted |= {each.name: pool.settings for each, pool in zip(scope.reached, meant, strict=True)}
    if {each.name: each.pool.settings for each in found} != wanted:
        raise WrongText("The text that was made for the file does not say what was answered. Nothing was written.")
    return found
