"""A way back by one question.

The walk is held again from its start: the answers before the question are given as they were, unseen, and the question
is asked anew. So what was only reached through an answer is gone with it, and no walk needs to know how to go back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar, assert_never

from wizard.interview.interview import Tell
from wizard.interview.prompt import Answer, Ask, LearnMore, Prompt
from wizard.interview.question import Kind

_Result = TypeVar("_Result")


class Back(Enum):
    """The answer of a person who wants the question before this one again."""

    ANSWER = "back"


def with_a_way_back(walk: Callable[[Ask, Tell], _Result], ask: Ask, tell: Tell) -> _Result:
    """What `walk` comes to for a person who can go back at every question but the first.

    walk: asks and tells by the functions that it receives; the same answers must always lead to the same questions
    ask, tell: the person
    """
    held = _Held(ask, tell)
    while True:
        try:
            return walk(held.ask_or_replay, held.tell_if_new)
        except _GoneBack:
            held = held.before_the_last()


class _GoneBack(Exception):  # it is no error, and does not leave this module
    """The person wants the question before."""


@dataclass(frozen=True, slots=True)
class _Answered:
    """A question, and its answer."""

    message: str
    answer: Answer


@dataclass(slots=True)
class _Held:
    """The walk, held once.

    replayed: the questions that are not asked, with their answers
    earlier: what was answered before the person went back, from the start of the walk
    answered: what has been answered this time
    is_new: whether the person sees this for the first time
    """

    ask: Ask
    tell: Tell
    replayed: tuple[_Answered, ...] = ()
    earlier: tuple[_Answered, ...] = ()
    answered: list[_Answered] = field(default_factory=list)
    is_new: bool = True

    def ask_or_replay(self, prompt: Prompt) -> Answer:
        """The answer to `prompt`: the one to be replayed, or the person's. Raises _GoneBack."""
        place = len(self.answered)
        if place < len(self.replayed):
            answer = self.replayed[place].answer
        else:
            self.is_new = True
            answer = self.ask(replace(self._remembering(prompt, place), can_go_back=place > 0))
        if answer is Back.ANSWER:
            raise _GoneBack
        if not isinstance(answer, LearnMore):
            self.answered.append(_Answered(prompt.message, answer))
        return answer

    def tell_if_new(self, text: str) -> None:
        """Tell the person `text`, unless that was done before they went back."""
        if self.is_new:
            self.tell(text)

    def before_the_last(self) -> _Held:
        """The walk, to be held again up to the last question that was answered."""
        earlier = (*self.answered, *self.earlier[len(self.answered) :])
        return _Held(self.ask, self.tell, tuple(self.answered[:-1]), earlier, is_new=False)

    def _remembering(self, prompt: Prompt, place: int) -> Prompt:
        """`prompt`, starting from what was answered before the person went back, if it came then too."""
        if place >= len(self.earlier) or self.earlier[place].message != prompt.message:
            return prompt
        answer = self.earlier[place].answer
        offered = [offer.value for offer in prompt.offers if not offer.refused]
        match prompt.kind:
            case Kind.SELECT:
                return replace(prompt, default=answer) if answer in offered else prompt
            case Kind.CHECKBOX:
                return replace(prompt, default=tuple(value for value in offered if value in answer))
            case Kind.CONFIRM | Kind.TEXT | Kind.NUMBER | Kind.NAMES:
                return replace(prompt, default=answer)
            case _:
                assert_never(prompt.kind)
