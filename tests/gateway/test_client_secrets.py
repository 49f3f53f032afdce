"""App clients with a secret: who does not know it gets nowhere, and who knows it does."""

from __future__ import annotations

import json
from typing import Any

from tests.gateway.clients import Clients, template
from tests.gateway.people import BOTH, PASSWORD, PHONE, Confidential, code_sent_to, confidential, pool, refused

EMAIL = "ann@shop.example"
NEW = "Another-passw0rd"


def not_received(made: Confidential) -> Any:
    words = f"Client {made.pool.client} is configured with secret but SECRET_HASH was not received"
    return refused("NotAuthorizedException", words)


def not_verified(made: Confidential) -> Any:
    return refused("NotAuthorizedException", f"Unable to verify secret hash for client {made.pool.client}")


def test_a_password_takes_the_hash(corrected: Clients, plain: Clients) -> None:
    made = confidential(corrected)
    made.pool.user()
    with not_received(made):
        made.sign_in()
    with not_verified(made):
        made.sign_in(SECRET_HASH=made.hashed("bob"))
    assert "AuthenticationResult" in made.sign_in(SECRET_HASH=made.hashed())
    with not_received(made):
        made.pool.admin_sign_in()
    without = confidential(plain)
    without.pool.user()
    assert "AuthenticationResult" in without.sign_in(), "the emulator no longer needs this correction"


def test_a_client_without_a_secret_takes_no_hash(corrected: Clients, plain: Clients) -> None:
    made, without = (Confidential(pool(aws, "OFF"), "none") for aws in (corrected, plain))
    for each in (made, without):
        each.pool.user()
    words = f"App client {made.pool.client} is not configured for secret but secret hash was received"
    with refused("InvalidParameterException", words):
        made.sign_in(SECRET_HASH=made.hashed())
    with refused("InvalidParameterException", words):
        made.call("forgot_password", Username="ann", SecretHash=made.hashed())
    tokens = made.sign_in()["AuthenticationResult"]
    assert "AuthenticationResult" in made.refresh(tokens["RefreshToken"])
    answer = without.sign_in(SECRET_HASH=without.hashed())
    assert "AuthenticationResult" in answer, "the emulator no longer needs this correction"


def test_signing_up_and_a_forgotten_password_take_the_hash(corrected: Clients) -> None:
    made = confidential(corrected, AutoVerifiedAttributes=["email"])

    def only_with_the_hash(action: str, **given: Any) -> None:
        with not_received(made):
            made.call(action, Username="ann", **given)
        with not_verified(made):
            made.call(action, Username="ann", SecretHash=made.hashed("bob"), **given)
        made.call(action, Username="ann", SecretHash=made.hashed(), **given)

    only_with_the_hash("sign_up", Password=PASSWORD, UserAttributes=[{"Name": "email", "Value": EMAIL}])
    only_with_the_hash("resend_confirmation_code")
    only_with_the_hash("confirm_sign_up", ConfirmationCode=code_sent_to(corrected, EMAIL))
    only_with_the_hash("forgot_password")
    only_with_the_hash("confirm_forgot_password", ConfirmationCode=code_sent_to(corrected, EMAIL), Password=NEW)
    assert "AuthenticationResult" in made.sign_in(password=NEW, SECRET_HASH=made.hashed())


def test_a_refresh_takes_the_hash_of_the_users_own_name(corrected: Clients) -> None:
    made = confidential(corrected, UsernameAttributes=["email"])
    made.pool.user(EMAIL)
    tokens = made.sign_in(EMAIL, SECRET_HASH=made.hashed(EMAIL))["AuthenticationResult"]
    name = corrected.pools.get_user(AccessToken=tokens["AccessToken"])["Username"]
    assert name != EMAIL
    with refused("NotAuthorizedException", f"SecretHash does not match for the client: {made.pool.client}"):
        made.refresh(tokens["RefreshToken"], EMAIL)
    assert "AuthenticationResult" in made.refresh(tokens["RefreshToken"], name)


def test_other_calls_take_the_secret_itself(corrected: Clients, plain: Clients) -> None:
    made, without = confidential(corrected), confidential(plain)
    for each in (made, without):
        each.pool.user()
    token = made.sign_in(SECRET_HASH=made.hashed())["AuthenticationResult"]["RefreshToken"]
    for action, code, given in (
        ("get_tokens_from_refresh_token", "NotAuthorizedException", {"RefreshToken": token}),
        ("revoke_token", "UnauthorizedException", {"Token": token}),
    ):
        with refused(code, f"Client {made.pool.client} is configured for secret but secret was not received"):
            made.call(action, **given)
        with refused(code, f"Unable to verify secret hash for client {made.pool.client}"):
            made.call(action, ClientSecret="another" * 4, **given)
        made.call(action, ClientSecret=made.secret, **given)
    token = without.sign_in()["AuthenticationResult"]["RefreshToken"]
    answer = without.call("get_tokens_from_refresh_token", RefreshToken=token)
    assert "AuthenticationResult" in answer, "the emulator no longer needs this correction"


def test_the_answer_to_a_challenge_takes_the_hash_of_the_name_that_was_returned(corrected: Clients) -> None:
    made = confidential(corrected, "ON", *BOTH, UsernameAttributes=["phone_number"])
    made.pool.user(PHONE)
    signed = made.sign_in(PHONE, SECRET_HASH=made.hashed(PHONE))
    name = signed["ChallengeParameters"]["USER_ID_FOR_SRP"]
    answer = {"SMS_MFA_CODE": code_sent_to(corrected, PHONE)}
    with not_received(made):
        made.pool.respond("SMS_MFA", signed["Session"], name, **answer)
    with not_verified(made):
        made.pool.respond("SMS_MFA", signed["Session"], PHONE, SECRET_HASH=made.hashed(PHONE), **answer)
    right = made.pool.respond("SMS_MFA", signed["Session"], name, SECRET_HASH=made.hashed(name), **answer)
    assert "AuthenticationResult" in right


def test_a_stack_makes_a_client_with_a_secret_and_one_without(corrected: Clients) -> None:
    body = template()
    for name, secret in (("Server", True), ("App", False)):
        properties = {"UserPoolId": {"Ref": "Pool"}, "GenerateSecret": secret}
        body["Resources"][name] = {"Type": "AWS::Cognito::UserPoolClient", "Properties": properties}
        body["Outputs"][name] = {"Value": {"Ref": name}}
    pool_id = corrected.deploy_template("secrets", json.dumps(body))
    server, app = (
        corrected.pools.describe_user_pool_client(UserPoolId=pool_id, ClientId=corrected.output("secrets", name))
        for name in ("Server", "App")
    )
    assert len(server["UserPoolClient"]["ClientSecret"]) > 40
    assert "ClientSecret" not in app["UserPoolClient"]
