"""The groups of the pool: one resource each, that follows its name and not its place in the list."""

from __future__ import annotations

from itertools import permutations
from typing import Final

import pytest
from hypothesis import given, strategies as st

from authconfig.checks import group_name
from authconfig.names import group_logical_id
from tests.configs import config
from tests.snapshot.templates import Resource, template_of

_GROUP: Final = "AWS::Cognito::UserPoolGroup"
NAMES: Final = st.from_regex(r"[a-zA-Z0-9_.-]{1,128}", fullmatch=True)


def _groups(*names: str) -> dict[str, Resource]:
    """The groups' resources by their logical id."""
    resources = template_of(config(user_pool={"groups": names}))["Resources"]
    return {key: resource for key, resource in resources.items() if resource["Type"] == _GROUP}


def test_the_first_group_counts_most() -> None:
    properties = [group["Properties"] for group in _groups("site-admins", "staff", "a.b").values()]

    assert [
        {"GroupName": "site-admins", "Precedence": 1, "UserPoolId": {"Ref": "UserPool"}},
        {"GroupName": "staff", "Precedence": 2, "UserPoolId": {"Ref": "UserPool"}},
        {"GroupName": "a.b", "Precedence": 3, "UserPoolId": {"Ref": "UserPool"}},
    ] == sorted(properties, key=lambda group: group["Precedence"])


def test_the_logical_ids_are_fixed() -> None:
    # Letters and digits of the name, and what `printf %s NAME | sha256sum` begins with.
    assert {
        "Groupsiteadminsc5826986",
        "Groupstaff15622065",
    } == set(_groups("site-admins", "staff"))


def test_a_pool_without_groups_has_none() -> None:
    assert {} == _groups()


def test_a_group_keeps_its_logical_id_when_others_come_go_or_move() -> None:
    ids = {name: group_logical_id(name) for name in ("admins", "staff", "guests")}

    for count in range(1, 4):
        for names in permutations(ids, count):
            found = {key: group["Properties"]["GroupName"] for key, group in _groups(*names).items()}
            assert {ids[name]: name for name in names} == found


@pytest.mark.parametrize(("one", "other"), [("a.b", "ab"), ("a-b", "a_b"), (".", "-")])
def test_names_that_look_alike_are_two_groups(one: str, other: str) -> None:
    assert 2 == len(_groups(one, other))


@given(st.lists(NAMES, min_size=2, max_size=20, unique_by=str.lower))
def test_no_two_groups_share_a_logical_id_that_cloudformation_takes(names: list[str]) -> None:
    assert [name for name in names if group_name(name)] == []
    ids = {group_logical_id(name) for name in names}

    assert len(names) == len(ids)
    assert all(each.isascii() and each.isalnum() and len(each) <= 255 for each in ids)


def test_a_group_that_is_taken_out_of_the_file_stays_in_the_pool() -> None:
    for group in _groups("admins", "staff").values():
        assert ("Retain", "Retain") == (group["DeletionPolicy"], group["UpdateReplacePolicy"])
