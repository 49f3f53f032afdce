"""Signing in with a second factor, one test a flow, against the real emulator."""

from __future__ import annotations

import json
from typing import Any

from tests.gateway.clients import Clients
from tests.gateway.people import (
    BOTH,
    PASSWORD,
    PHONE,
    Authenticator,
    code_sent_to,
    outbox,
    pool,
    refused,
    sms,
    wrong,
)


def test_a_password_alone_is_enough_where_mfa_is_off(corrected: Clients) -> None:
    off = pool(corrected, "OFF")
    off.user()
    assert off.sign_in()["AuthenticationResult"]["TokenType"] == "Bearer"


def test_a_password_alone_is_enough_where_mfa_is_optional_and_not_set_up(corrected: Clients) -> None:
    optional = pool(corrected, "OPTIONAL", *BOTH)
    optional.user(phone_number=PHONE)
    assert "AuthenticationResult" in optional.sign_in()


def test_required_sms(corrected: Clients, plain: Clients) -> None:
    required = pool(corrected, "ON", *BOTH)
    required.user(phone_number=PHONE)
    signed = required.sign_in()
    assert signed["ChallengeName"] == "SMS_MFA"
    assert signed["ChallengeParameters"] == {
        "CODE_DELIVERY_DELIVERY_MEDIUM": "SMS",
        "CODE_DELIVERY_DESTINATION": "+*******0123",
        "USER_ID_FOR_SRP": "ann",
    }
    assert "AuthenticationResult" not in signed
    message = outbox(corrected)[-1]
    assert (message["medium"], message["to"], message["text"]) == ("SMS", PHONE, f"Code {message['code']}")
    with refused("CodeMismatchException", "Invalid code received for user"):
        required.respond("SMS_MFA", signed["Session"], SMS_MFA_CODE=wrong(message["code"]))
    tokens = sms(required, signed)["AuthenticationResult"]
    assert corrected.pools.get_user(AccessToken=tokens["AccessToken"])["Username"] == "ann"
    with refused("NotAuthorizedException", "Invalid session for the user, session can only be used once"):
        sms(required, signed)
    without = pool(plain, "ON", *BOTH)
    without.user(phone_number=PHONE)
    assert "AuthenticationResult" in without.sign_in(), "the emulator no longer needs this correction"


def test_required_token_is_set_up_in_the_first_sign_in(corrected: Clients) -> None:
    required = pool(corrected, "ON", "SOFTWARE_TOKEN_MFA")
    required.user(phone_number=PHONE)
    signed = required.sign_in()
    assert signed["ChallengeName"] == "MFA_SETUP"
    assert json.loads(signed["ChallengeParameters"]["MFAS_CAN_SETUP"]) == ["SOFTWARE_TOKEN_MFA"]
    app, tokens = required.set_up_token()
    assert len(app.secret) == 32
    found = corrected.pools.get_user(AccessToken=tokens["AccessToken"])
    assert "UserMFASettingList" not in found, "it is asked for, though it was not switched on"
    again = required.sign_in()
    assert (again["ChallengeName"], again["ChallengeParameters"]) == (
        "SOFTWARE_TOKEN_MFA",
        {"FRIENDLY_DEVICE_NAME": "Phone", "USER_ID_FOR_SRP": "ann"},
    )
    code = app.code()
    with refused("CodeMismatchException"):
        required.respond("SOFTWARE_TOKEN_MFA", again["Session"], SOFTWARE_TOKEN_MFA_CODE=wrong(code))
    assert "AuthenticationResult" in required.respond(
        "SOFTWARE_TOKEN_MFA", again["Session"], SOFTWARE_TOKEN_MFA_CODE=code
    )
    with refused("ExpiredCodeException", "already been used once"):
        required.respond("SOFTWARE_TOKEN_MFA", required.sign_in()["Session"], SOFTWARE_TOKEN_MFA_CODE=code)


def test_who_has_no_phone_number_can_be_told_of_both_factors(corrected: Clients) -> None:
    required = pool(corrected, "ON", *BOTH)
    required.user()
    assert json.loads(required.sign_in()["ChallengeParameters"]["MFAS_CAN_SETUP"]) == list(BOTH)


