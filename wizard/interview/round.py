"""One round of an interview: each question in turn, asked or answered otherwise, and what is made of the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from authconfig import journeys, tiers
from authconfig.errors import ConfigInvalid, Problem, UsageError
from authconfig.outcomes import LeftOut
from authconfig.settings import DEFAULTS, app_client, user_pool
from authconfig.settings.policies import FixedAtCreation
from authconfig.settings.setting import Settings
from wizard.interview.answers import INTERRUPTED, Answers, BrokenOff, settings_of
from wizard.interview.interview import Interview
from wizard.interview.names_dialogue import ask_names
from wizard.interview.prompt import Answer, LearnMore, prompt_for, proposed, refused, suggested
from wizard.interview.question import (
    ClientQuestion,
    Proposal,
    Question,
    SettingQuestion,
    Settled,
    WalkQuestion,
    WhetherQuestion,
)
from wizard.interview.questions import BY_SETTING


def hold(interview: Interview, kept: Answers | None = None, again: frozenset[str] = frozenset()) -> Answers:
    """The answers to every question that applies, those that only steer the interview included.

    kept: the answers of an earlier round, which are not asked for again where they still hold
    again: the keys of the questions that are asked even if an answer is given or kept
    Raises BrokenOff when the person stops, ConfigInvalid when answers do not go together and, when an answer in
    `interview.given` does not apply, UsageError or, for a request, ConfigInvalid.
    """
    answered, questions = _Round(interview, kept or {}, again, interview.command), interview.questions
    before = DEFAULTS | interview.present | kept.settings if kept else None
    try:
        for question in questions:
            answered.answer(question)
        for question in questions:
            answered.revisit(question, before)
    except (KeyboardInterrupt, EOFError):
        raise BrokenOff(INTERRUPTED, Answers({**(kept or {}), **answered.answers})) from None
    _check_together(interview, answered.settings)
    interview = answered.interview
    present = DEFAULTS | interview.present if interview.pools else None
    _warn(interview, before or present, answered.settings)
    return Answers({each.key: answered.answers[each.key] for each in questions if each.key in answered.answers})


def _check_together(interview: Interview, now: Settings) -> None:
    """Raise ConfigInvalid for answers that do not go together, of which a person is told at the question."""
    asked = (BY_SETTING[setting] for setting in now if setting in BY_SETTING)
    found = ((question, question.conflict(now[question.setting], now)) for question in asked)
    problems = tuple(
        Problem(question.key, reason, f"Give it with {question.option}.") for question, reason in found if reason
    )
    if problems:
        raise ConfigInvalid(interview.given.source, problems)
    _check_tiers(interview, now)


def _check_tiers(interview: Interview, now: Settings) -> None:
    """Raise ConfigInvalid for answers that take a higher tier than that of a pool which they reach."""
    lacking = {
        (environment, setting): reason
        for environment, overrides in _reached(interview)
        for setting, reason in tiers.lacking(interview.with_answers(now) | overrides).items()
    }
    remedy = f"Choose a tier that has it ({user_pool.TIER.key}), or another value."
    problems = tuple(
        Problem(setting.key, f"In the environment {environment}: {reason}" if environment else reason, remedy)
        for (environment, setting), reason in lacking.items()
    )
    if problems:
        raise ConfigInvalid(interview.given.source, problems)


def _reached(interview: Interview) -> Iterable[tuple[str, Settings]]:
    """The environments that the answers reach, "" for a pool without any, with what each has of its own."""
    return [(pool.environment, pool.overrides) for pool in interview.existing] or [("", Settings())]


def _warn(interview: Interview, before: Settings | None, now: Settings) -> None:
    """Say whom the answers together leave out in which pools, unless it was the same `before`."""
    made = bool(interview.pools)
    found: dict[LeftOut, list[str]] = {}
    for environment, overrides in _reached(interview):
        known = journeys.left_out(interview.with_answers(before) | overrides, made=made) if before else ()
        for each in journeys.left_out(interview.with_answers(now) | overrides, made=made):
            if each not in known:
                found.setdefault(each, []).append(environment)
    for each, environments in found.items():
        where = f" ({', '.join(environments)})" if any(environments) else ""
        interview.tell(f"Warning{where}: {each.problem.message} {each.problem.remedy}")


@dataclass(slots=True)
class _Round:
    """One walk through the questions. kept, again: as `hold` takes them; walk: the command, until one is chosen"""

    interview: Interview
    kept: Mapping[str, Any]
    again: frozenset[str]
    walk: str
    answers: dict[str, Any] = field(default_factory=dict)
    closed: dict[str, Any] = field(default_factory=dict)  # the answers to questions that a "no" leaves out

    @property
    def settings(self) -> Settings:
        """What the file says, or a new one would say, overlaid with the answers so far."""
        return self._earlier | settings_of(self.answers)

    @property
    def _earlier(self) -> Settings:
        given = settings_of(self.interview.given.values)
        return DEFAULTS | self.interview.present | given | settings_of(self.kept)

    def answer(self, question: Question) -> None:
        """Answer `question`, if it applies."""
        match question:
            case WalkQuestion():
                value, _ = self._value(question)
                self.walk = self.answers[question.key] = value
            case WhetherQuestion():
                value, _ = self._value(question)
                if not value:
                    self._close(question)
                self.answers[question.key] = value
            case ClientQuestion():
                self._choose_client(question)
            case SettingQuestion():
                self._answer_setting(question)
            case _:
                assert_never(question)

    def revisit(self, question: Question, before: Settings | None) -> None:
        """Look at `question` once more, now that all others are answered. before: the settings of an earlier round

        For example, verifying a phone number adds SMS, and with it the question for its message; if the number is no
        longer verified, SMS is in doubt.
        """
        if not isinstance(question, SettingQuestion):
            return
        reason, is_answered = question.unmet(self.settings), question.key in self.answers
        if not is_answered and not reason:
            self.answer(question)
        elif is_answered and reason and self.walk not in question.reset_in:
            del self.answers[question.key]
        elif before and (doubt := question.doubtful(before, self.settings)):
            self.interview.tell(doubt)
            self._keep(question, self._ask(question), is_new=True)

    def _choose_client(self, question: ClientQuestion) -> None:
        clients = app_client.clients(self.interview.everything)
        if len(clients) > 1:
            client, _ = self._value(question.among(clients, self.interview.client))
            self.answers[question.key] = client
            self.interview = self.interview.about(client)

    def _answer_setting(self, question: SettingQuestion[Any]) -> None:
        if reason := question.unmet(self.settings):
            if question.key in self.interview.given.values and not self.kept:
                self._leave_out(question, reason)  # what a change in the review makes pointless is left out silently
            elif self.walk in question.reset_in:  # what has no effect now may have one again later
                self.answers[question.key] = question.setting.default
            return
        value, is_new = self._value(question)
        self._keep(question, value, is_new=is_new)

    def _keep(self, question: SettingQuestion[Any], value: Answer, *, is_new: bool) -> None:
        settled = self._settled(question, value, self.settings)
        if settled.notice and self._is_news(question, value, settled, is_new=is_new):
            self.interview.tell(settled.notice)
        for setting, each in settled.also.with_value(question.setting, settled.value).items():
            asked = BY_SETTING[setting]
            self.answers[asked.key] = _in_present_order(asked, each, self.interview.present.get(setting))

    def _leave_out(self, question: SettingQuestion[Any], reason: str) -> None:
        given = self.interview.given
        place = given.places.get(question.key)
        if question.key in given.may_not_apply:
            self.interview.tell(f"{place} was left out: {reason}.")
        elif place:
            raise ConfigInvalid(given.source, (Problem(place, f"It does not apply: {reason}.", "Leave it out."),))
        else:
            raise UsageError(f"{question.option} does not apply: {reason}. Leave it out.")

    def _value(self, question: Question) -> tuple[Answer, bool]:
        """The answer to `question`, and whether it is new: given, or asked for in this round."""
        key, given = question.key, self.interview.given.values
        if key in self.again:
            return self._ask(question), True
        if key in self.kept:
            if self._still_holds(question):
                return self._kept_value(question), False
            self.kept = {other: value for other, value in self.kept.items() if other != key}
        if key in given:
            return given[key], True
        if key in self.closed and not self._is_called_for(question):
            return self.closed[key], False
        if isinstance(question, WhetherQuestion) and self._leads_somewhere(question):
            return True, False
        if not self._is_asked(question):
            return self._unasked(question), False
        if isinstance(question, SettingQuestion) and question.is_fixed_in(self.interview.pools):
            return self._shown(question), False
        return self._ask(question), True

    def _is_called_for(self, question: Question) -> bool:
        """Whether another answer needs one to `question` that a no left out: an address that emails come from, say."""
        return isinstance(question, SettingQuestion) and bool(
            question.conflict(self.closed[question.key], self.settings)
        )

    def _leads_somewhere(self, question: WhetherQuestion) -> bool:
        """Whether one of the questions that follow a yes is answered already, or is asked in this walk anyway."""
        answered = self.interview.given.values.keys() | self.again
        following = [BY_SETTING[setting] for setting in question.leads_to]
        return any(led.key in answered or self.walk in led.asked_in - question.asked_in for led in following)

    def _is_asked(self, question: Question) -> bool:
        applies_newly = bool(self.kept and question.asked_in) and question.key not in self.kept
        return self.walk in question.asked_in or applies_newly

    def _unasked(self, question: Question) -> Answer:
        if isinstance(question, SettingQuestion) and self.walk in question.reset_in:
            return question.setting.default
        value, proposal = suggested(question, self.settings), self._proposed(question)
        if proposal is None:
            return value
        self.interview.tell(f"Added to {question.key}: {proposal.reason}")
        return (*value, *proposal.values.difference(value))

    def _proposed(self, question: Question) -> Proposal[Any] | None:
        """What the answer begins with beyond what is suggested, unless the question was answered before."""
        return None if question.key in self.kept else proposed(question, self.settings, self.interview.pools)

    def _shown(self, question: SettingQuestion[Any]) -> Answer:
        """The answer, which can no longer be changed; a person is shown it."""
        value, policy = suggested(question, self.settings), question.setting.policy
        if self.interview.attended and isinstance(policy, FixedAtCreation):
            fixed = f"fixed when the {policy.made} was created"
            self.interview.tell(f"{question.message} {question.labels(value)} ({fixed})")
        return value

    def _still_holds(self, question: Question) -> bool:
        if not isinstance(question, SettingQuestion):
            return True
        value = self.kept[question.key]
        if question.unmet(self._earlier):  # it was set back to the default, not answered
            return False
        if question.check(value) or question.conflict(value, self.settings):
            return False
        return not refused(question, value, self.settings, self.interview.pools)

    def _close(self, question: WhetherQuestion) -> None:
        for setting in question.leads_to:
            kept = suggested(BY_SETTING[setting], self.settings)
            self.closed[setting.key] = kept if question.no_keeps else setting.default

    def _kept_value(self, question: Question) -> Answer:
        """The kept answer, without the values that another answer made part of it but no longer does."""
        value, pools = self.kept[question.key], self.interview.pools
        if not isinstance(question, SettingQuestion):
            return value
        before, now = question.included(self._earlier, pools), question.included(self.settings, pools)
        gone = before.keys() - now.keys() - frozenset(question.default) if before else frozenset()
        return tuple(sorted(now.keys() | set(value) - gone)) if value and gone else value

    def _settled(self, question: SettingQuestion[Any], value: Answer, settings: Settings) -> Settled[Any]:
        """`value` as it is kept: settled by what the file says, not by an earlier answer."""
        in_file = (DEFAULTS | self.interview.present)[question.setting]
        return question.settle(value, settings.with_value(question.setting, in_file), self.interview.pools)

    def _is_news(self, question: SettingQuestion[Any], value: Answer, settled: Settled[Any], *, is_new: bool) -> bool:
        """Whether the notice on `value` is new to the person, and of interest."""
        if question.key in self.kept and not is_new:
            return settled.notice != self._settled(question, self.kept[question.key], self._earlier).notice
        return is_new or settled.value != value or bool(settled.also)

    def _ask(self, question: Question) -> Answer:
        prompt = prompt_for(question, self.settings, self.interview.pools, self._proposed(question))
        if isinstance(question, SettingQuestion) and question.names:
            return ask_names(question.names, prompt, self.interview.ask)
        while isinstance(answer := self.interview.ask(prompt), LearnMore):
            prompt = replace(prompt, notes=(question.learn_more,))
        return self._read(question, answer, prompt.default) if isinstance(question, SettingQuestion) else answer

    def _read(self, question: SettingQuestion[Any], answer: Answer, default: Answer) -> Answer:
        """`answer` as a value. Where there was no list, and no tick but the locked ones, none is begun."""
        included = question.included(self.settings, self.interview.pools)
        had_no_list = not default and (self.interview.pools or question.key in self.kept)
        if included and had_no_list and included.keys() >= set(answer):
            return default
        return question.read(answer)


def _in_present_order(question: SettingQuestion[Any], value: Answer, present: Any) -> Answer:
    """`value`, a list whose order does not matter, in the order of `present`, with what is new at the end."""
    if question.setting.ordered or not isinstance(value, tuple) or not isinstance(present, tuple):
        return value
    return (*(each for each in present if each in value), *(each for each in value if each not in present))
