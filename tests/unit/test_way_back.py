"""Back by one question, at every question, any number of times: it ends where answering so at once ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from authconfig.models import AuthConfig
from tests.configs import config
from tests.person import ANOTHER, DELETE, ORDER, WHICH, WRITE, Script, Wanted, key_of
from tests.wishes import Wisher, pools, wishes
from wizard.interview.answers import Answers
from wizard.interview.interview import Interview
from wizard.interview.prompt import Ask, LearnMore, Offer, Prompt
from wizard.interview.question import Kind
from wizard.interview.review import Verdict, reviewed
from wizard.interview.round import hold
from wizard.interview.way_back import Back, with_a_way_back

BACK = Back.ANSWER


def walked(interview: Interview) -> Answers:
    """The answers of `interview`, held with a way back."""
    return with_a_way_back(
        lambda ask, tell: hold(replace(interview, ask=ask, tell=tell)), interview.ask, interview.tell
    )


def test_back_asks_the_question_before_from_its_earlier_answer() -> None:
    person = Script({"setup": "manual", "project.resource": ["one", "two"], "user_pool.name": [BACK, "users"]})
    answers = walked(person.for_a_new_pool())
    assert person.asked[:5] == ["setup", "project.resource", "user_pool.name", "project.resource", "user_pool.name"]
    assert person.prompts[3].default == "one"
    assert (answers["project.resource"], answers["user_pool.name"]) == ("two", "users")


def test_the_first_question_has_no_way_back_and_every_other_has() -> None:
    person = Script({"setup": "manual", "groups": "yes", "user_pool.groups": ["a", "b"], ANOTHER: ["yes", "no"]})
    walked(person.for_a_new_pool())
    assert [prompt.can_go_back for prompt in person.prompts] == [False] + [True] * (len(person.prompts) - 1)


def test_what_was_only_reached_through_an_answer_is_gone_with_it() -> None:
    person = Script({"setup": "manual", "mfa.mode": ["ON", "OFF"], "mfa.types": [BACK]})
    answers = walked(person.for_a_new_pool())
    assert answers["mfa.mode"] == "OFF"
    assert "mfa.types" not in answers


def test_going_back_twice_remembers_both_answers() -> None:
    person = Script({"setup": "manual", "mfa.mode": ["ON"], "mfa.types": [("TOTP",), BACK], "verification.by": [BACK]})
    answers = walked(person.for_a_new_pool())
    assert [key for key in person.asked if key in {"mfa.mode", "mfa.types", "verification.by"}] == [
        *("mfa.mode", "mfa.types", "verification.by", "mfa.types", "mfa.mode", "mfa.types", "verification.by"),
    ]
    assert (answers["mfa.mode"], answers["mfa.types"]) == ("ON", ("TOTP",))


def test_back_after_learning_more_goes_to_the_question_before() -> None:
    person = Script({"setup": ["default", "default"], "user_pool.sign_in": [LearnMore.ANSWER, BACK, ("email",)]})
    walked(person.for_a_new_pool())
    assert person.asked == ["setup", "user_pool.sign_in", "user_pool.sign_in", "setup", "user_pool.sign_in"]


def test_what_was_told_before_is_not_told_again() -> None:
    person = Script({"change": "all", "mfa.mode": [BACK]})
    walked(person.for_the_pool(config()))
    assert person.asked[:4] == ["change", "groups", "mfa.mode", "groups"]
    assert len([told for told in person.told if "fixed when the pool was created" in told]) == 2


def test_an_earlier_answer_that_is_not_offered_any_more_is_not_the_default() -> None:
    """What a question offers can depend on the answers before it."""
    both, one = (Offer("One", 1), Offer("Two", 2)), (Offer("One", 1), Offer("Two", 2, "Refused."))
    asked: list[Prompt] = []
    answers = iter([True, 2, (1, 2), BACK, BACK, BACK, False, 1, (1,), "x"])

    def ask(prompt: Prompt) -> Any:
        asked.append(prompt)
        return next(answers)

    def walk(ask: Ask, _: Any) -> None:
        offers = both if ask(Prompt("Both?", Kind.CONFIRM, True)) else one
        ask(Prompt("Which?", Kind.SELECT, 1, offers=offers))
        ask(Prompt("Which ones?", Kind.CHECKBOX, (), offers=offers))
        ask(Prompt("Why?", Kind.TEXT, ""))

    with_a_way_back(walk, ask, lambda _: None)
    assert [(prompt.message, prompt.default) for prompt in asked[-4:]] == [
        ("Both?", True),
        ("Which?", 1),
        ("Which ones?", (1,)),
        ("Why?", ""),
    ]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({ANOTHER: [BACK, "no"]}, [DELETE, ANOTHER, DELETE, ANOTHER, ORDER]),
        ({ANOTHER: ["yes", "no"], "user_pool.groups": [BACK]}, [DELETE, ANOTHER, "user_pool.groups", ANOTHER, ORDER]),
        ({ORDER: [BACK]}, [DELETE, ANOTHER, ORDER, ANOTHER, ORDER]),
        ({DELETE: [BACK]}, [DELETE, "change", DELETE, ANOTHER, ORDER]),
    ],
)
def test_among_the_groups_it_goes_back_by_one_prompt(answers: Wanted, asked: list[str]) -> None:
    person = Script({"change": ["groups", "groups"], **answers})
    assert walked(person.for_the_pool(config(user_pool={"groups": ["a", "b"]})))["user_pool.groups"] == ("a", "b")
    assert person.asked == ["change", *asked]


def test_the_review_leads_back_to_the_last_question_and_the_list_to_the_review(tmp_path: Path) -> None:
    person = Script(
        {
            "setup": "default",
            "user_pool.sign_in": [("email",), ("phone_number",)],
            WRITE: [BACK, Verdict.CHANGE, Verdict.WRITE],
            WHICH: [BACK],
        }
    )
    shown: list[str] = []

    def show(answers: Answers, tell: Any) -> Answers:
        tell("the draft")
        return answers

    interview = replace(person.for_a_new_pool(), tell=shown.append)
    _, answers = reviewed(interview, tmp_path, show)
    assert person.asked == ["setup", "user_pool.sign_in", WRITE, "user_pool.sign_in", WRITE, WHICH, WRITE]
    assert answers["user_pool.sign_in"] == ("phone_number",)
    assert shown.count("the draft") == 2, "once for each set of answers"


def test_back_from_an_answer_that_is_changed_leads_to_the_list(tmp_path: Path) -> None:
    person = Script({WRITE: [Verdict.CHANGE, "yes"], WHICH: ["mfa.mode", "user_pool.name"], "mfa.mode": [BACK]})
    _, answers = reviewed(person.for_a_new_pool(), tmp_path, lambda answers, _: answers)
    assert person.asked[-6:] == [WRITE, WHICH, "mfa.mode", WHICH, "user_pool.name", WRITE]
    assert person.prompt(WHICH).default == "mfa.mode"
    assert answers["mfa.mode"] == "OFF"


class Undecided(Wisher):
    """A person who goes back as `moods` say, a mood a question, and answers by wishes all the same."""

    def __init__(self, wanted: Any, moods: list[bool]) -> None:
        super().__init__(wanted)
        self._moods = moods

    def ask(self, prompt: Prompt) -> Any:
        if prompt.can_go_back and self._moods and self._moods.pop():
            return BACK
        return super().ask(prompt)


def _without_groups(wanted: Any) -> Any:
    """The Wisher keeps track of the groups that it has named, which going back would confuse."""
    return {**wanted, "groups": False, "user_pool.groups": ()}


@given(wishes(), st.lists(st.booleans(), max_size=40))
def test_however_often_somebody_goes_back_the_answers_are_those_of_who_did_not(
    wanted: dict[str, Any], moods: list[bool]
) -> None:
    wanted = _without_groups(wanted)
    assert walked(Undecided(wanted, moods).for_a_new_pool()) == Wisher(wanted).add()


@given(pools(), wishes(), st.sampled_from(["all", "mfa", "reset"]), st.lists(st.booleans(), max_size=40))
def test_in_an_update_too(existing: AuthConfig, wanted: dict[str, Any], walk: str, moods: list[bool]) -> None:
    wanted = {**_without_groups(wanted), "change": walk}
    assert walked(Undecided(wanted, moods).for_the_pool(existing)) == Wisher(wanted).update(existing)


@given(st.lists(st.booleans(), max_size=40), st.sampled_from(["default", "manual"]))
def test_enter_after_going_back_keeps_every_answer(moods: list[bool], walk: str) -> None:
    first = Script({"setup": walk, "user_pool.sign_in": ("phone_number",), "mfa.mode": "ON"})
    expected = first.add()
    seen: set[str] = set()

    class Returning(Script):
        def ask(self, prompt: Prompt) -> Any:
            key = key_of(prompt)
            if prompt.can_go_back and moods and moods.pop():
                return BACK
            if key in seen:
                self.answers.pop(key, None)
            seen.add(key)
            return super().ask(prompt)

    again = Returning({"setup": walk, "user_pool.sign_in": ("phone_number",), "mfa.mode": "ON"})
    assert walked(again.for_a_new_pool()) == expected
