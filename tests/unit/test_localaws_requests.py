"""What the gateway looked at is what the emulator acts on."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from tests.unit.localaws_emulator import CLIENT, PASSWORD, POOL, Emulator, Local, made_up, owner


def local(**settings: Any) -> Local:
    users = {"ann": {"sub": "1", "phone_number": "+15555550123"}, "bob": {"sub": "2"}}
    return Local(Emulator(users=users, **settings))


@pytest.mark.parametrize("temporary", [set(), {"ann"}])
def test_who_is_disabled_between_proof_and_tokens_gets_nothing(temporary: set[str]) -> None:
    """The emulator looks before it asks for the proof of a password, and not after."""
    aws = local(temporary=temporary)
    aws.emulator.disabled.add("ann")
    answer = aws.sign_in("ann")
    assert (answer["__type"], answer["message"]) == ("NotAuthorizedException", "User is disabled.")


def refresh_token(aws: Local) -> str:
    """The one that ann is given."""
    answer = aws.respond("SMS_MFA", aws.sign_in("ann")["Session"], "ann", SMS_MFA_CODE=aws.last_code())
    return str(answer["AuthenticationResult"]["RefreshToken"])


@pytest.mark.parametrize("action", ["InitiateAuth", "AdminInitiateAuth"])
def test_the_refresh_token_that_is_used_is_the_one_that_is_looked_at(action: str) -> None:
    aws = local()
    own, forged = refresh_token(aws), made_up("Refresh", "2", "0")
    for parameters, sub in (
        ({"RefreshToken": own, "AuthParameters": {"REFRESH_TOKEN": forged}}, ""),
        ({"RefreshToken": own, "AuthParameters": "x"}, ""),
        ({"RefreshToken": own}, ""),
        ({"RefreshToken": forged, "AuthParameters": {"REFRESH_TOKEN": own}}, "1"),
    ):
        answer = aws.call(action, ClientId=CLIENT, UserPoolId=POOL, AuthFlow="REFRESH_TOKEN_AUTH", **parameters)
        result = answer.get("AuthenticationResult")
        assert (owner(result["AccessToken"]) if result else "") == sub, parameters
    answer = aws.call("GetTokensFromRefreshToken", RefreshToken=forged, AuthParameters={"REFRESH_TOKEN": own})
    assert answer["message"] == "Invalid Refresh Token"
    answer = aws.call("GetTokensFromRefreshToken", RefreshToken=own, AuthParameters={"REFRESH_TOKEN": forged})
    assert owner(answer["AuthenticationResult"]["AccessToken"]) == "1"


def test_an_administrators_call_is_about_the_user_that_it_names() -> None:
    aws = local(mode="OPTIONAL")
    tokens = aws.sign_in("ann")["AuthenticationResult"]
    on = {"Enabled": True}
    named = {"UserPoolId": POOL, "Username": "bob", "AccessToken": tokens["AccessToken"]}
    answer = aws.call("AdminSetUserMFAPreference", SMSMfaSettings=on, **named)
    assert "does not have a phone_number" in answer["message"]
    aws.call("AdminSetUserMFAPreference", UserPoolId=POOL, Username="ann", SMSMfaSettings=on)
    assert "UserMFASettingList" not in aws.call("AdminGetUser", **named)


def test_a_request_is_read_once() -> None:
    """A header that stands twice and a body that is packed are read otherwise by the emulator."""
    aws = local()
    forged = json.dumps({"AccessToken": made_up("Access", "1", "0")}).encode()
    assert "Username" not in aws.send(["GetUserPoolMfaConfig", "GetUser"], forged)
    assert aws.send(["GetUser", "GetUserPoolMfaConfig"], forged)["message"] == "Invalid Access Token"
    new = {"USERNAME": "ann", "NEW_PASSWORD": PASSWORD}
    taken = {"ClientId": CLIENT, "ChallengeName": "NEW_PASSWORD_REQUIRED", "ChallengeResponses": new}
    packed = gzip.compress(json.dumps(taken).encode())
    for headers in ([(b"content-encoding", b"gzip")], []):
        with pytest.raises(KeyError, match="ChallengeResponses"):  # what the emulator is told is what was read: nothing
            aws.send(["RespondToAuthChallenge"], packed, *headers)
    assert aws.emulator.issued == []
