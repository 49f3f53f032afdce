"""The secret of an app client: every call that takes it or its hash is refused without, and takes no other."""

from __future__ import annotations

from typing import Any

import botocore.session
import pytest
from hypothesis import example, given, strategies as st

from localaws.messages import Refused
from localaws.sign_in.accounts import Client, client_of
from localaws.sign_in.client_secrets import Proof, check, secret_hash
from tests.unit.localaws_emulator import CLIENT, PASSWORD, POOL, Emulator, Local

SECRET = "s3cret"  # noqa: S105
CONFIDENTIAL = Client(CLIENT, POOL, (), 180, SECRET)
COGNITO = botocore.session.get_session().get_service_model("cognito-idp")
ANN = {"sub": "1", "email": "ann@shop.example"}


class WithSecret(Emulator):
    """An emulator whose client has a secret, which it never asks for."""

    def DescribeUserPoolClient(self, body: Any) -> Any:  # noqa: N802
        found = super().DescribeUserPoolClient(body)
        found.get("UserPoolClient", {})["ClientSecret"] = SECRET
        return found


class BothNames(WithSecret):
    """One whose users sign in by their address too."""

    def _name(self, given: str) -> str:
        return "ann" if given == ANN["email"] else super()._name(given)


def local(kind: type[Emulator] = WithSecret, mode: str = "OFF") -> Local:
    return Local(kind(mode=mode, users={"ann": dict(ANN)}))


def takers(*wanted: str) -> list[str]:
    """The calls that take one of `wanted`, with the id of a client, as AWS describes them."""
    inputs = {name: COGNITO.operation_model(name).input_shape for name in COGNITO.operation_names}
    taken = {name: set(shape.members) for name, shape in inputs.items() if shape}
    return sorted(name for name, members in taken.items() if "ClientId" in members and members & set(wanted))


def errors(action: str) -> set[str]:
    """The errors that AWS describes for `action`."""
    return {shape.name for shape in COGNITO.operation_model(action).error_shapes}


def hashed(name: str) -> str:
    return secret_hash(CONFIDENTIAL, name)


def sign_in(aws: Local, **given: Any) -> dict[str, Any]:
    parameters = {"USERNAME": "ann", "PASSWORD": PASSWORD, **given}
    return aws.call("InitiateAuth", ClientId=CLIENT, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)


def refresh(aws: Local, token: str, name: str) -> dict[str, Any]:
    given = {"REFRESH_TOKEN": token, "SECRET_HASH": hashed(name)}
    return aws.call("InitiateAuth", ClientId=CLIENT, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters=given)


@pytest.mark.parametrize("action", takers("SecretHash", "AuthParameters", "ChallengeResponses"))
@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (None, "Client client is configured with secret but SECRET_HASH was not received"),
        ("", "Client client is configured with secret but SECRET_HASH was not received"),
        (hashed("bob"), "Unable to verify secret hash for client client"),
        (SECRET, "Unable to verify secret hash for client client"),
        (["a list"], "Unable to verify secret hash for client client"),
    ],
)
def test_every_call_that_takes_a_hash_is_refused_without_the_right_one(action: str, sent: Any, words: str) -> None:
    among = {"USERNAME": "ann", "PASSWORD": PASSWORD, "SECRET_HASH": sent}
    parameters = {"SecretHash": sent, "AuthParameters": among, "ChallengeResponses": among}
    answer = local().call(action, ClientId=CLIENT, UserPoolId=POOL, Username="ann", **parameters)
    assert (answer["__type"], answer["message"]) == ("NotAuthorizedException", words)


@pytest.mark.parametrize("nonsense", ["text", ["SECRET_HASH"], 1, None])
def test_what_should_hold_the_hash_and_cannot_is_refused(nonsense: Any) -> None:
    answer = local().call("RespondToAuthChallenge", ClientId=CLIENT, ChallengeResponses=nonsense)
    assert answer["__type"] == "NotAuthorizedException"


@pytest.mark.parametrize("action", sorted(set(takers("ClientSecret")) - {"AddUserPoolClientSecret"}))
def test_every_call_that_takes_the_secret_itself_is_refused_without_it(action: str) -> None:
    aws = local()
    token = sign_in(aws, SECRET_HASH=hashed("ann"))["AuthenticationResult"]["RefreshToken"]
    for sent, words in (
        ({}, "Client client is configured for secret but secret was not received"),
        ({"ClientSecret": "another"}, "Unable to verify secret hash for client client"),
    ):
        answer = aws.call(action, ClientId=CLIENT, Token=token, RefreshToken=token, **sent)
        assert answer["message"] == words
        assert answer["__type"] in errors(action) & {"NotAuthorizedException", "UnauthorizedException"}


