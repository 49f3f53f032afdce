"""Sessions, codes and tokens, around an emulator that lets everybody in, with a clock that the tests set."""

from __future__ import annotations

from typing import Any

import pytest

from localaws.sign_in.attempts import FREE
from localaws.sign_in.sessions import Session
from localaws.sign_in.totp import STEP, code_of, step_at
from tests.unit.localaws_emulator import CLIENT, PASSWORD, POOL, Emulator, Local

ANN = {"sub": "1", "phone_number": "+15555550123"}
BOB = {"sub": "2"}
MINUTE = 60


def local(**settings: Any) -> Local:
    return Local(Emulator(users={"ann": dict(ANN), "bob": dict(BOB)}, **settings))


def refused(answer: dict[str, Any], code: str, words: str = "") -> bool:
    return answer.get("__type") == code and words in answer["message"] and "AuthenticationResult" not in answer


def set_up(aws: Local, user: str) -> str:
    """The secret of a token that `user` sets up in a first sign-in."""
    session = aws.sign_in(user)["Session"]
    associated = aws.call("AssociateSoftwareToken", Session=session)
    secret: str = associated["SecretCode"]
    code = code_of(secret, step_at(aws.now))
    verified = aws.call("VerifySoftwareToken", Session=associated["Session"], UserCode=code)
    assert aws.respond("MFA_SETUP", verified["Session"], user)["AuthenticationResult"]
    aws.now += 2 * STEP
    return secret


def test_the_emulator_alone_would_let_everybody_in() -> None:
    assert "AuthenticationResult" in Emulator(users={"ann": dict(ANN)}).InitiateAuth(
        {"AuthParameters": {"USERNAME": "ann", "PASSWORD": PASSWORD}}
    )


@pytest.mark.parametrize(("seconds", "in_time"), [(3 * MINUTE - 1, True), (3 * MINUTE, False)])
def test_a_session_waits_three_minutes(seconds: int, in_time: bool) -> None:
    aws = local()
    session = aws.sign_in("ann")["Session"]
    aws.now += seconds
    answer = aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=aws.last_code())
    assert ("AuthenticationResult" in answer) == in_time
    assert in_time or refused(answer, "NotAuthorizedException", "Invalid session for the user, session is expired.")


def test_a_session_is_good_for_one_right_answer() -> None:
    aws = local()
    session = aws.sign_in("ann")["Session"]
    code = aws.last_code()
    assert refused(aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE="wrong"), "CodeMismatchException")
    assert "AuthenticationResult" in aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=code)
    again = aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=code)
    assert refused(again, "NotAuthorizedException", "session can only be used once")
    aws.now += 3600 + 3 * MINUTE
    aws.sign_in("ann")
    assert refused(aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=code), "NotAuthorizedException", "user.")


def test_a_session_is_of_one_user_one_client_and_one_challenge() -> None:
    aws = local()
    session = aws.sign_in("ann")["Session"]
    code = aws.last_code()
    for challenge, user in (("SOFTWARE_TOKEN_MFA", "ann"), ("MFA_SETUP", "ann"), ("SMS_MFA", "bob"), ("SMS_MFA", "x")):
        answer = aws.respond(challenge, session, user, SMS_MFA_CODE=code, SOFTWARE_TOKEN_MFA_CODE=code)
        assert refused(answer, "NotAuthorizedException", "Invalid session for the user."), challenge
    other = aws.call(
        "RespondToAuthChallenge",
        ClientId="other",
        ChallengeName="SMS_MFA",
        Session=session,
        ChallengeResponses={"USERNAME": "ann", "SMS_MFA_CODE": code},
    )
    assert refused(other, "NotAuthorizedException", "Invalid session for the user.")
    other = aws.call(
        "AdminRespondToAuthChallenge",
        ClientId=CLIENT,
        UserPoolId="another",
        ChallengeName="SMS_MFA",
        Session=session,
        ChallengeResponses={"USERNAME": "ann", "SMS_MFA_CODE": code},
    )
    assert refused(other, "NotAuthorizedException", "Invalid session for the user.")
    assert refused(aws.respond("SMS_MFA", session, "", SMS_MFA_CODE=code), "InvalidParameterException", "USERNAME")
    assert refused(aws.respond("SMS_MFA", session, "ann"), "InvalidParameterException", "SMS_MFA_CODE")
    assert "AuthenticationResult" in aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=code)


