"""The driver of a sign-in: against canned answers, and against a server that does its own SRP."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.stub import ANY
from pydantic import SecretStr

from authconfig.vocabulary import AuthFlow, MfaType
from cloud.errors import CloudError
from cloud.users.connection import PoolConnection
from cloud.users.refusals import WrongCode
from cloud.users.sign_in import answer, begin
from cloud.users.steps import (
    ChoiceWanted,
    CodeWanted,
    SecretShared,
    SetUpWanted,
    SignedIn,
    SignIn,
)
from tests.deployments import LIVE_ID, CannedAws
from tests.srp_server import SESSION, SrpServer

CLIENT = "4exampleclient"
START = SignIn(CLIENT, "ann", SecretStr("before"))

NOW = SignIn(CLIENT, "ann", SecretStr(SESSION))
CODE, TOKEN = SecretStr("123456"), "eyJhbGciOi.token"
TOKENS = {"AuthenticationResult": {"AccessToken": TOKEN, "ExpiresIn": 3600, "IdToken": "id", "RefreshToken": "refresh"}}


def asked(challenge: str, **parameters: str) -> dict[str, Any]:
    return {"ChallengeName": challenge, "Session": SESSION, "ChallengeParameters": parameters}


def listed(*names: str) -> str:
    return json.dumps(names)


def respond(canned: CannedAws, challenge: str, answers: dict[str, Any], response: dict[str, Any]) -> None:
    expected = {"ClientId": CLIENT, "ChallengeName": challenge, "ChallengeResponses": answers, "Session": SESSION}
    canned.cognito.add_response("respond_to_auth_challenge", response, expected)


def pool(canned: CannedAws) -> PoolConnection:
    return PoolConnection(canned.clients.cognito, LIVE_ID, CLIENT)


def client_of(canned: CannedAws, *flows: str) -> None:
    canned.cognito.add_response(
        "describe_user_pool_client",
        {"UserPoolClient": {"ExplicitAuthFlows": list(flows)}},
        {"UserPoolId": LIVE_ID, "ClientId": CLIENT},
    )


def test_the_password_is_sent_only_where_the_client_allows_it() -> None:
    with CannedAws() as canned:
        client_of(canned, "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
        with pytest.raises(CloudError, match="Leave out --password-flow"):
            begin(pool(canned), "ann", SecretStr("Passw0rd!"), srp=False)
    assert canned.called == ["cognito-idp:DescribeUserPoolClient"]
    with CannedAws() as canned:
        client_of(canned, "ALLOW_USER_PASSWORD_AUTH")
        canned.cognito.add_response(
            "initiate_auth",
            asked("SOFTWARE_TOKEN_MFA"),
            {
                "AuthFlow": "USER_PASSWORD_AUTH",
                "AuthParameters": {"USERNAME": "ann", "PASSWORD": "Passw0rd!"},
                "ClientId": CLIENT,
            },
        )
        assert begin(pool(canned), "ann", SecretStr("Passw0rd!"), srp=False) == CodeWanted(NOW, MfaType.TOTP)


REFUSED = {
    True: "USER_SRP_AUTH is not enabled for the client.",
    False: "USER_PASSWORD_AUTH flow not enabled for this client",
}


@pytest.mark.parametrize(
    ("srp", "flows", "words"),
    [
        (True, {AuthFlow.USER_PASSWORD, AuthFlow.CUSTOM}, "Give --password-flow, which sends the password itself"),
        (True, {AuthFlow.ADMIN_PASSWORD}, "Its flows in auth.toml are: admin_password. This command signs in by srp"),
        (True, set(AuthFlow), "auth.toml gives it that flow. `python -m wizard check`"),
        (False, {AuthFlow.SRP, AuthFlow.CUSTOM}, "Leave out --password-flow: SRP proves the password"),
        (False, {AuthFlow.USER_AUTH}, "Its flows in auth.toml are: user_auth."),
        (False, {AuthFlow.USER_PASSWORD}, "auth.toml gives it that flow. `python -m wizard check`"),
    ],
)
@pytest.mark.parametrize("code", ["InvalidParameterException", "NotAuthorizedException"])
def test_of_a_flow_that_the_client_lacks_the_other_one_is_told(
    code: str, srp: bool, flows: set[AuthFlow], words: str
) -> None:
    with CannedAws() as canned:
        if not srp:
            client_of(canned, "ALLOW_USER_PASSWORD_AUTH")
        canned.cognito.add_client_error("initiate_auth", code, REFUSED[srp], 400)
        given = PoolConnection(
            canned.clients.cognito, LIVE_ID, CLIENT, flows=tuple(flow for flow in AuthFlow if flow in flows)
        )
        with pytest.raises(CloudError) as caught:
            begin(given, "ann", SecretStr("Passw0rd!"), srp=srp)
    flow = AuthFlow.SRP if srp else AuthFlow.USER_PASSWORD
    assert str(caught.value).startswith(f"The app client does not let users sign in by the flow {flow}.\n  {words}")


def test_a_whole_set_up_is_driven_until_something_is_asked() -> None:
    with CannedAws() as canned:
        respond(canned, "SELECT_MFA_TYPE", {"USERNAME": "ann", "ANSWER": "SOFTWARE_TOKEN_MFA"},
                asked("MFA_SETUP", MFAS_CAN_SETUP=listed("SOFTWARE_TOKEN_MFA")))  # fmt: skip
        secret = "ABCDEFGHIJKLMNOP"  # noqa: S105
        canned.cognito.add_response("associate_software_token", {"SecretCode": secret, "Session": "x" * 20})
        step = answer(pool(canned), ChoiceWanted(NOW, tuple(MfaType)), MfaType.TOTP)
        assert step == SetUpWanted(NOW)
        assert canned.called == ["cognito-idp:RespondToAuthChallenge"]  # there is no secret yet
        step = answer(pool(canned), step, None)
        assert isinstance(step, SecretShared)
        canned.cognito.add_client_error(
            "verify_software_token", "EnableSoftwareTokenMFAException", "Code mismatch", 400
        )
        with pytest.raises(WrongCode):
            answer(pool(canned), step, SecretStr("000000"))
        canned.cognito.add_response(
            "verify_software_token",
            {"Status": "SUCCESS", "Session": SESSION},
            {"Session": "x" * 20, "UserCode": "123456"},
        )
        respond(canned, "MFA_SETUP", {"USERNAME": "ann"}, TOKENS)
        assert isinstance(answer(pool(canned), step, CODE), SignedIn)


def test_srp_proves_the_password_to_a_server_that_does_its_own_arithmetic() -> None:
    for _ in range(5):  # a leading zero, which has to be padded, comes up now and then
        server = SrpServer(LIVE_ID, "1f2e-sub", "Passw0rd!", TOKENS)
        step = begin(PoolConnection(server, LIVE_ID, CLIENT), "ann", SecretStr("Passw0rd!"))  # type: ignore[arg-type]
        assert step == SignedIn(SecretStr(TOKEN), 3600)
        assert "Passw0rd!" not in repr(server.sent)


def test_srp_with_another_password_does_not() -> None:
    server = SrpServer(LIVE_ID, "ann", "Passw0rd!", TOKENS)
    with pytest.raises(CloudError, match="The sign-in is refused: Incorrect username or password"):
        begin(PoolConnection(server, LIVE_ID, CLIENT), "ann", SecretStr("Passw0rd?"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "parameters", [{}, {"SALT": "?", "SRP_B": "zz", "SECRET_BLOCK": "=", "USER_ID_FOR_SRP": "ann"}, {"SALT": "ff"}]
)
def test_a_challenge_for_srp_that_is_none(parameters: dict[str, str]) -> None:
    with CannedAws() as canned:
        response = {"ChallengeName": "PASSWORD_VERIFIER", "ChallengeParameters": parameters}
        sent = {"AuthFlow": "USER_SRP_AUTH", "AuthParameters": {"USERNAME": "ann", "SRP_A": ANY}, "ClientId": CLIENT}
        canned.cognito.add_response("initiate_auth", response, sent)
        with pytest.raises(CloudError, match="to prove the password cannot be read"):
            begin(pool(canned), "ann", SecretStr("Passw0rd!"))
