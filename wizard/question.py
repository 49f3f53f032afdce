"""What a question is. The questions themselves are in `questions`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from authconfig.pool_state import PoolState
from authconfig.rules import Refusal

Value = str | tuple[str, ...]
Values = Mapping[str, Value]  # by dotted key: what the file says or would say, overlaid with the answers so far


class Kind(Enum):
    """How a question is answered."""

    SELECT = "select one"
    CHECKBOX = "tick any"
    TEXT = "type a text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its word on the command line, its words at the keyboard, and its value in the file."""

    name: str
    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Settled:
    """An answer as it is kept, and what to tell the person about it, if anything."""

    value: Value
    notice: str | None = None


def _applies_always(_: Values) -> str | None:
    return None


def _never_refused(_value: Value, _values: Values, _pool: PoolState | None) -> Refusal | None:
    return None


def _kept_as_given(value: Value, _values: Values, _pool: PoolState | None) -> Settled:
    return Settled(value)


def _anything(_: Value) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Question:
    """A question, for every way of asking it: at the keyboard, as an option, in the documentation.

    key: the dotted path in `auth.toml`; the option is the same path with dashes
    message, choices, warning, learn_more: the words, those of the Amplify CLI where it has the question
    help: one sentence for `--help` and the documentation
    default: what a new pool gets
    asked_in: the walks in which a person is asked; in others only an option answers
    commands: the commands that take the option
    chooses_walk: whether the answer names the walk to go on with
    fixed: whether an existing pool's answer is shown instead of asked
    skipped: why the question does not apply, given the values so far; None when it does
    check: why a value cannot be, whatever the pool
    refused: why the pool at hand refuses a value
    settle: the value to keep, and a notice, once the answer is known to be good
    """

    key: str
    message: str
    kind: Kind
    help: str
    default: Value
    asked_in: frozenset[str] = frozenset()
    commands: frozenset[str] = frozenset({"add", "update"})
    choices: tuple[Choice, ...] = ()
    warning: str = ""
    learn_more: str = ""
    chooses_walk: bool = False
    fixed: bool = False
    skipped: Callable[[Values], str | None] = _applies_always
    check: Callable[[Value], str | None] = _anything
    refused: Callable[[Value, Values, PoolState | None], Refusal | None] = _never_refused
    settle: Callable[[Value, Values, PoolState | None], Settled] = _kept_as_given

    @property
    def option(self) -> str:
        """The command-line option: `mfa.sms_message` is `--mfa-sms-message`."""
        return "--" + self.key.replace(".", "-").replace("_", "-")

    def labels(self, value: Value) -> str:
        """`value` in the words of the choices."""
        if self.kind is Kind.TEXT:
            return str(value)
        chosen = (value,) if self.kind is Kind.SELECT else value
        return ", ".join(choice.label for choice in self.choices if choice.value in chosen) or "none"
