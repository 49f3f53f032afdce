"""What a call says of names, in small letters; and what a sign-up must say."""

from __future__ import annotations

from typing import Any

import pytest

from localaws.messages import Refused
from localaws.sign_in.accounts import Pool, Texts, pool_of
from localaws.sign_in.attributes import check_sign_up
from localaws.sign_in.letter_case import in_small_letters


def test_names_and_addresses_are_in_small_letters_and_nothing_else_is() -> None:
    given = {
        "Username": "Ann",
        "Password": "Right-Passw0rd",
        "AuthParameters": {"USERNAME": "Ann", "PASSWORD": "Right-Passw0rd", "SRP_A": "AB"},
        "ChallengeResponses": {
            "USERNAME": "Ann",
            "NEW_PASSWORD": "X",
            "userAttributes.email": "A@B",
            "userAttributes.name": "Ann",
        },
        "UserAttributes": [{"Name": "email", "Value": "A@B"}, {"Name": "name", "Value": "Ann"}],
    }
    assert in_small_letters(given) == {
        "Username": "ann",
        "Password": "Right-Passw0rd",
        "AuthParameters": {"USERNAME": "ann", "PASSWORD": "Right-Passw0rd", "SRP_A": "AB"},
        "ChallengeResponses": {
            "USERNAME": "ann",
            "NEW_PASSWORD": "X",
            "userAttributes.email": "a@b",
            "userAttributes.name": "Ann",
        },
        "UserAttributes": [{"Name": "email", "Value": "a@b"}, {"Name": "name", "Value": "Ann"}],
    }


@pytest.mark.parametrize(
    "given", [{}, {"Username": 1, "AuthParameters": None, "UserAttributes": "x"}, {"UserAttributes": [1]}]
)
def test_what_no_client_would_write_stays_as_it_is(given: dict[str, Any]) -> None:
    assert in_small_letters(given) == given


@pytest.mark.parametrize(
    ("configuration", "sensitive"),
    [
        ({}, True),
        (None, True),
        ({"CaseSensitive": True}, True),
        ({"CaseSensitive": False}, False),
        ({"CaseSensitive": "false"}, False),
    ],
)
def test_case_counts_unless_the_pool_says_that_it_does_not(configuration: object, sensitive: bool) -> None:
    assert pool_of({"UserPool": {"Id": "p", "UsernameConfiguration": configuration}}, {}).case_sensitive is sensitive


@pytest.mark.parametrize(
    ("named_by", "name", "given", "absent"),
    [
        ((), "ann", {"email": "a@b", "phone_number": "+1"}, ""),
        ((), "a@b", {"phone_number": "+1"}, "email"),
        (("email",), "a@b", {"phone_number": "+1"}, ""),
        (("phone_number",), "+1", {"email": "a@b"}, ""),
        (("email", "phone_number"), "+1", {}, "email"),
        (("email", "phone_number"), "a@b", {}, "phone_number"),
        ((), "ann", {"email": "", "phone_number": "+1"}, "email"),
    ],
)
def test_what_is_required_is_given_by_attribute_or_by_name(
    named_by: tuple[str, ...], name: str, given: dict[str, str], absent: str
) -> None:
    required = ("sub", "email", "email_verified", "phone_number")
    pool = Pool("p", "OFF", (), Texts(), required=required, named_by=named_by)
    if not absent:
        check_sign_up(pool, name, given)
        return
    with pytest.raises(Refused, match=f"schema: {absent}: The attribute is required$"):
        check_sign_up(pool, name, given)
