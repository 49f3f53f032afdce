"""A setting of `auth.toml`: a typed key with everything that is to be said about it; and values by such keys.

No third-party import, so that the wizard's first prompt does not wait for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar, overload

from authconfig import texts
from authconfig.messages import Message
from authconfig.settings.policies import Changeable, Judged, Policy
from authconfig.vocabulary import Tier

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Limits:
    """The minimum and maximum of a number, or of the length of a text. unit: what is counted, in the plural"""

    least: int
    most: int
    unit: str

    def __str__(self) -> str:
        return f"{self.least:,} to {self.most:,} {self.unit}"


@dataclass(frozen=True, slots=True)
class Condition:
    """When a setting has an effect.

    words: the condition, for documentation
    unmet: returns why it does not hold for the given settings, or None
    """

    words: str
    unmet: Callable[[Settings], str | None]


@dataclass(frozen=True, slots=True)
class Needs(Generic[T]):
    """What takes a tier of the user pool that not every pool has.

    tier: the lowest that has it
    words: what needs it, as the beginning of a sentence
    asked: whether a value of the setting asks for it
    """

    tier: Tier
    words: str
    asked: Callable[[T], bool]

    def __str__(self) -> str:
        return f"{self.words} user_pool.tier {' or '.join(self.tier.and_above)}"


def _never_unmet(_: Settings) -> str | None:
    return None


def _anything(_: object) -> str | None:
    return None


def _with_anything(_: object, __: Settings) -> str | None:
    return None


ALWAYS: Final = Condition("always", _never_unmet)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting(Generic[T]):
    """A key of `auth.toml`, described once for models, questions, options, comments, tables, docs and schema.

    key: the dotted path in the file
    sentence: what it is, for people; it ends with a full stop
    default: what a new pool gets unless somebody chooses otherwise
    policy: whether it can change once the pool exists, and why not
    required: whether the file must state it
    limits: of the number, or of the length of the text
    applies: when it has an effect
    check: returns why a value is not valid, whatever the other settings are, or None
    conflict: returns why a valid value does not go with the other settings, or None
    needs: which of its values take a higher tier
    ordered: whether the order of a list matters
    records: the setting whose value at creation this one keeps
    """

    key: str
    sentence: str
    default: T
    policy: Policy
    required: bool = False
    limits: Limits | None = None
    applies: Condition = ALWAYS
    check: Callable[[T], str | None] = _anything
    conflict: Callable[[T, Settings], str | None] = _with_anything
    needs: Needs[T] | None = None
    ordered: bool = False
    records: Setting[T] | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the tables that lead to the key, and its own name."""
        return tuple(self.key.split("."))

    @property
    def is_overridable(self) -> bool:
        """Whether an environment can have a value of its own. What identifies the pool to apps is the same in all."""
        return isinstance(self.policy, Changeable | Judged)

    @property
    def variables(self) -> bool:
        """Whether it is a text for users, which may contain `{{ project }}` and `{{ env }}`."""
        return isinstance(self.check, Message)

    @property
    def explanation(self) -> str:
        """What a person should know before choosing a value: its meaning, its limits, whether it can change later."""
        limits = f"{self.limits}." if self.limits else ""
        variables = f"Variables: {', '.join(texts.written_variables())}." if self.variables else ""
        needs = f"{self.needs}." if self.needs else ""
        return " ".join(filter(None, (self.sentence, limits, variables, needs, self.policy.hint)))

    def same(self, one: T, other: T) -> bool:
        """Whether two values mean the same. The order of most lists does not matter."""
        if self.ordered or not isinstance(one, tuple) or not isinstance(other, tuple):
            return one == other
        return frozenset(one) == frozenset(other)

    def __repr__(self) -> str:
        return f"<{self.key}>"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of `auth.toml`. settings: in the order of the file; sentence: what is true of them all, if anything"""

    name: str
    settings: tuple[Setting[Any], ...]
    sentence: str = ""


class Readable(Protocol[T_co]):
    """A setting whose value is read. Covariant, unlike `Setting`: code that wants any iterable can read a tuple."""

    @property
    def default(self) -> T_co:
        """The default of the setting."""


class Settings:
    """Values by setting, frozen. Settings may be missing, for example those that AWS does not report."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[Setting[Any], Any] | None = None) -> None:
        self._values: Mapping[Any, Any] = dict(values or {})

    def __getitem__(self, setting: Readable[T]) -> T:
        value: T = self._values[setting]
        return value

    @overload
    def get(self, setting: Readable[T]) -> T | None: ...

    @overload
    def get(self, setting: Readable[T], otherwise: T) -> T: ...

    def get(self, setting: Readable[T], otherwise: T | None = None) -> T | None:
        """The value of `setting`; `otherwise` when it is missing."""
        value: T | None = self._values.get(setting, otherwise)
        return value

    def with_value(self, setting: Setting[T], value: T) -> Settings:
        """A copy with `value` for `setting`."""
        return Settings({**self._values, setting: value})

    def items(self) -> Iterator[tuple[Setting[Any], Any]]:
        """Each setting that is there, with its value."""
        return iter(self._values.items())

    def __or__(self, other: Settings) -> Settings:
        """A copy overlaid with `other`."""
        return Settings({**self._values, **other._values})

    def __iter__(self) -> Iterator[Setting[Any]]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, setting: Setting[Any]) -> bool:
        return setting in self._values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Settings) and self._values == other._values

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        return f"Settings({', '.join(f'{setting.key}={value!r}' for setting, value in self.items())})"
