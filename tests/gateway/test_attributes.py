"""Attributes that users and administrators write."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.gateway.clients import Clients
from tests.gateway.people import BOTH, PASSWORD, PHONE, Pool, outbox, pool, refused

UNAUTHORIZED = ("NotAuthorizedException", "A client attempted to write unauthorized attribute")
BAD_PHONE = ("InvalidParameterException", "Invalid phone number format.")


def attributes(**values: str) -> Any:
    return [{"Name": name, "Value": value} for name, value in values.items()]


def test_users_do_not_say_of_themselves_what_is_verified_and_nobody_changes_an_id(
    corrected: Clients, plain: Clients
) -> None:
    for aws in (corrected, plain):
        made = pool(aws, "OFF")
        made.user(email="ann@shop.example")
        token = made.sign_in()["AuthenticationResult"]["AccessToken"]
        user: Any = {"UserPoolId": made.id, "Username": "ann"}
        if aws is plain:
            aws.pools.update_user_attributes(AccessToken=token, UserAttributes=attributes(email_verified="true"))
            aws.pools.admin_update_user_attributes(**user, UserAttributes=attributes(sub="x", phone_number="1"))
            continue
        with refused(*UNAUTHORIZED):
            aws.pools.update_user_attributes(AccessToken=token, UserAttributes=attributes(email_verified="true"))
        with refused(*UNAUTHORIZED):
            aws.pools.sign_up(
                ClientId=made.client,
                Username="bob",
                Password=PASSWORD,
                UserAttributes=attributes(phone_number=PHONE, phone_number_verified="true"),
            )
        with refused("InvalidParameterException", "sub"):
            aws.pools.update_user_attributes(AccessToken=token, UserAttributes=attributes(sub="x"))
        with refused("InvalidParameterException", "sub"):
            aws.pools.admin_update_user_attributes(**user, UserAttributes=attributes(sub="x"))
        aws.pools.admin_update_user_attributes(**user, UserAttributes=attributes(email_verified="true"))


def test_a_phone_number_is_written_as_e164(corrected: Clients) -> None:
    made = pool(corrected, "OFF")
    made.user()
    token = made.sign_in()["AuthenticationResult"]["AccessToken"]
    wrong, blank = attributes(phone_number="555-0123"), attributes(phone_number="")
    with refused(*BAD_PHONE):
        corrected.pools.update_user_attributes(AccessToken=token, UserAttributes=wrong)
    with refused(*BAD_PHONE):
        corrected.pools.admin_update_user_attributes(UserPoolId=made.id, Username="ann", UserAttributes=wrong)
    with refused(*BAD_PHONE):
        corrected.pools.admin_create_user(UserPoolId=made.id, Username="bob", UserAttributes=wrong)
    with refused(*BAD_PHONE):
        corrected.pools.sign_up(ClientId=made.client, Username="bob", Password=PASSWORD, UserAttributes=wrong)
    corrected.pools.update_user_attributes(AccessToken=token, UserAttributes=attributes(phone_number=PHONE))
    corrected.pools.update_user_attributes(AccessToken=token, UserAttributes=blank)


def invited(made: Pool, **known: str) -> Any:
    """The challenge of a user who has a temporary password."""
    made.aws.pools.admin_create_user(
        UserPoolId=made.id,
        Username="ann",
        TemporaryPassword="Temporary-1",
        MessageAction="SUPPRESS",
        UserAttributes=attributes(**known),
    )
    return made.sign_in(password="Temporary-1")


def test_a_new_password_brings_the_attributes_that_were_asked_for_and_no_other(
    corrected: Clients, plain: Clients
) -> None:
    schema = [{"Name": name, "Required": True, "Mutable": True} for name in ("name", "phone_number")]
    required = pool(corrected, "ON", *BOTH, Schema=schema)
    signed = invited(required, phone_number=PHONE)
    assert json.loads(signed["ChallengeParameters"]["requiredAttributes"]) == ["userAttributes.name"]
    new = {"NEW_PASSWORD": PASSWORD, "userAttributes.name": "Ann"}
    for name, value in (("phone_number", "+15555550199"), ("email_verified", "true"), ("sub", "x"), ("nickname", "A")):
        with refused("InvalidParameterException", name):
            required.respond("NEW_PASSWORD_REQUIRED", signed["Session"], **new, **{f"userAttributes.{name}": value})
    with refused("InvalidParameterException", "Invalid attributes given, name is missing"):
        required.respond("NEW_PASSWORD_REQUIRED", signed["Session"], NEW_PASSWORD=PASSWORD)
    assert required.respond("NEW_PASSWORD_REQUIRED", signed["Session"], **new)["ChallengeName"] == "SMS_MFA"
    assert outbox(corrected)[-1]["to"] == PHONE
    without = invited(pool(plain, "ON", *BOTH, Schema=schema), phone_number=PHONE)
    assert without["ChallengeParameters"]["requiredAttributes"] == "[]", "no longer needed"


@pytest.mark.parametrize("closed", [True, "true"])
def test_where_administrators_create_the_users_nobody_signs_up(corrected: Clients, plain: Clients, closed: Any) -> None:
    for aws in (corrected, plain):
        made = pool(aws, "OFF", AdminCreateUserConfig={"AllowAdminCreateUserOnly": closed})
        if aws is plain:
            made.aws.pools.sign_up(ClientId=made.client, Username="ann", Password=PASSWORD)
            continue
        with refused("NotAuthorizedException", "SignUp is not permitted for this user pool"):
            made.aws.pools.sign_up(ClientId=made.client, Username="ann", Password=PASSWORD)
        made.user("bob")
