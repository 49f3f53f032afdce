"""Which attributes are taken, and from whom."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from localaws.messages import Refused
from localaws.sign_in.attributes import check
from tests.unit.localaws_emulator import CLIENT, PASSWORD, POOL, Emulator, Local

PHONE = "+15555550123"
ANN = {"sub": "1", "phone_number": PHONE}
BOB = {"sub": "2"}
UNAUTHORIZED = ("NotAuthorizedException", "A client attempted to write unauthorized attribute")
IMMUTABLE = ("InvalidParameterException", "Cannot modify the non-mutable attribute sub")
BAD_PHONE = ("InvalidParameterException", "Invalid phone number format.")


def local(**settings: Any) -> Local:
    return Local(Emulator(users={"ann": dict(ANN), "bob": dict(BOB)}, **settings))


def signed_in(aws: Local) -> dict[str, str]:
    session = aws.sign_in("ann")["Session"]
    result: dict[str, str] = aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=aws.last_code())[
        "AuthenticationResult"
    ]
    return result


def write(aws: Local, action: str, name: str, value: str) -> dict[str, Any]:
    who = {"AccessToken": signed_in(aws)["AccessToken"]} if action == "UpdateUserAttributes" else {}
    named = "new" if action in {"SignUp", "AdminCreateUser"} else "ann"
    pool = {"UserPoolId": POOL, "ClientId": CLIENT, "Username": named, "Password": PASSWORD}
    return aws.call(action, UserAttributes=[{"Name": name, "Value": value}], **pool, **who)


CALLS = ("SignUp", "UpdateUserAttributes", "AdminUpdateUserAttributes", "AdminCreateUser")
BY_USERS = CALLS[:2]


@pytest.mark.parametrize("action", CALLS)
@pytest.mark.parametrize(
    ("name", "value", "refusal"),
    [
        ("sub", "2", IMMUTABLE),
        ("phone_number", "15555550123", BAD_PHONE),
        ("email_verified", "true", UNAUTHORIZED),
        ("phone_number_verified", "false", UNAUTHORIZED),
        ("phone_number", "+15555550199", None),
        ("name", "sub", None),
    ],
)
def test_what_may_be_written(action: str, name: str, value: str, refusal: tuple[str, str] | None) -> None:
    if refusal == UNAUTHORIZED and action not in BY_USERS:
        refusal = None  # an administrator may say that an address is verified
    aws = local()
    answer = write(aws, action, name, value)
    assert (answer.get("__type"), answer.get("message")) == (refusal or (None, None))
    written = aws.emulator.users.get("new" if action in {"SignUp", "AdminCreateUser"} else "ann", {})
    assert (written.get(name) == value) == (refusal is None)


def codes(action: str, value: object) -> str:
    try:
        check(action, {"phone_number": value})
    except Refused as refused:
        return refused.code
    return ""


@given(st.from_regex(r"\+[1-9][0-9]{1,14}", fullmatch=True))
def test_e164_is_taken(number: str) -> None:
    assert codes("SignUp", number) == ""


@pytest.mark.parametrize(
    "number",
    [
        "+1",
        "+0555550123",
        "+1555555012345678",
        "+1 5555550123",
        "+1555x",
        "+1\u0665\u0665\u0665\u0665",
        "+15555550123\n",
        1,
        None,
    ],
)
def test_anything_else_is_refused(number: object) -> None:
    assert codes("AdminUpdateUserAttributes", number) == "InvalidParameterException"


def test_a_blank_value_takes_a_phone_number_away_and_makes_nobody() -> None:
    assert [codes(action, "") for action in CALLS] == ["InvalidParameterException", "", "", "InvalidParameterException"]


def completed(aws: Local, user: str, **attributes: str) -> dict[str, Any]:
    given = {f"userAttributes.{name}": value for name, value in attributes.items()}
    return aws.respond("NEW_PASSWORD_REQUIRED", aws.sign_in(user)["Session"], user, NEW_PASSWORD=PASSWORD, **given)


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"name": "Ann", "phone_number": "+15555550199"}, "Cannot modify an already provided phone_number"),
        ({"name": "Ann", "sub": "2"}, "Cannot modify the non-mutable attribute sub"),
        ({"name": "Ann", "email_verified": "true"}, "email_verified is not among requiredAttributes."),
        ({"name": "Ann", "phone_number_verified": "true"}, "phone_number_verified is not among requiredAttributes."),
        ({"name": "Ann", "nickname": "A"}, "nickname is not among requiredAttributes."),
        ({}, "Invalid attributes given, name is missing"),
        ({"name": ""}, "Invalid attributes given, name is missing"),
    ],
)
def test_a_new_password_brings_only_what_was_asked_for(attributes: dict[str, str], words: str) -> None:
    aws = local(temporary={"ann"}, required=("name", "phone_number"))
    answer = completed(aws, "ann", **attributes)
    assert (answer["__type"], answer["message"]) == ("InvalidParameterException", words)
    assert aws.emulator.users["ann"] == ANN
    assert "ann" in aws.emulator.temporary
    assert completed(aws, "ann", name="Ann")["ChallengeName"] == "SMS_MFA"


def test_a_phone_number_that_is_asked_for_has_to_be_one() -> None:
    aws = local(temporary={"bob"}, required=("phone_number",))
    answer = completed(aws, "bob", phone_number="0155")
    assert (answer["__type"], answer["message"]) == BAD_PHONE
    assert completed(aws, "bob", phone_number="+15555550199")["ChallengeName"] == "SMS_MFA"
    assert aws.memory.outbox.as_json()[-1]["to"] == "+15555550199"


def test_nobody_signs_up_to_a_pool_whose_users_administrators_create() -> None:
    answer = write(local(closed=True), "SignUp", "name", "Bob")
    assert answer["__type"] == "NotAuthorizedException"
    assert answer["message"] == "SignUp is not permitted for this user pool"
    assert "__type" not in write(local(closed=True), "AdminCreateUser", "name", "Bob")
    assert "__type" not in write(local(), "SignUp", "name", "Bob")