@pytest.mark.parametrize("challenge", ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "MFA_SETUP", "NEW_PASSWORD_REQUIRED"])
def test_an_invented_session_is_refused(challenge: str) -> None:
    answer = local().respond(challenge, "i" * 40, "ann", SMS_MFA_CODE="123456", NEW_PASSWORD=PASSWORD)
    assert refused(answer, "NotAuthorizedException", "Invalid session for the user.")


def test_a_session_that_withholds_no_tokens_leads_to_none() -> None:
    aws = local()
    key = aws.memory.sessions.begin(Session(POOL, CLIENT, ANN["sub"], "SMS_MFA", aws.now + MINUTE, code="123456"))
    answer = aws.respond("SMS_MFA", key, "ann", SMS_MFA_CODE="123456")
    assert refused(answer, "NotAuthorizedException", "Invalid session for the user.")


def test_each_sign_in_has_a_code_of_its_own() -> None:
    aws = local()
    first = aws.sign_in("ann")["Session"]
    earlier = aws.last_code()
    second = aws.sign_in("ann")["Session"]
    later = aws.last_code()
    assert first != second
    if earlier != later:  # one time in a million they are the same
        assert refused(aws.respond("SMS_MFA", second, "ann", SMS_MFA_CODE=earlier), "CodeMismatchException")
    assert "AuthenticationResult" in aws.respond("SMS_MFA", second, "ann", SMS_MFA_CODE=later)


def test_wrong_codes_lock_the_user_and_not_the_session() -> None:
    aws = local()
    session = aws.sign_in("ann")["Session"]
    for _ in range(FREE):
        assert refused(aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE="wrong"), "CodeMismatchException")
    new = aws.sign_in("ann")["Session"]
    assert refused(aws.respond("SMS_MFA", new, "ann", SMS_MFA_CODE=aws.last_code()), "NotAuthorizedException", "Too")
    aws.now += 30
    assert "AuthenticationResult" in aws.respond("SMS_MFA", new, "ann", SMS_MFA_CODE=aws.last_code())


def test_a_used_phone_number_is_verified() -> None:
    aws = local()
    aws.respond("SMS_MFA", aws.sign_in("ann")["Session"], "ann", SMS_MFA_CODE=aws.last_code())
    assert aws.emulator.users["ann"]["phone_number_verified"] == "true"


def test_a_software_token_is_set_up_in_the_order_that_cognito_wants() -> None:
    aws = local()
    session = aws.sign_in("bob")["Session"]
    assert refused(
        aws.call("VerifySoftwareToken", Session=session, UserCode="123456"), "EnableSoftwareTokenMFAException"
    )
    assert refused(aws.respond("MFA_SETUP", session, "bob"), "NotAuthorizedException", "Invalid session")
    associated = aws.call("AssociateSoftwareToken", Session=session)
    assert refused(aws.call("AssociateSoftwareToken", Session=session), "NotAuthorizedException", "used once")
    assert refused(aws.respond("MFA_SETUP", associated["Session"], "bob"), "NotAuthorizedException", "Invalid session")
    wrong = aws.call("VerifySoftwareToken", Session=associated["Session"], UserCode="000000")
    assert refused(wrong, "EnableSoftwareTokenMFAException", "Code mismatch")
    code = code_of(associated["SecretCode"], step_at(aws.now))
    verified = aws.call("VerifySoftwareToken", Session=associated["Session"], UserCode=code)
    assert verified["Status"] == "SUCCESS"
    assert refused(aws.call("AssociateSoftwareToken", Session=verified["Session"]), "NotAuthorizedException")
    assert "AuthenticationResult" in aws.respond("MFA_SETUP", verified["Session"], "bob")


