"""What a question is, and what an answer. The questions themselves are in `questions`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from authconfig.pool_state import PoolState
from authconfig.rules import Refusal

Value = str | tuple[str, ...]
Values = Mapping[str, Value]  # by dotted key: what the file says or would say, overlaid with the answers so far


@dataclass(frozen=True, slots=True)
class Given:
    """Answers that need no asking.

    values: the answers by dotted key
    source: where they came from, as errors name it
    places: by dotted key, the place in the source; a key without one was given by its option
    may_not_apply: what the source has to say even where it makes no difference; it is left out then
    """

    values: Values = field(default_factory=dict)
    source: str = "command line"
    places: Mapping[str, str] = field(default_factory=dict)
    may_not_apply: frozenset[str] = frozenset()


class Kind(Enum):
    """How a question is answered."""

    SELECT = "select one"
    CHECKBOX = "tick any"
    TEXT = "type a text"
    NUMBER = "type a whole number"  # kept as its digits until it goes into the file
    CONFIRM = "say yes or no"
    NAMES = "type names, one at a time, and put them into an order"


YES: Final = "yes"
NO: Final = "no"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its word on the command line, its words at the keyboard, and its value in the file."""

    name: str
    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Settled:
    """An answer as it is kept, what it changes about earlier ones, and what to tell the person, if anything."""

    value: Value
    notice: str | None = None
    also: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NamesDialogue:
    """The words of the questions behind one that is answered with names."""

    another: str
    delete: str
    order: str


def _applies_always(_: Values) -> str | None:
    return None


def _never_refused(_value: Value, _values: Values, _pool: PoolState | None) -> Refusal | None:
    return None


def _kept_as_given(value: Value, _values: Values, _pool: PoolState | None) -> Settled:
    return Settled(value)


def anything(_: Value) -> str | None:
    """The check that takes every answer."""
    return None


def _never_doubtful(_before: Values, _now: Values) -> str | None:
    return None


def _nothing(_values: Values, _pool: PoolState | None) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """A question, for every way of asking it: at the keyboard, as an option, in the documentation.

    key: the dotted path in `auth.toml`; the option is the same path with dashes
    message, choices, warning, learn_more, names: the words, those of the Amplify CLI where it has the question
    nothing: what an answer of nothing is called
    help: one sentence for `--help` and the documentation
    default: what a new pool gets
    asked_in: the walks in which a person is asked; in others only an option answers
    reset_in: the walks that set it back to the default
    commands: the commands that take the option
    chooses_walk: whether the answer names the walk to go on with
    leads_to: the keys of the questions that follow a yes. Such a question has no option: who answers those says yes
    no_keeps: whether a no leaves those as they are; if not, they take their defaults
    fixed: whether an existing pool's answer is shown instead of asked
    revisable: whether the answer can be changed in the end, before it is written
    condition: when the question applies, in words; `skipped`: why it does not, given the values so far, or None
    check: why a value cannot be, whatever the pool
    refused: why the pool at hand refuses a value
    included: the values that are part of the answer anyway, so that they are not offered; `included_note` says so
    settle: the value to keep, and a notice, once the answer is known to be good
    doubtful: why an answer that was kept is asked for again, given all answers before and after a change, or None
    """

    key: str
    message: str
    kind: Kind
    help: str
    default: Value
    asked_in: frozenset[str] = frozenset()
    reset_in: frozenset[str] = frozenset()
    commands: frozenset[str] = frozenset({"add", "update"})
    choices: tuple[Choice, ...] = ()
    warning: str = ""
    learn_more: str = ""
    names: NamesDialogue | None = None
    nothing: str = "none"
    chooses_walk: bool = False
    leads_to: tuple[str, ...] = ()
    no_keeps: bool = False
    fixed: bool = False
    revisable: bool = True
    condition: str = "always"
    skipped: Callable[[Values], str | None] = _applies_always
    check: Callable[[Value], str | None] = anything
    refused: Callable[[Value, Values, PoolState | None], Refusal | None] = _never_refused
    included: Callable[[Values, PoolState | None], frozenset[str]] = _nothing
    included_note: str = ""
    settle: Callable[[Value, Values, PoolState | None], Settled] = _kept_as_given
    doubtful: Callable[[Values, Values], str | None] = _never_doubtful

    @property
    def in_file(self) -> bool:
        """Whether the answer is a value of `auth.toml`; the others only steer the interview."""
        return not self.chooses_walk and not self.leads_to

    @property
    def option(self) -> str | None:
        """The command-line option: `mfa.sms_message` is `--mfa-sms-message`. None for who only asks whether to ask."""
        return None if self.leads_to else "--" + self.key.replace(".", "-").replace("_", "-")

    def labels(self, value: Value) -> str:
        """`value` in the words of the choices."""
        if not self.choices:
            return ", ".join(value) or self.nothing if isinstance(value, tuple) else value
        chosen = (value,) if self.kind is not Kind.CHECKBOX else value
        return ", ".join(choice.label for choice in self.choices if choice.value in chosen) or self.nothing
