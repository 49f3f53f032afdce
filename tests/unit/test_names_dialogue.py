"""How groups are asked for: which to delete, one name after another, and their order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.configs import config
from tests.person import ANOTHER, DELETE, ORDER, Script, changed_config, key_of
from tests.typed import rejection
from wizard.interview.question import Kind
from wizard.interview.questions.user_pool import GROUP_WORDS

NAME = "user_pool.groups"
NO_NAME, TWICE = rejection(NAME, ("",)), rejection(NAME, ("a", "a"))


def ordered_by(person: Script, groups: list[str]) -> tuple[str, ...]:
    existing = config(user_pool={"groups": groups})
    return changed_config(existing, person.update(existing)).user_pool.groups


def test_without_groups_a_name_is_asked_for_until_there_is_one() -> None:
    person = Script({"change": "groups", NAME: ["admins"]})
    assert ordered_by(person, []) == ("admins",)
    assert person.asked == ["change", NAME, ANOTHER]
    prompt = person.prompt(NAME)
    assert (prompt.kind, prompt.default) == (Kind.TEXT, "")


def test_with_groups_enter_keeps_them_all() -> None:
    person = Script({"change": "groups"})
    assert ordered_by(person, ["b", "a"]) == ("b", "a")
    assert person.asked == ["change", DELETE, ANOTHER, ORDER]
    assert person.prompt(DELETE).default == ()
    assert person.prompt(ANOTHER).default is False
    assert [offer.value for offer in person.prompt(DELETE).offers] == ["b", "a"]


def test_when_all_are_deleted_a_name_is_asked_for() -> None:
    person = Script({"change": "groups", DELETE: ("a", "b"), NAME: ["c"]})
    assert ordered_by(person, ["a", "b"]) == ("c",)
    assert person.asked == ["change", DELETE, NAME, ANOTHER]


def test_deleting_adding_and_sorting_in_one_go() -> None:
    person = Script(
        {"change": "groups", DELETE: ("b",), ANOTHER: ["yes", "yes", "no"], NAME: ["d", "e"], ORDER: ["e", "a", "d"]}
    )
    assert ordered_by(person, ["a", "b", "c"]) == ("e", "a", "d", "c")
    places = [prompt for prompt in person.prompts if key_of(prompt) == ORDER]
    assert [(prompt.message, prompt.default) for prompt in places] == [
        (GROUP_WORDS.place(1), "a"),
        (GROUP_WORDS.place(2), "a"),
        (GROUP_WORDS.place(3), "c"),
    ]
    assert [[offer.value for offer in prompt.offers] for prompt in places] == [
        ["a", "c", "d", "e"],
        ["a", "c", "d"],
        ["c", "d"],
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", NO_NAME),
        ("a b", NO_NAME),
        ("admins", TWICE),
        ("editors", TWICE),
        ("Admins", "admins and Admins differ only in the case of letters, and Cognito does not take both."),
        ("guests", None),
    ],
)
def test_a_name_is_checked_beside_those_that_are_there(name: str, reason: str | None) -> None:
    person = Script({"change": "groups", ANOTHER: ["yes", "yes", "no"], NAME: ["editors", "writers"]})
    ordered_by(person, ["admins"])
    assert person.prompt(NAME).check(name) == reason


def test_each_prompt_checks_beside_the_names_of_its_own_time() -> None:
    person = Script({"change": "groups", ANOTHER: ["yes", "yes", "no"], NAME: ["editors", "writers"]})
    ordered_by(person, ["admins"])
    first, second = (prompt for prompt in person.prompts if prompt.kind is Kind.TEXT)
    assert (first.check("editors"), second.check("editors")) == (None, TWICE)


GROUPS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4)


@given(GROUPS, st.data())
def test_whatever_is_deleted_added_and_sorted_the_groups_are_those_that_were_wanted(
    groups: list[str], data: st.DataObject
) -> None:
    deleted = data.draw(st.lists(st.sampled_from(groups), unique=True)) if groups else []
    left = [name for name in groups if name not in deleted]
    added = data.draw(st.lists(st.sampled_from("uvwxyz"), unique=True, min_size=0 if left else 1, max_size=3))
    wanted: list[Any] = list(data.draw(st.permutations([*left, *added])))
    more: list[Any] = ["yes"] * (len(added) if left else len(added) - 1)
    person = Script(
        {"change": "groups", DELETE: tuple(deleted), ANOTHER: [*more, "no"], NAME: list(added), ORDER: wanted[:]}
    )
    assert ordered_by(person, groups) == tuple(wanted)
