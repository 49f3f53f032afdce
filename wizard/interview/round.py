"""One round of an interview: each question in turn, asked or answered otherwise, and what becomes of the answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from authconfig.errors import ConfigInvalid, Problem, UsageError
from wizard.interview.names_dialogue import ask_names
from wizard.interview.prompt import LearnMore, prompt_for, suggested
from wizard.interview.question import NO, YES, Kind, Question, Settled, Value, Values
from wizard.interview.questions import BY_KEY

if TYPE_CHECKING:
    from wizard.interview.interview import Interview


@dataclass(slots=True)
class Round:
    """One walk through the questions.

    kept, again: as `Interview.answers` takes them
    """

    interview: Interview
    kept: Values
    again: frozenset[str]
    answers: dict[str, Value] = field(default_factory=dict)
    walk: str = ""
    closed: dict[str, Value] = field(default_factory=dict)  # what the questions take that a "no" has closed

    @property
    def values(self) -> Values:
        """What the file says or would say, overlaid with the answers so far."""
        return {**self._earlier, **self.answers}

    @property
    def _earlier(self) -> Values:
        return {**self.interview.present, **self.interview.given.values, **self.kept}

    def answer(self, question: Question) -> None:
        """Answer `question`, if it applies."""
        given = self.interview.given
        if reason := question.skipped(self.values):
            if question.key in given.values and not self.kept:  # a change leaves out what it makes pointless
                self._leave_out(question, reason)
            elif self.walk in question.reset_in:  # what has no effect now can have one again
                self.answers[question.key] = question.default
            return
        value, is_new = self._value(question)
        if question.chooses_walk:
            self.walk = str(value)
        elif value == NO and question.leads_to:
            self._close(question)
        self._keep(question, value, is_new=is_new)

    def revisit(self, question: Question, before: Values | None) -> None:
        """Look at `question` once more, now that all others are answered; `before` is how they were, if they were.

        A verified phone number brings SMS, and that its message; without a reason any more, SMS is in doubt.
        """
        reason, is_answered = question.skipped(self.values), question.key in self.answers
        if not is_answered and not reason:
            self.answer(question)
        elif is_answered and reason and self.walk not in question.reset_in:
            del self.answers[question.key]
        elif before and (doubt := question.doubtful(before, self.values)):
            self.interview.tell(doubt)
            self._keep(question, self._ask(question), is_new=True)

    def _keep(self, question: Question, value: Value, *, is_new: bool) -> None:
        settled = self._settled(question, value, self.values)
        if settled.notice and self._is_news(question, value, settled, is_new=is_new):
            self.interview.tell(settled.notice)
        for key, each in {**settled.also, question.key: settled.value}.items():
            self.answers[key] = _in_present_order(BY_KEY[key], each, self.interview.present.get(key))

    def _leave_out(self, question: Question, reason: str) -> None:
        given = self.interview.given
        place = given.places.get(question.key)
        if question.key in given.may_not_apply:
            self.interview.tell(f"{place} was left out: {reason}.")
        elif place:
            raise ConfigInvalid(given.source, (Problem(place, f"It does not apply: {reason}.", "Leave it out."),))
        else:
            raise UsageError(f"{question.option} does not apply: {reason}. Leave it out.")

    def _value(self, question: Question) -> tuple[Value, bool]:
        """The answer to `question`, and whether it is a new one: given or asked for in this round."""
        key, given = question.key, self.interview.given.values
        if key in self.again:
            return self._ask(question), True
        if key in self.kept:
            if self._still_holds(question):
                return self._kept_value(question), False
            self.kept = {other: value for other, value in self.kept.items() if other != key}
        if key in given:
            return given[key], True
        if key in self.closed:
            return self.closed[key], False
        walk = self.walk or self.interview.command
        for other in map(BY_KEY.__getitem__, question.leads_to):
            if other.key in given or other.key in self.again or walk in other.asked_in - question.asked_in:
                return YES, False
        applies_newly = bool(self.kept and question.asked_in) and key not in self.kept
        if walk not in question.asked_in and not applies_newly:
            return (question.default if walk in question.reset_in else suggested(question, self.values)), False
        if self.interview.pool and question.fixed:
            return self._shown(question), False
        return self._ask(question), True

    def _shown(self, question: Question) -> Value:
        """The answer that cannot be changed any more, which a person is shown."""
        value = suggested(question, self.values)
        if self.interview.attended:
            self.interview.tell(f"{question.message} {question.labels(value)} (fixed when the pool was created)")
        return value

    def _still_holds(self, question: Question) -> bool:
        value, values = self.kept[question.key], self.values
        if question.skipped(self._earlier):  # set back without being asked
            return False
        return not question.check(value) and not question.refused(value, values, self.interview.pool)

    def _close(self, question: Question) -> None:
        for key in question.leads_to:
            other = BY_KEY[key]
            self.closed[key] = suggested(other, self.values) if question.no_keeps else other.default

    def _kept_value(self, question: Question) -> Value:
        """The kept answer, without what an earlier answer made part of it and no longer does."""
        value, pool = self.kept[question.key], self.interview.pool
        now = question.included(self.values, pool)
        gone = question.included(self._earlier, pool) - now - set(question.default)
        return tuple(sorted(set(value) - gone | now)) if value and gone else value

    def _settled(self, question: Question, value: Value, values: Values) -> Settled:
        """`value` as it is kept: settled against what the file says, not against an earlier answer."""
        in_file = self.interview.present.get(question.key, question.default)
        return question.settle(value, {**values, question.key: in_file}, self.interview.pool)

    def _is_news(self, question: Question, value: Value, settled: Settled, *, is_new: bool) -> bool:
        """Whether the person has not read the notice on `value`, and has a reason to."""
        if question.key in self.kept and not is_new:
            return settled.notice != self._settled(question, self.kept[question.key], self._earlier).notice
        return is_new or settled.value != value or bool(settled.also)

    def _ask(self, question: Question) -> Value:
        prompt = prompt_for(question, self.values, self.interview.pool)
        if question.kind is Kind.NAMES:
            return ask_names(question, prompt, self.interview.ask)
        while isinstance(answer := self.interview.ask(prompt), LearnMore):
            prompt = replace(prompt, notes=(question.learn_more,))
        included = question.included(self.values, self.interview.pool)
        if not included:
            return answer
        had_no_list = not prompt.default and (self.interview.pool or question.key in self.kept)
        if had_no_list and included.issuperset(answer):
            return prompt.default  # nothing was ticked, so none is begun
        return (*sorted(included), *answer)


def _in_present_order(question: Question, value: Value, present: Value | None) -> Value:
    """`value` with what `present` lists too first, in its order: but for names, the order of a list is no answer."""
    if question.kind is Kind.NAMES or not isinstance(value, tuple) or not isinstance(present, tuple):
        return value
    return (*(each for each in present if each in value), *(each for each in value if each not in present))
