"""The kinds of question, and what they are made of. The questions themselves are in `questions`.

One answers a setting, one only asks whether to ask others, one chooses the walk: which of the others are asked. A
fourth asks which of several app clients the questions after it are about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Final, Generic, TypeVar, cast

from authconfig import checks
from authconfig.pool_state import PoolState
from authconfig.settings.policies import FixedAtCreation
from authconfig.settings.setting import Setting, Settings

T = TypeVar("T")
Pools = tuple[PoolState, ...]  # the existing pools that an answer reaches; none for a new pool


class Kind(Enum):
    """How a question is answered."""

    SELECT = "select one"
    CHECKBOX = "tick any"
    TEXT = "type a text"
    NUMBER = "type a whole number"
    CONFIRM = "say yes or no"
    NAMES = "type names, one at a time, and put them into an order"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its word on the command line, its words at the keyboard, and its value."""

    name: str
    label: str
    value: Any


YES_OR_NO: Final = (Choice("yes", "Yes", value=True), Choice("no", "No", value=False))


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    """An answer as it is kept, what to tell the person, if anything, and the earlier answers that it changes."""

    value: T
    notice: str | None = None
    also: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Proposal(Generic[T]):
    """Values that a list begins with, and why, as a sentence. A person can untick them."""

    values: frozenset[T]
    reason: str


@dataclass(frozen=True, slots=True)
class NamesDialogue:
    """The words of the questions behind one that is answered with names."""

    another: str
    delete: str
    order: str

    def place(self, number: int) -> str:
        """The question which name comes at `number` in the order."""
        return f"{self.order}: which is number {number}?"


def _as_given(value: T, _settings: Settings, _pools: Pools) -> Settled[T]:
    return Settled(value)


def _never_doubtful(_before: Settings, _now: Settings) -> str | None:
    return None


def _nothing(_settings: Settings, _pools: Pools) -> Mapping[Any, str]:
    return {}


