"""The file before and after an environment is added. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from authconfig import checks, rules
from authconfig.environments import Environment, environments
from authconfig.errors import UsageError
from authconfig.file import reading, writing
from authconfig.models import AuthConfig
from authconfig.names import PoolStack
from authconfig.overrides import PATH, WithEnvironments
from authconfig.pool_state import PoolState
from authconfig.program import PROGRAM
from authconfig.settings import created, environment, mfa
from authconfig.settings.setting import Settings
from authconfig.vocabulary import PoolId
from wizard.commands.env.lookup import Pool
from wizard.commands.read_back import WrongText
from wizard.documents import render

_SOURCE: Final = "the answers"
_ANYWHERE: Final = Settings({setting: setting.default for setting in environment.PLACE})


@dataclass(frozen=True, slots=True)
class Before:
    """The file before.

    all: its environments; of a file that lists none, the one that its pool was deployed as until then
    lists: whether the file lists them
    """

    config: AuthConfig | WithEnvironments
    all: tuple[Environment, ...]
    lists: bool

    def check_new(self, name: str) -> None:
        """Raise UsageError for a name that an environment has, in whatever case of its letters."""
        names = [each.name for each in self.all] if self.lists else []
        if name in names:
            raise UsageError(
                f"There is an environment {name} already.\n  To change it, run `{PROGRAM} update --env {name}`."
            )
        if reason := checks.environment_names((*names, name)):
            raise UsageError(f"{reason}\n  Stacks and user pools are named after their environments.")

    def is_own(self, name: str) -> bool:
        """Whether `name` is what the pool of a file that lists no environments was deployed as."""
        return not self.lists and name == self.all[0].name

    def present(self, start: str) -> Settings:
        """What the questions start from; `start` is the environment whose overrides count, "" for none.

        Raises UsageError if there is no such environment.
        """
        return self.config.settings | self._overrides(start) | _ANYWHERE

    def stacks(self, name: str, account: str, region: str) -> tuple[PoolStack, ...]:
        """The stacks that could have the pool of the environment `name` already: one for each id the file knows."""
        project = self.config.project
        ids = dict.fromkeys(each.pool.created.id for each in self.all)
        return tuple(
            PoolStack(project.name, name, pool, account, region) for pool in ids if not project.gave_up(name, pool)
        )

    @property
    def known(self) -> Pool:
        """The pool that the file has a record of: that of its first environment."""
        first = self.all[0].pool
        return Pool(first.created.id, first.created.mfa)

    def state(self, pool: Pool, name: str, present: Settings) -> PoolState:
        """`pool` as that of the environment `name`, which has the settings that are `present`."""
        recorded = self.all[0].pool.recorded().settings
        fixed = Settings({each: recorded[each] for each in recorded if each in present and not each.is_overridable})
        return PoolState(pool.mfa_at_creation, present | fixed, name)

    def own(self, start: str, answers: Settings) -> Settings:
        """What an environment with `answers`, begun from that of `start`, says otherwise than the others."""
        shared = self.config.settings
        said = self._overrides(start) | answers
        return Settings({each: value for each, value in said.items() if each in shared and value != shared[each]})

    def _overrides(self, start: str) -> Settings:
        if not start:
            return Settings()
        found = {each.name: each.overrides for each in self.all}
        if start not in found:
            raise UsageError(f"There is no environment {start} to start from; there are: {', '.join(found)}.")
        return found[start]


@dataclass(frozen=True, slots=True)
class New:
    """An environment that is added.

    pool_id: its pool's; existing: the pool, if it exists
    start: the environment whose overrides it starts from, "" for none
    """

    name: str
    pool_id: PoolId
    existing: PoolState | None = None
    start: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """The file after. all: its environments; added: the new one"""

    text: str
    all: tuple[Environment, ...]
    added: Environment


def before(config: AuthConfig | WithEnvironments, existing: str) -> Before:
    """The file that `config` was read from. existing: what the pool of a file without environments was deployed as"""
    if isinstance(config, WithEnvironments):
        return Before(config, environments(config), lists=True)
    return Before(config, (Environment(existing, config),), lists=False)


def drafted(text: str, before: Before, new: New, answers: Settings) -> Draft:
    """`text`, the file, with the environment `new` and its `answers`.

    Raises ConfigInvalid for answers that are not valid, ChangeRefused for what an existing pool refuses.
    """
    own = before.own(new.start, answers)
    mode = (before.config.settings | own)[mfa.MODE]
    record = rules.mfa_record(new.existing.mfa_at_creation, mode) if new.existing else mode
    identity = Settings({created.ID: new.pool_id, created.MFA: record})
    if not before.lists:
        text = _as_listed(text, before.all[0], written=not before.is_own(new.name))
    place = Settings({each: answers.get(each, each.default) for each in environment.PLACE})
    tables = render.environment(new.name, identity, place, new.tags, own, before.config.app_clients)
    text = writing.with_tables(text, (PATH,), tables)
    config = reading.parse(text, _SOURCE)
    found = environments(config) if isinstance(config, WithEnvironments) else ()
    added = found[-1]
    meant = before.config.settings | own | identity
    there = before.all if not before.is_own(new.name) else ()
    if added.pool.settings != meant or [each.pool for each in found[:-1]] != [each.pool for each in there]:
        raise WrongText("The text that was made for the file does not say what was answered. Nothing was written.")
    if new.existing:
        reading.judge(new.existing, added.wanted, reading.in_environment(_SOURCE, new.name))
    return Draft(text, found, added)


def _as_listed(text: str, only: Environment, *, written: bool) -> str:
    """`text`, a file without environments, with its pool as that of the environment `only`, or not `written` at all."""
    record = Settings({setting: only.pool.settings[setting] for setting in created.OF_AN_ENVIRONMENT})
    for setting in created.OF_AN_ENVIRONMENT:
        text = writing.without_value(text, setting, render.comment(setting))
    if not written:
        return text
    return writing.with_tables(text, (PATH,), render.environment(only.name, record, Settings(), {}, Settings(), ()))