def test_a_session_of_another_challenge_sets_no_token_up() -> None:
    aws = local()
    session = aws.sign_in("ann")["Session"]
    assert refused(aws.call("AssociateSoftwareToken", Session=session), "NotAuthorizedException", "Invalid session")
    assert "AuthenticationResult" in aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=aws.last_code())


def test_a_token_is_asked_for_from_then_on_until_an_administrator_takes_it_off() -> None:
    aws = local()
    secret = set_up(aws, "bob")
    asked = aws.sign_in("bob")
    assert asked["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    code = code_of(secret, step_at(aws.now))
    assert "AuthenticationResult" in aws.respond(
        "SOFTWARE_TOKEN_MFA", asked["Session"], "bob", SOFTWARE_TOKEN_MFA_CODE=code
    )
    replayed = aws.respond("SOFTWARE_TOKEN_MFA", aws.sign_in("bob")["Session"], "bob", SOFTWARE_TOKEN_MFA_CODE=code)
    assert refused(replayed, "ExpiredCodeException", "already been used once")
    waiting = aws.sign_in("bob")["Session"]
    assert aws.call("AdminDeleteSoftwareToken", UserPoolId=POOL, Username="bob") == {}
    late = code_of(secret, step_at(aws.now) + 1)
    answer = aws.respond("SOFTWARE_TOKEN_MFA", waiting, "bob", SOFTWARE_TOKEN_MFA_CODE=late)
    assert refused(answer, "CodeMismatchException")
    assert aws.sign_in("bob")["ChallengeName"] == "MFA_SETUP"


def test_a_temporary_password_comes_before_the_second_factor() -> None:
    aws = local(temporary={"ann"}, required=("name",))
    asked = aws.sign_in("ann")
    assert asked["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert asked["ChallengeParameters"]["requiredAttributes"] == '["userAttributes.name"]'
    named = {"userAttributes.name": "Ann"}
    weak = aws.respond("NEW_PASSWORD_REQUIRED", asked["Session"], "ann", NEW_PASSWORD="short", **named)
    assert refused(weak, "InvalidPasswordException")
    new = {"NEW_PASSWORD": "Another-passw0rd", "userAttributes.name": "Ann"}
    then = aws.respond("NEW_PASSWORD_REQUIRED", asked["Session"], "ann", **new)
    assert then["ChallengeName"] == "SMS_MFA"
    assert aws.emulator.users["ann"]["name"] == "Ann"
    again = aws.respond("NEW_PASSWORD_REQUIRED", asked["Session"], "ann", **new)
    assert refused(again, "NotAuthorizedException", "used once")
    assert "AuthenticationResult" in aws.respond("SMS_MFA", then["Session"], "ann", SMS_MFA_CODE=aws.last_code())


def test_withheld_tokens_are_worth_nothing() -> None:
    aws = local()
    session = aws.sign_in("ann")["Session"]
    withheld = aws.emulator.issued[-1]
    assert refused(aws.call("GetUser", AccessToken=withheld["AccessToken"]), "NotAuthorizedException", "Invalid Access")
    refresh = {"AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": {"REFRESH_TOKEN": withheld["RefreshToken"]}}
    assert refused(aws.call("InitiateAuth", ClientId=CLIENT, **refresh), "NotAuthorizedException", "Invalid Refresh")
    assert aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=aws.last_code())["AuthenticationResult"] == withheld
    assert aws.call("GetUser", AccessToken=withheld["AccessToken"])["Username"] == "ann"
    assert "AuthenticationResult" in aws.call("InitiateAuth", ClientId=CLIENT, **refresh)


def test_signing_out_ends_tokens_and_sign_ins_under_way() -> None:
    aws = local()
    aws.emulator.users["bo"] = {"sub": "4", "phone_number": "+15555550125"}
    others = aws.respond("SMS_MFA", aws.sign_in("bo")["Session"], "bo", SMS_MFA_CODE=aws.last_code())
    session = aws.sign_in("ann")["Session"]
    tokens = aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=aws.last_code())["AuthenticationResult"]
    bobs = aws.sign_in("bob")["Session"]
    waiting = aws.sign_in("ann")["Session"]
    aws.call("AdminUserGlobalSignOut", UserPoolId=POOL, Username="ann")
    answer = aws.call("GetUser", AccessToken=tokens["AccessToken"])
    assert refused(answer, "NotAuthorizedException", "Access Token has been revoked")
    assert refused(aws.respond("SMS_MFA", waiting, "ann", SMS_MFA_CODE=aws.last_code()), "NotAuthorizedException")
    assert "SecretCode" in aws.call("AssociateSoftwareToken", Session=bobs)
    assert "Username" in aws.call("GetUser", AccessToken=others["AuthenticationResult"]["AccessToken"])


