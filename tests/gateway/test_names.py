"""Names in a pool: of users, with and without regard to their case, and of groups."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest

from tests.gateway.clients import Clients
from tests.gateway.people import PASSWORD, Pool, pool, refused

NO_CASE: Any = {"UsernameConfiguration": {"CaseSensitive": False}}
CASE: Any = {"UsernameConfiguration": {"CaseSensitive": True}}
TAKEN = "A group with the name already exists"
_stacks = count()


def sign_up(made: Pool, name: str, /, **attributes: str) -> None:
    given: Any = [{"Name": key, "Value": value} for key, value in attributes.items()]
    made.aws.pools.sign_up(ClientId=made.client, Username=name, Password=PASSWORD, UserAttributes=given)


def confirm(made: Pool, name: str) -> None:
    made.aws.pools.admin_confirm_sign_up(UserPoolId=made.id, Username=name)


def test_users_sign_in_in_any_case_where_the_pool_has_it_so(corrected: Clients, plain: Clients) -> None:
    made = pool(corrected, "OFF", **NO_CASE)
    sign_up(made, "Ann", email="Ann@Shop.example")
    confirm(made, "ANN")
    tokens = made.sign_in("aNN")["AuthenticationResult"]
    found = corrected.pools.get_user(AccessToken=tokens["AccessToken"])
    assert found["Username"] == "ann"
    assert {"Name": "email", "Value": "ann@shop.example"} in found["UserAttributes"]
    assert "AuthenticationResult" in made.admin_sign_in("ANN")
    with refused("UsernameExistsException"):
        sign_up(made, "ANN")
    with refused("UsernameExistsException"):
        corrected.pools.admin_create_user(UserPoolId=made.id, Username="aNn", MessageAction="SUPPRESS")
    without = pool(plain, "OFF", **NO_CASE)
    without.user("Ann")
    with refused("UserNotFoundException"):
        without.sign_in("ann")


def test_so_they_do_by_an_address(corrected: Clients) -> None:
    made = pool(corrected, "ON", "SOFTWARE_TOKEN_MFA", UsernameAttributes=["email"], **NO_CASE)
    sign_up(made, "Ann@Shop.example")
    confirm(made, "ann@shop.example")
    made.set_up_token("ANN@shop.example")
    with refused("UsernameExistsException"):
        sign_up(made, "ann@SHOP.example")


def test_a_preferred_name_and_an_address_are_changed_in_small_letters(corrected: Clients) -> None:
    made = pool(corrected, "OFF", AliasAttributes=["preferred_username", "email"], **NO_CASE)
    sign_up(made, "ann", email="ann@shop.example")
    confirm(made, "ann")
    token = made.sign_in("ann")["AuthenticationResult"]["AccessToken"]
    corrected.pools.update_user_attributes(
        AccessToken=token, UserAttributes=[{"Name": "preferred_username", "Value": "Annie"}]
    )
    assert "AuthenticationResult" in made.sign_in("ANNIE")


@pytest.mark.parametrize("properties", [CASE, {}], ids=["said", "by default"])
def test_case_counts_otherwise(corrected: Clients, properties: Any) -> None:
    made = pool(corrected, "OFF", **properties)
    sign_up(made, "Ann")
    sign_up(made, "ann")
    confirm(made, "Ann")
    assert "AuthenticationResult" in made.sign_in("Ann")
    with refused("UserNotConfirmedException"):
        made.sign_in("ann")


def test_nobody_signs_up_without_what_is_required(corrected: Clients, plain: Clients) -> None:
    schema = [{"Name": name, "Required": True, "Mutable": True} for name in ("email", "name")]
    made = pool(corrected, "OFF", Schema=schema)
    wanted = "Attributes did not conform to the schema: "
    with refused(
        "InvalidParameterException", f"{wanted}name: The attribute is required\nemail: The attribute is required"
    ):
        sign_up(made, "ann")
    with refused("InvalidParameterException", f"{wanted}name: The attribute is required"):
        sign_up(made, "ann", email="ann@shop.example", name="")
    sign_up(made, "ann", email="ann@shop.example", name="Ann")
    made.user("bob")  # an administrator may leave them out
    without = pool(plain, "OFF", Schema=schema)
    sign_up(without, "ann")


def test_an_address_that_is_the_name_need_not_be_given_again(corrected: Clients) -> None:
    schema = [{"Name": "email", "Required": True, "Mutable": True}]
    made = pool(corrected, "OFF", UsernameAttributes=["email"], Schema=schema)
    sign_up(made, "ann@shop.example")
    free = pool(corrected, "OFF", Schema=schema)
    with refused("InvalidParameterException", "email: The attribute is required"):
        sign_up(free, "ann@shop.example")


def test_a_preferred_name_that_signs_in_comes_after_the_sign_up(corrected: Clients, plain: Clients) -> None:
    preferred = {"preferred_username": "annie"}
    words = "Preferred username cannot be provided for unconfirmed account"
    for aws in (corrected, plain):
        made = pool(aws, "OFF", AliasAttributes=["preferred_username"])
        if aws is plain:
            sign_up(made, "ann", **preferred)
            continue
        with refused("InvalidParameterException", words):
            sign_up(made, "ann", **preferred)
        sign_up(pool(aws, "OFF"), "ann", **preferred)  # no alias: an attribute like others


def test_groups_do_not_differ_in_case_alone(corrected: Clients, plain: Clients) -> None:
    made = pool(corrected, "OFF")
    corrected.pools.create_group(UserPoolId=made.id, GroupName="Admins")
    for name in ("admins", "Admins"):
        with refused("GroupExistsException", TAKEN):
            corrected.pools.create_group(UserPoolId=made.id, GroupName=name)
    corrected.pools.create_group(UserPoolId=made.id, GroupName="Editors")
    without = pool(plain, "OFF")
    for name in ("Admins", "admins"):
        plain.pools.create_group(UserPoolId=without.id, GroupName=name)


def with_groups(pool_id: Any, **groups: str) -> str:
    """A template of a pool, and of groups by their logical ids."""
    resources: dict[str, Any] = {"Pool": {"Type": "AWS::Cognito::UserPool"}}
    for logical_id, name in groups.items():
        properties = {"GroupName": name, "UserPoolId": pool_id}
        resources[logical_id] = {"Type": "AWS::Cognito::UserPoolGroup", "Properties": properties}
    return json.dumps({"Resources": resources, "Outputs": {"Id": {"Value": {"Ref": "Pool"}}}})


OWN = {"Ref": "Pool"}


def names(aws: Clients, pool_id: str) -> set[str]:
    return {group["GroupName"] for group in aws.pools.list_groups(UserPoolId=pool_id)["Groups"]}


def test_a_stack_with_such_groups_is_rolled_back(corrected: Clients, plain: Clients) -> None:
    for aws in (corrected, plain):
        stack = f"groups-{next(_stacks)}"
        made = aws.deploy_template(stack, with_groups(OWN, One="Admins"))
        assert made == aws.deploy_template(stack, with_groups(OWN, Other="admins"))
        if aws is plain:
            assert (aws.status(stack), names(aws, made)) == ("UPDATE_COMPLETE", {"admins"}), "no longer needed"
            continue
        assert (aws.status(stack), names(aws, made)) == ("UPDATE_ROLLBACK_COMPLETE", {"Admins"})
        assert TAKEN in aws.reasons(stack)
        assert "localaws" not in aws.reasons(stack)
        aws.deploy_template(stack, with_groups(OWN, One="Admins", Other="Editors"))
        assert (aws.status(stack), names(aws, made)) == ("UPDATE_COMPLETE", {"Admins", "Editors"})


def test_nor_are_two_of_them_made_at_once(corrected: Clients) -> None:
    stack = f"groups-{next(_stacks)}"
    corrected.stacks.create_stack(StackName=stack, TemplateBody=with_groups(OWN, One="Admins", Other="admins"))
    while corrected.status(stack).endswith("_IN_PROGRESS"):
        pass
    assert corrected.status(stack) == "ROLLBACK_COMPLETE"
    assert TAKEN in corrected.reasons(stack)


def test_a_stack_does_not_take_over_a_group_of_somebody_elses_making(corrected: Clients) -> None:
    made = pool(corrected, "OFF")
    corrected.pools.create_group(UserPoolId=made.id, GroupName="Admins", Description="by hand")
    stack = f"groups-{next(_stacks)}"
    corrected.deploy_template(stack, with_groups(made.id, One="Editors"))
    corrected.deploy_template(stack, with_groups(made.id, One="Editors", Other="Admins"))
    assert corrected.status(stack) == "UPDATE_ROLLBACK_COMPLETE"
    (kept,) = (
        each for each in corrected.pools.list_groups(UserPoolId=made.id)["Groups"] if each["GroupName"] == "Admins"
    )
    assert kept["Description"] == "by hand"