def test_the_tokens_of_a_refresh_are_for_who_knows_the_secret() -> None:
    aws = local()
    token = sign_in(aws, SECRET_HASH=hashed("ann"))["AuthenticationResult"]["RefreshToken"]
    call = {"ClientId": CLIENT, "RefreshToken": token, "ClientSecret": SECRET}
    assert "AuthenticationResult" in aws.call("GetTokensFromRefreshToken", **call)


def test_a_refresh_takes_the_hash_of_the_users_own_name() -> None:
    aws = local(BothNames)
    token = sign_in(aws, SECRET_HASH=hashed("ann"))["AuthenticationResult"]["RefreshToken"]
    assert "AuthenticationResult" in refresh(aws, token, "ann")
    for name in ("bob", ANN["email"]):
        assert refresh(aws, token, name)["message"] == "SecretHash does not match for the client: client"
    assert refresh(aws, "invented", "ann")["message"] == "Invalid Refresh Token"


def test_a_challenge_takes_the_hash_of_the_name_that_cognito_returned() -> None:
    aws = local(BothNames, mode="ON")
    aws.emulator.users["ann"]["phone_number"] = "+15555550123"
    session = sign_in(aws, SECRET_HASH=hashed("ann"))["Session"]
    for typed in ("ann", ANN["email"]):
        wrong = aws.respond("SMS_MFA", session, typed, SMS_MFA_CODE=aws.last_code(), SECRET_HASH=hashed(ANN["email"]))
        assert wrong["message"] == "Unable to verify secret hash for client client"
    code = aws.last_code()
    right = aws.respond("SMS_MFA", session, ANN["email"], SMS_MFA_CODE=code, SECRET_HASH=hashed("ann"))
    assert "AuthenticationResult" in right


def test_a_client_without_a_secret_is_sent_no_hash_at_first_and_ignores_it_later() -> None:
    aws = local(Emulator, mode="ON")
    aws.emulator.users["ann"]["phone_number"] = "+15555550123"
    answer = sign_in(aws, SECRET_HASH="x")
    words = "App client client is not configured for secret but secret hash was received"
    assert (answer["__type"], answer["message"]) == ("InvalidParameterException", words)
    answer = aws.call("SignUp", ClientId=CLIENT, Username="bo", Password=PASSWORD, SecretHash="x")
    assert (answer["__type"], answer["message"]) == ("InvalidParameterException", words)
    session = sign_in(aws)["Session"]
    signed = aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=aws.last_code(), SECRET_HASH="x")
    assert "AuthenticationResult" in refresh(aws, signed["AuthenticationResult"]["RefreshToken"], "x")


def test_the_hash_is_of_the_name_as_it_was_typed() -> None:
    class NoCase(WithSecret):
        def DescribeUserPool(self, body: Any) -> Any:  # noqa: N802
            found = super().DescribeUserPool(body)
            found["UserPool"]["UsernameConfiguration"] = {"CaseSensitive": False}
            return found

    aws = local(NoCase)
    assert "AuthenticationResult" in sign_in(aws, USERNAME="Ann", SECRET_HASH=hashed("Ann"))


def test_the_hash_is_the_one_that_aws_documents() -> None:
    """Computed with `openssl dgst -sha256 -hmac`, as the developer guide has it."""
    assert hashed("ann") == "4q6Rn1PaHFX2DHLFpb72CUsfCXPz4bFspNpEp6SUSkI="


_ANY = st.characters(exclude_categories=())  # with the halves of surrogate pairs, which JSON can hold


@example("ann", "ann")
@example("\ud800", "\ud800")
@given(name=st.text(_ANY), other=st.text(_ANY))
def test_one_name_has_one_hash(name: str, other: str) -> None:
    proof = Proof(hashed(other), hashed(name))
    if name == other:
        check(CONFIDENTIAL, proof)
        return
    with pytest.raises(Refused):
        check(CONFIDENTIAL, proof)


def test_the_secret_is_not_shown() -> None:
    described = {"ClientId": CLIENT, "UserPoolId": POOL, "ClientSecret": SECRET}
    client = client_of({"UserPoolClient": described})
    assert client.secret == SECRET
    assert SECRET not in repr(client)
