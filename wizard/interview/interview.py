"""The interview: which question comes next, and what becomes of its answer. Pure but for the two ports it is given.

The same loop serves a person at the keyboard, a command line that answers everything, and a request without a person;
only `ask` and what is given differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from authconfig.errors import ConfigInvalid, Problem
from authconfig.pool_state import PoolState
from wizard.interview.conditions import some_cannot_confirm
from wizard.interview.prompt import Ask, Prompt
from wizard.interview.question import Given, Value, Values
from wizard.interview.questions import of_command
from wizard.interview.round import Round

Tell = Callable[[str], None]


def take_default(prompt: Prompt) -> Value:
    """The `Ask` of a command line without a person: the default, if it can be taken."""
    if reason := prompt.check(prompt.default):
        raise ConfigInvalid("command line", (Problem("", f"{prompt.message} {reason}", "Answer it with its option."),))
    return prompt.default


@dataclass(frozen=True, slots=True)
class Interview:
    """Who is asked, and about what.

    command: "add" or "update"
    given: answers that need no asking (they have passed `vetting.vet`)
    present: what the questions start from: the file's values, or the suggestions for a new pool
    pool: the existing pool, None for a new one
    ask, tell: the person; `ask` must answer with a value that the prompt's check passes
    attended: whether there is one, who is shown what is fixed
    """

    command: str
    given: Given
    present: Values
    pool: PoolState | None
    ask: Ask
    tell: Tell
    attended: bool = True

    def answers(self, kept: Values | None = None, again: frozenset[str] = frozenset()) -> dict[str, Value]:
        """The answers, by key, to every question that applies, those that only steer the interview included.

        kept: the answers of an earlier round, which need no asking where they still hold
        again: the keys of the questions that are asked whatever was answered, given or kept
        Raises UsageError or, for a request, ConfigInvalid when an answer in `given` does not apply.
        """
        answered, questions = Round(self, kept or {}, again), of_command(self.command)
        before = {**self.present, **kept} if kept else None
        for question in questions:
            answered.answer(question)
        for question in questions:
            answered.revisit(question, before)
        self._warn(before or (self.present if self.pool else None), answered.values)
        return {each.key: answered.answers[each.key] for each in questions if each.key in answered.answers}

    def _warn(self, before: Values | None, now: Values) -> None:
        """Tell what is to be said of all answers together, unless that was so `before`."""
        warning = some_cannot_confirm(now)
        if warning and (before is None or warning != some_cannot_confirm(before)):
            self.tell(warning)