@pytest.mark.parametrize("call", ["AdminDeleteUser", "DeleteUserPool"])
def test_of_who_is_deleted_nothing_is_remembered(call: str) -> None:
    aws = local()
    set_up(aws, "bob")
    session = aws.sign_in("bob")["Session"]
    aws.respond("SMS_MFA", aws.sign_in("ann")["Session"], "ann", SMS_MFA_CODE=aws.last_code())
    assert {sub for _, sub in aws.memory.factors} == {"1", "2"}
    assert aws.call(call, UserPoolId=POOL, Username="bob") == {}
    assert {sub for _, sub in aws.memory.factors} == ({"1"} if call == "AdminDeleteUser" else set())
    assert refused(aws.respond("SOFTWARE_TOKEN_MFA", session, "bob"), "NotAuthorizedException", "Invalid session")


def test_who_is_disabled_meanwhile_gets_no_tokens() -> None:
    aws = local()
    session = aws.sign_in("ann")["Session"]
    aws.emulator.disabled.add("ann")
    answer = aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=aws.last_code())
    assert refused(answer, "NotAuthorizedException", "User is disabled.")


def test_an_older_sign_in_does_not_replace_a_token_that_was_set_up_since() -> None:
    """Somebody who has the password, and began before the user did."""
    aws = local()
    began = aws.sign_in("bob")["Session"]
    associated = aws.call("AssociateSoftwareToken", Session=aws.sign_in("bob")["Session"])
    set_up(aws, "bob")
    code = code_of(associated["SecretCode"], step_at(aws.now))
    verified = aws.call("VerifySoftwareToken", Session=associated["Session"], UserCode=code)
    assert refused(verified, "NotAuthorizedException", "Invalid session")
    assert refused(aws.call("AssociateSoftwareToken", Session=began), "NotAuthorizedException", "Invalid session")


def test_an_access_token_ends() -> None:
    aws = local()
    session = aws.sign_in("ann")["Session"]
    token = aws.respond("SMS_MFA", session, "ann", SMS_MFA_CODE=aws.last_code())["AuthenticationResult"]["AccessToken"]
    aws.now = 1e12
    assert refused(aws.call("GetUser", AccessToken=token), "NotAuthorizedException", "Access Token has expired")


@pytest.mark.parametrize(
    ("action", "flow", "words"),
    [
        ("InitiateAuth", "USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client"),
        ("AdminInitiateAuth", "ADMIN_USER_PASSWORD_AUTH", "Auth flow not enabled for this client"),
    ],
)
def test_a_client_signs_in_by_the_flows_that_it_allows(action: str, flow: str, words: str) -> None:
    class SrpOnly(Emulator):
        def DescribeUserPoolClient(self, body: Any) -> Any:  # noqa: N802
            found = super().DescribeUserPoolClient(body)
            found["UserPoolClient"]["ExplicitAuthFlows"] = []
            return found

    given = {"USERNAME": "ann", "PASSWORD": PASSWORD}
    answer = Local(SrpOnly(users={"ann": dict(ANN)})).call(
        action, ClientId=CLIENT, UserPoolId=POOL, AuthFlow=flow, AuthParameters=given
    )
    assert refused(answer, "InvalidParameterException", words)
