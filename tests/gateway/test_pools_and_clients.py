"""Signing in: what the pool, its app client and its users have to do with it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gateway.clients import Clients
from tests.gateway.people import BOTH, PHONE, Pool, pool, refused, sms


def test_users_sign_in_by_an_address(corrected: Clients) -> None:
    required = pool(corrected, "ON", *BOTH, UsernameAttributes=["phone_number"])
    required.user(PHONE)
    signed = required.sign_in(PHONE)
    assert signed["ChallengeName"] == "SMS_MFA"
    assert signed["ChallengeParameters"]["USER_ID_FOR_SRP"] != PHONE
    assert "AuthenticationResult" in sms(required, signed, PHONE)


def test_a_session_is_of_its_own_pool(corrected: Clients) -> None:
    one, other = (pool(corrected, "ON", *BOTH) for _ in range(2))
    for each in (one, other):
        each.user(phone_number=PHONE)
    signed = one.sign_in()
    with refused("NotAuthorizedException", "Invalid session for the user."):
        sms(other, signed)
    assert "AuthenticationResult" in sms(one, signed)


def test_what_a_deployment_changes_counts_from_then_on(corrected: Clients) -> None:
    pool_id = corrected.deploy("mode-changes", MfaConfiguration="OFF")
    changing = Pool(corrected, pool_id)
    changing.user(phone_number=PHONE)
    assert "AuthenticationResult" in changing.sign_in()
    corrected.pools.set_user_pool_mfa_config(
        UserPoolId=pool_id, MfaConfiguration="ON", SoftwareTokenMfaConfiguration={"Enabled": True}
    )
    assert changing.sign_in()["ChallengeName"] == "MFA_SETUP"


@pytest.mark.parametrize(
    ("enabled", "name", "code", "words"),
    [
        ("ENABLED", "nobody", "NotAuthorizedException", "Incorrect username or password."),
        ("ENABLED", "ann", "NotAuthorizedException", "Incorrect username or password."),
        ("LEGACY", "nobody", "UserNotFoundException", "User does not exist."),
    ],
)
def test_an_unknown_user_looks_like_a_wrong_password(
    corrected: Clients, enabled: Any, name: str, code: str, words: str
) -> None:
    required = pool(corrected, "ON", *BOTH)
    required.user(phone_number=PHONE)
    corrected.pools.update_user_pool_client(
        UserPoolId=required.id,
        ClientId=required.client,
        PreventUserExistenceErrors=enabled,
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"],
    )
    with refused(code, words):
        required.sign_in(name, "Wrong-passw0rd")


def test_a_client_takes_no_password_that_its_flows_do_not_allow(corrected: Clients, plain: Clients) -> None:
    for aws in (corrected, plain):
        only_srp = pool(aws, "OFF")
        only_srp.user()
        aws.pools.update_user_pool_client(
            UserPoolId=only_srp.id, ClientId=only_srp.client, ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"]
        )
        if aws is plain:
            assert "AuthenticationResult" in only_srp.sign_in(), "the emulator no longer needs this correction"
            continue
        with refused("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client"):
            only_srp.sign_in()
        with refused("InvalidParameterException", "Auth flow not enabled for this client"):
            only_srp.admin_sign_in()


@pytest.mark.parametrize("flow", ["USER_SRP_AUTH", "CUSTOM_AUTH"])
def test_a_client_takes_no_other_flow_that_it_does_not_list(corrected: Clients, flow: Any) -> None:
    made = pool(corrected, "OFF")
    made.user()
    corrected.pools.update_user_pool_client(
        UserPoolId=made.id, ClientId=made.client, ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"]
    )
    client: Any = {"ClientId": made.client, "AuthFlow": flow, "AuthParameters": {"USERNAME": "ann", "SRP_A": "a" * 64}}
    words = f"{flow} is not enabled for the client."
    with refused("InvalidParameterException", words):
        corrected.pools.initiate_auth(**client)
    with refused("InvalidParameterException", words):
        corrected.pools.admin_initiate_auth(UserPoolId=made.id, **client)


def test_who_is_disabled_meanwhile_gets_no_tokens(corrected: Clients) -> None:
    required = pool(corrected, "ON", *BOTH)
    required.user(phone_number=PHONE)
    signed = required.sign_in()
    corrected.pools.admin_disable_user(UserPoolId=required.id, Username="ann")
    with refused("NotAuthorizedException"):
        sms(required, signed)


def test_a_pool_is_found_among_many(corrected: Clients) -> None:
    """Among more than one page of them."""
    made = [corrected.pools.create_user_pool(PoolName=f"p{number}")["UserPool"]["Id"] for number in range(61)]
    last = Pool(corrected, made[-1])
    last.user()
    corrected.pools.set_user_pool_mfa_config(
        UserPoolId=last.id, MfaConfiguration="ON", SoftwareTokenMfaConfiguration={"Enabled": True}
    )
    assert last.sign_in()["ChallengeName"] == "MFA_SETUP"
    for pool_id in made:
        corrected.pools.delete_user_pool(UserPoolId=pool_id)