def test_a_temporary_password_then_the_second_factor(corrected: Clients) -> None:
    required = pool(corrected, "ON", *BOTH)
    corrected.pools.admin_create_user(
        UserPoolId=required.id,
        Username="ann",
        TemporaryPassword="Temporary-1",
        MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "phone_number", "Value": PHONE}],
    )
    signed = required.sign_in(password="Temporary-1")
    assert signed["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert json.loads(signed["ChallengeParameters"]["userAttributes"]) == {"phone_number": PHONE}
    with refused("InvalidPasswordException", "policy"):
        required.respond("NEW_PASSWORD_REQUIRED", signed["Session"], NEW_PASSWORD="short")
    then = required.respond("NEW_PASSWORD_REQUIRED", signed["Session"], NEW_PASSWORD=PASSWORD)
    assert then["ChallengeName"] == "SMS_MFA"
    assert "AuthenticationResult" in sms(required, then)
    assert required.sign_in()["ChallengeName"] == "SMS_MFA"
    with refused("NotAuthorizedException", "Incorrect username or password"):
        required.sign_in(password="Temporary-1")


def test_who_is_disabled_does_not_sign_in(corrected: Clients) -> None:
    made = pool(corrected, "ON", *BOTH)
    made.user(phone_number=PHONE)
    signed = made.sign_in()
    corrected.pools.admin_disable_user(UserPoolId=made.id, Username="ann")
    for password in (PASSWORD, "Wrong-passw0rd"):
        with refused("NotAuthorizedException", "User is disabled."):
            made.sign_in(password=password)
        with refused("NotAuthorizedException", "User is disabled."):
            made.admin_sign_in(password=password)
    with refused("NotAuthorizedException", "Invalid session"):
        sms(made, signed)
    corrected.pools.admin_enable_user(UserPoolId=made.id, Username="ann")
    assert "AuthenticationResult" in sms(made, made.sign_in())


def test_nobody_sets_a_password_without_a_session(corrected: Clients, plain: Clients) -> None:
    required = pool(corrected, "OFF")
    required.user()
    with refused("NotAuthorizedException", "Invalid session for the user."):
        required.respond("NEW_PASSWORD_REQUIRED", "s" * 40, NEW_PASSWORD="Stolen-passw0rd")
    without = pool(plain, "OFF")
    without.user()
    answer = without.respond("NEW_PASSWORD_REQUIRED", "s" * 40, NEW_PASSWORD="Stolen-passw0rd")
    assert "AuthenticationResult" in answer, "the emulator no longer needs this correction"


def test_the_user_chooses_among_several_factors_until_one_is_preferred(corrected: Clients) -> None:
    optional = pool(corrected, "OPTIONAL", *BOTH)
    optional.user(phone_number=PHONE)
    tokens = optional.sign_in()["AuthenticationResult"]
    associated = corrected.pools.associate_software_token(AccessToken=tokens["AccessToken"])
    app = Authenticator(associated["SecretCode"])
    corrected.pools.verify_software_token(AccessToken=tokens["AccessToken"], UserCode=app.code())
    assert "AuthenticationResult" in optional.sign_in(), "verified, but not switched on"
    on: Any = {"Enabled": True}
    corrected.pools.set_user_mfa_preference(
        AccessToken=tokens["AccessToken"], SMSMfaSettings=on, SoftwareTokenMfaSettings=on
    )
    asked = optional.sign_in()
    assert asked["ChallengeName"] == "SELECT_MFA_TYPE"
    assert json.loads(asked["ChallengeParameters"]["MFAS_CAN_CHOOSE"]) == list(BOTH)
    with refused("InvalidParameterException"):
        optional.respond("SELECT_MFA_TYPE", asked["Session"], ANSWER="EMAIL_OTP")
    by_sms = optional.respond("SELECT_MFA_TYPE", asked["Session"], ANSWER="SMS_MFA")
    assert by_sms["ChallengeName"] == "SMS_MFA"
    assert "AuthenticationResult" in sms(optional, by_sms)
    by_token = optional.respond("SELECT_MFA_TYPE", optional.sign_in()["Session"], ANSWER="SOFTWARE_TOKEN_MFA")
    assert "AuthenticationResult" in optional.respond(
        "SOFTWARE_TOKEN_MFA", by_token["Session"], SOFTWARE_TOKEN_MFA_CODE=app.code()
    )
    corrected.pools.admin_set_user_mfa_preference(
        UserPoolId=optional.id, Username="ann", SMSMfaSettings={"Enabled": True, "PreferredMfa": True}
    )
    assert optional.sign_in()["ChallengeName"] == "SMS_MFA"


def test_an_administrator_signs_a_user_in_by_the_same_steps(corrected: Clients) -> None:
    required = pool(corrected, "ON", *BOTH)
    required.user(phone_number=PHONE)
    signed = required.admin_sign_in()
    assert signed["ChallengeName"] == "SMS_MFA"
    answer: Any = {
        "UserPoolId": required.id,
        "ClientId": required.client,
        "ChallengeName": "SMS_MFA",
        "Session": signed["Session"],
    }
    code = code_sent_to(corrected, PHONE)
    with refused("CodeMismatchException"):
        corrected.pools.admin_respond_to_auth_challenge(
            **answer, ChallengeResponses={"USERNAME": "ann", "SMS_MFA_CODE": wrong(code)}
        )
    done = corrected.pools.admin_respond_to_auth_challenge(
        **answer, ChallengeResponses={"USERNAME": "ann", "SMS_MFA_CODE": code}
    )
    assert "AuthenticationResult" in done
