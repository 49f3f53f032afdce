"""A question as it is put to a person: every text and check, with nothing left to decide."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import Any, assert_never

from authconfig import journeys, rules, tiers
from authconfig.errors import ConfigInvalid, Problem
from authconfig.settings.setting import Settings
from wizard.interview.question import YES_OR_NO, Kind, Pools, Proposal, Question, SettingQuestion, WhetherQuestion
from wizard.interview.questions import BY_SETTING
from wizard.interview.questions.walks import LEARN_MORE_LABEL

# A value of an offer, a tuple of them, or a text, as the prompt's kind says; or the wish to learn more.
Answer = Any


class LearnMore(Enum):
    """The answer of a person who wants the help text first."""

    ANSWER = LEARN_MORE_LABEL


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice as it is put to a person.

    refused: the reason why it is greyed out, or None
    locked: the reason why it is ticked whatever the person says, or None
    """

    label: str
    value: Any
    refused: str | None = None
    locked: str | None = None


def anything(_: Answer) -> str | None:
    """The check that takes every answer."""
    return None


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a person is asked. The answer is a value of an offer, a tuple of them, or a text, as `kind` says.

    nothing: the word for an answer without any tick
    several_lines: whether a text may have more than one line
    can_go_back: whether the person may ask for the question before this one
    decisive: whether the answer writes or destroys something, so that keys pressed before it is asked do not count
    """

    message: str
    kind: Kind
    default: Answer
    check: Callable[[Answer], str | None] = anything
    offers: tuple[Offer, ...] = ()
    notes: tuple[str, ...] = ()
    can_learn_more: bool = False
    nothing: str = "none"
    several_lines: bool = False
    can_go_back: bool = False
    decisive: bool = False

    def words(self, answer: Answer) -> str:
        """`answer` in the words that were chosen."""
        match self.kind:
            case Kind.SELECT | Kind.CONFIRM:
                return next(offer.label for offer in self.offers if offer.value == answer)
            case Kind.CHECKBOX:
                return ", ".join(offer.label for offer in self.offers if offer.value in answer) or self.nothing
            case Kind.TEXT | Kind.NUMBER | Kind.NAMES:
                return str(answer)
            case _:
                assert_never(self.kind)

    def with_locked(self, ticked: Collection[Any]) -> tuple[Any, ...]:
        """The values that are `ticked` or locked, in the order of the offers."""
        return tuple(offer.value for offer in self.offers if offer.locked or offer.value in ticked)


Ask = Callable[[Prompt], Answer]


def take_default(prompt: Prompt) -> Answer:
    """The `Ask` of a command line without a person: the default, if it passes the check."""
    if reason := prompt.check(prompt.default):
        raise ConfigInvalid("command line", (Problem("", f"{prompt.message} {reason}", "Answer it with its option."),))
    return prompt.default


def confirmation(message: str, *, default: bool) -> Prompt:
    """A yes-or-no question, answered with True or False."""
    offers = tuple(Offer(choice.label, choice.value) for choice in YES_OR_NO)
    return Prompt(message, Kind.CONFIRM, default, offers=offers)


def suggested(question: Question, settings: Settings) -> Answer:
    """The answer that `question` suggests when the file and the answers so far say `settings`."""
    if isinstance(question, WhetherQuestion) and not question.no_keeps:
        return any(not each.same(settings[each], BY_SETTING[each].default) for each in question.leads_to)
    if isinstance(question, SettingQuestion):
        value = settings[question.setting]
        # For example no MFA type while MFA is OFF, or the identity of another address.
        return question.default if question.check(value) or question.conflict(value, settings) else value
    return question.default


def proposed(question: Question, settings: Settings, pools: Pools) -> Proposal[Any] | None:
    """What an answer to `question` begins with beyond what is suggested; existing pools are not completed."""
    return question.proposes(settings) if isinstance(question, SettingQuestion) and not pools else None


def prompt_for(question: Question, settings: Settings, pools: Pools, proposal: Proposal[Any] | None = None) -> Prompt:
    """`question` as it is put to a person who owns `pools` and whose file and answers so far say `settings`.

    proposal: what the answer begins with beyond what is suggested
    """
    if isinstance(question, SettingQuestion):
        return _setting_prompt(question, settings, pools, proposal)
    return Prompt(
        message=question.message,
        kind=question.kind,
        default=suggested(question, settings),
        offers=tuple(Offer(choice.label, choice.value) for choice in question.choices),
        can_learn_more=bool(question.learn_more),
    )


def _setting_prompt(
    question: SettingQuestion[Any], settings: Settings, pools: Pools, proposal: Proposal[Any] | None
) -> Prompt:
    def refusal(value: Answer) -> str | None:
        if lack := _lacks_its_tier(question, value, settings):
            return lack
        if not pools:
            return _makes_impossible(question, value, settings)
        found = refused(question, value, settings, pools)
        return found.text if found else None

    def check(answer: Answer) -> str | None:
        if reason := question.check(answer):
            return reason
        value = question.read(answer)
        return question.conflict(value, settings) or refusal(value)

    included = question.included(settings, pools)
    default = suggested(question, settings)
    return Prompt(
        message=question.message,
        kind=question.kind,
        default=(*default, *proposal.values.difference(default)) if proposal else default,
        check=check,
        offers=tuple(
            # What is refused in a checkbox depends on all of its ticks, so its check says so, not its choices.
            Offer(
                choice.label,
                choice.value,
                refusal(choice.value) if question.kind is Kind.SELECT else None,
                included.get(choice.value) if question.kind is Kind.CHECKBOX else None,
            )
            for choice in question.choices
        ),
        notes=tuple(filter(None, (question.warning, proposal.reason if proposal else ""))),
        can_learn_more=bool(question.learn_more),
        nothing=question.nothing,
        several_lines=question.several_lines,
    )


def _makes_impossible(question: SettingQuestion[Any], value: Any, settings: Settings) -> str | None:
    """Why nobody could use a new pool with `value` as the answer, if that is not so already."""
    there = journeys.impossible(settings)
    found = (each for each in journeys.impossible(settings.with_value(question.setting, value)) if each not in there)
    return next((f"{each.problem.message} {each.problem.remedy}" for each in found), None)


def _lacks_its_tier(question: SettingQuestion[Any], value: Any, settings: Settings) -> str | None:
    """Why the pool's tier does not go with `value` as the answer, if that is not so already."""
    there = tiers.lacking(settings)
    found = tiers.lacking(settings.with_value(question.setting, value))
    new = (each for each in found if each not in there)
    return next((found[each] if each is question.setting else f"{each.key}: {found[each]}" for each in new), None)


def refused(question: SettingQuestion[Any], value: Any, settings: Settings, pools: Pools) -> rules.Refusal | None:
    """Why one of `pools` refuses `value` as the answer to `question`, when everything else is as `settings` say."""
    setting, change = question.setting, settings.with_value(question.setting, value)
    found = ((pool, rules.refusal(setting, pool, pool.after(change))) for pool in pools)
    return next((refusal.of(pool.environment) for pool, refusal in found if refusal), None)
