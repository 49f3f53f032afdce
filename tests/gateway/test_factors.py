"""Setting second factors up, and taking them off."""

from __future__ import annotations

from typing import Any

from tests.gateway.clients import Clients
from tests.gateway.people import BOTH, PHONE, Authenticator, Pool, pool, refused, wrong

ON: Any = {"Enabled": True}
PREFERRED: Any = {"Enabled": True, "PreferredMfa": True}


def optional_with_token(aws: Clients) -> tuple[Pool, str, Authenticator]:
    """A pool, a user's access token, and the app with the verified software token."""
    made = pool(aws, "OPTIONAL", *BOTH)
    made.user(phone_number=PHONE)
    token = made.sign_in()["AuthenticationResult"]["AccessToken"]
    app = Authenticator(aws.pools.associate_software_token(AccessToken=token)["SecretCode"])
    assert aws.pools.verify_software_token(AccessToken=token, UserCode=app.code())["Status"] == "SUCCESS"
    return made, token, app


def test_preferences_are_read_back(corrected: Clients) -> None:
    made, token, _ = optional_with_token(corrected)
    found = corrected.pools.get_user(AccessToken=token)
    assert "UserMFASettingList" not in found
    assert "PreferredMfaSetting" not in found
    corrected.pools.set_user_mfa_preference(AccessToken=token, SMSMfaSettings=ON, SoftwareTokenMfaSettings=PREFERRED)
    for read in (
        corrected.pools.get_user(AccessToken=token),
        corrected.pools.admin_get_user(UserPoolId=made.id, Username="ann"),
    ):
        assert (read["UserMFASettingList"], read["PreferredMfaSetting"]) == (list(BOTH), "SOFTWARE_TOKEN_MFA")
    with refused("InvalidParameterException"):
        corrected.pools.set_user_mfa_preference(
            AccessToken=token, SMSMfaSettings=PREFERRED, SoftwareTokenMfaSettings=PREFERRED
        )


def test_a_factor_is_switched_on_only_where_it_can_be_used(corrected: Clients, plain: Clients) -> None:
    made = pool(corrected, "OPTIONAL", *BOTH)
    made.user()
    token = made.sign_in()["AuthenticationResult"]["AccessToken"]
    with refused("InvalidParameterException", "User has not set up software token mfa"):
        corrected.pools.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings=ON)
    with refused("InvalidParameterException", "does not have a phone_number set to turn on SMS MFA"):
        corrected.pools.admin_set_user_mfa_preference(UserPoolId=made.id, Username="ann", SMSMfaSettings=ON)
    without = pool(plain, "OPTIONAL", *BOTH)
    without.user()
    plain.pools.admin_set_user_mfa_preference(UserPoolId=without.id, Username="ann", SMSMfaSettings=ON)


def test_a_pool_without_totp_has_no_software_tokens(corrected: Clients) -> None:
    made = pool(corrected, "OPTIONAL", "SMS_MFA")
    made.user(phone_number=PHONE)
    token = made.sign_in()["AuthenticationResult"]["AccessToken"]
    with refused("SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool"):
        corrected.pools.associate_software_token(AccessToken=token)


def test_a_second_token_replaces_the_first_once_it_is_verified(corrected: Clients) -> None:
    made, token, app = optional_with_token(corrected)
    corrected.pools.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings=ON)
    second = Authenticator(corrected.pools.associate_software_token(AccessToken=token)["SecretCode"])
    assert second.secret != app.secret
    signed = made.sign_in()
    assert "AuthenticationResult" in made.respond(
        "SOFTWARE_TOKEN_MFA", signed["Session"], SOFTWARE_TOKEN_MFA_CODE=app.code()
    )
    with refused("EnableSoftwareTokenMFAException", "Code mismatch"):
        corrected.pools.verify_software_token(AccessToken=token, UserCode=app.shown())
    corrected.pools.verify_software_token(AccessToken=token, UserCode=second.code())
    signed = made.sign_in()
    with refused("CodeMismatchException"):
        made.respond("SOFTWARE_TOKEN_MFA", signed["Session"], SOFTWARE_TOKEN_MFA_CODE=app.shown())
    assert "AuthenticationResult" in made.respond(
        "SOFTWARE_TOKEN_MFA", signed["Session"], SOFTWARE_TOKEN_MFA_CODE=second.code()
    )


def test_an_administrator_takes_a_lost_token_off(corrected: Clients) -> None:
    made = pool(corrected, "ON", "SOFTWARE_TOKEN_MFA")
    made.user()
    with refused("ResourceNotFoundException"):
        corrected.pools.admin_delete_software_token(UserPoolId=made.id, Username="ann")
    made.set_up_token()
    assert made.sign_in()["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    corrected.pools.admin_delete_software_token(UserPoolId=made.id, Username="ann")
    assert made.sign_in()["ChallengeName"] == "MFA_SETUP"


def test_where_mfa_is_required_switching_off_does_nothing(corrected: Clients) -> None:
    made = pool(corrected, "ON", "SOFTWARE_TOKEN_MFA")
    made.user()
    made.set_up_token()
    corrected.pools.admin_set_user_mfa_preference(
        UserPoolId=made.id, Username="ann", SoftwareTokenMfaSettings={"Enabled": False}
    )
    assert made.sign_in()["ChallengeName"] == "SOFTWARE_TOKEN_MFA"


def test_who_is_made_again_under_the_same_name_inherits_nothing(corrected: Clients) -> None:
    made = pool(corrected, "ON", "SOFTWARE_TOKEN_MFA")
    made.user()
    made.set_up_token()
    corrected.pools.admin_delete_user(UserPoolId=made.id, Username="ann")
    made.user()
    assert made.sign_in()["ChallengeName"] == "MFA_SETUP"
    with refused("UserNotFoundException"):
        corrected.pools.admin_delete_software_token(UserPoolId=made.id, Username="nobody")


def test_five_wrong_codes_do_not_end_the_sign_in_of_who_types_them(corrected: Clients) -> None:
    _, token, app = optional_with_token(corrected)
    second = Authenticator(corrected.pools.associate_software_token(AccessToken=token)["SecretCode"])
    for _ in range(5):
        with refused("EnableSoftwareTokenMFAException"):
            corrected.pools.verify_software_token(AccessToken=token, UserCode=wrong(app.shown()))
    with refused("LimitExceededException", "Attempt limit exceeded, please try after some time."):
        corrected.pools.verify_software_token(AccessToken=token, UserCode=second.code())
    assert corrected.pools.get_user(AccessToken=token)["Username"] == "ann"


def test_a_wrong_access_token_sets_nothing_up(corrected: Clients) -> None:
    with refused("NotAuthorizedException", "Invalid Access Token"):
        corrected.pools.associate_software_token(AccessToken="made.up.token")