def _no_proposal(_settings: Settings) -> Proposal[Any] | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SettingQuestion(Generic[T]):
    """A question that answers a setting, for every way of asking it: at the keyboard, as an option, in the docs.

    title: what the answer is called in the summary, in a few words
    message, choices, warning, learn_more, names: the words, those of the Amplify CLI where it has the question
    several_lines: whether a text may have more than one line
    start: what Enter answers when neither a file nor an answer suggests anything; None for the setting's default
    nothing: the word for an empty answer
    named: what the option is named after, if not the key
    asked_in: the walks in which a person is asked; in others only an option answers
    reset_in: the walks that set the answer back to the default
    commands: the commands that take the option
    included: the values that are part of the answer anyway, each with the reason; they are offered ticked and locked
    proposes: what a new pool's answer begins with beyond what is suggested, given the settings so far
    settle: the value to keep, and a notice, once the answer has passed its check
    doubtful: why an answer that was kept is asked for again, given all settings before and after a change, or None
    """

    setting: Setting[T]
    title: str
    message: str
    kind: Kind
    several_lines: bool = False
    choices: tuple[Choice, ...] = ()
    warning: str = ""
    learn_more: str = ""
    names: NamesDialogue | None = None
    start: T | None = None
    nothing: str = "none"
    named: str = ""
    asked_in: frozenset[str] = frozenset()
    reset_in: frozenset[str] = frozenset()
    commands: frozenset[str] = frozenset({"add", "env add", "update"})
    included: Callable[[Settings, Pools], Mapping[Any, str]] = _nothing
    proposes: Callable[[Settings], Proposal[Any] | None] = _no_proposal
    settle: Callable[[T, Settings, Pools], Settled[T]] = _as_given
    doubtful: Callable[[Settings, Settings], str | None] = _never_doubtful

    @property
    def key(self) -> str:
        """The dotted key of the setting, by which an answer is given."""
        return self.setting.key

    @property
    def help(self) -> str:
        """What `--help` and the documentation say."""
        return self.setting.explanation

    @property
    def option(self) -> str:
        """The command-line option: `mfa.sms_message` is `--mfa-sms-message`."""
        return _option(self.named or self.key)

    @property
    def default(self) -> T:
        """What Enter answers when neither a file nor an answer suggests anything."""
        return self.setting.default if self.start is None else self.start

    @property
    def is_fixed(self) -> bool:
        """Whether the answer of an existing pool is shown instead of asked for."""
        return isinstance(self.setting.policy, FixedAtCreation)

    def is_fixed_in(self, pools: Pools) -> bool:
        """Whether `pools` have its answer for good: not that of an app client which is still to be made."""
        return self.is_fixed and any(self.setting in pool.settings for pool in pools)

    def unmet(self, settings: Settings) -> str | None:
        """Why the question does not apply, given the settings so far; None when it does."""
        return self.setting.applies.unmet(settings)

    def check(self, answer: T | str) -> str | None:
        """Why `answer` is not valid for any pool; None when it is valid. A number may be given as it was typed."""
        if self.kind is Kind.NUMBER and isinstance(answer, str):
            number: Any = checks.whole_number(answer)
            return self.setting.check(number)
        return self.setting.check(answer)  # type: ignore[arg-type]  # the answer to any other kind is a value

    def conflict(self, value: T, settings: Settings) -> str | None:
        """Why `value`, which passes the check, does not go with the other `settings`; None when it does."""
        return self.setting.conflict(value, settings)

    def read(self, answer: T | str) -> T:
        """The value that `answer`, which passes the check, stands for."""
        value: Any = int(answer) if self.kind is Kind.NUMBER and isinstance(answer, str) else answer
        return cast("T", value)

    def labels(self, value: T) -> str:
        """`value` in the words of the choices."""
        if self.choices:
            chosen = value if isinstance(value, tuple) and self.kind is Kind.CHECKBOX else (value,)
            labels = ", ".join(choice.label for choice in self.choices if choice.value in chosen) or self.nothing
            offered = {choice.value for choice in self.choices}
            further = chosen if self.kind is Kind.CHECKBOX else ()  # the file can list custom attributes besides
            return ", ".join((labels, *(str(each) for each in further if each not in offered)))
        return (", ".join(value) if isinstance(value, tuple) else str(value)) or self.nothing


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WhetherQuestion:
    """A question that only asks whether to ask others. It has no option: an option for one of the others says yes.

    leads_to: the settings whose questions follow a yes
    no_keeps: whether a no leaves those settings as they are; if not, they take their defaults
    commands: the commands that ask it
    """

    key: str
    message: str
    kind: Kind
    help: str
    asked_in: frozenset[str]
    leads_to: tuple[Setting[Any], ...]
    no_keeps: bool = False
    learn_more: str = ""
    choices: tuple[Choice, ...] = YES_OR_NO
    default: bool = False
    commands: frozenset[str] = frozenset({"add", "env add", "update"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WalkQuestion:
    """The first question of a command: its answer is the walk that follows.

    command: the command that asks it
    """

    key: str
    message: str
    help: str
    command: str
    default: str
    choices: tuple[Choice, ...]
    learn_more: str

    @property
    def kind(self) -> Kind:
        """SELECT: one of the walks is chosen."""
        return Kind.SELECT

    @property
    def commands(self) -> frozenset[str]:
        """The command that asks it."""
        return frozenset({self.command})

    @property
    def asked_in(self) -> frozenset[str]:
        """The command itself: there is no walk yet."""
        return self.commands

    @property
    def option(self) -> str:
        """The command-line option."""
        return _option(self.key)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClientQuestion:
    """The question which of several app clients the questions after it are about. The file has its choices."""

    key: str
    message: str
    help: str
    asked_in: frozenset[str]
    commands: frozenset[str]
    default: str = ""
    choices: tuple[Choice, ...] = ()
    learn_more: str = ""

    @property
    def kind(self) -> Kind:
        """SELECT: one of the clients is chosen."""
        return Kind.SELECT

    def among(self, clients: Iterable[str], default: str) -> ClientQuestion:
        """The question in a file that has `clients`; Enter answers `default`."""
        return replace(self, default=default, choices=tuple(Choice(each, each, each) for each in clients))

    @property
    def option(self) -> str:
        """The command-line option."""
        return _option(self.key)


Question = SettingQuestion[Any] | WhetherQuestion | WalkQuestion | ClientQuestion


def _option(key: str) -> str:
    return "--" + key.replace(".", "-").replace("_", "-")
