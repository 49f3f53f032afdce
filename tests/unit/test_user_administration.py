"""What an administrator's credentials do for a user: each act, and what is no failure of it."""

from __future__ import annotations

from typing import Any

import pytest

from cloud.administration.users import carry_out, find_user
from cloud.errors import CloudError
from cloud.users.connection import PoolConnection
from cloud.users.recovery import Act, UserState
from tests.deployments import LIVE_ID, CannedAws

OLD = "+15555550100"
_ADMIN = {"UserPoolId": LIVE_ID, "Username": "ann"}


def live(canned: CannedAws) -> PoolConnection:
    return PoolConnection(canned.clients.cognito, LIVE_ID, "client")


def test_the_user_is_read_with_the_name_that_cognito_has() -> None:
    def answer(verified: str) -> dict[str, Any]:
        attributes = {"phone_number": OLD, "phone_number_verified": verified}
        listed = [{"Name": name, "Value": value} for name, value in attributes.items()]
        return {"Username": "1f2e-sub", "UserAttributes": listed}

    with CannedAws() as canned:
        canned.cognito.add_response("admin_get_user", answer("true"), _ADMIN)
        canned.cognito.add_response("admin_get_user", answer("false"), _ADMIN)
        canned.cognito.add_response("admin_get_user", {"Username": "ann"}, _ADMIN)
        assert find_user(live(canned), "ann") == UserState("1f2e-sub", OLD, phone_verified=True)
        assert find_user(live(canned), "ann") == UserState("1f2e-sub", OLD, phone_verified=False)
        assert find_user(live(canned), "ann") == UserState("ann", "", phone_verified=False)


@pytest.mark.parametrize(
    ("act", "operation", "parameters"),
    [
        (
            Act.SET_PHONE,
            "admin_update_user_attributes",
            {
                "UserAttributes": [
                    {"Name": "phone_number", "Value": "+15555550100"},
                    {"Name": "phone_number_verified", "Value": "true"},
                ]
            },
        ),
        (Act.DELETE_TOTP, "admin_delete_software_token", {}),
        (
            Act.PREFER_SMS,
            "admin_set_user_mfa_preference",
            {"SMSMfaSettings": {"Enabled": True, "PreferredMfa": True}},
        ),
        (
            Act.DISABLE_SMS,
            "admin_set_user_mfa_preference",
            {"SMSMfaSettings": {"Enabled": False, "PreferredMfa": False}},
        ),
        (
            Act.PREFER_TOTP,
            "admin_set_user_mfa_preference",
            {"SoftwareTokenMfaSettings": {"Enabled": True, "PreferredMfa": True}},
        ),
        (Act.SIGN_OUT, "admin_user_global_sign_out", {}),
    ],
)
def test_what_is_done(act: Act, operation: str, parameters: dict[str, Any]) -> None:
    with CannedAws() as canned:
        canned.cognito.add_response(operation, {}, _ADMIN | parameters)
        carry_out(live(canned), "ann", act, "+15555550100")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ResourceNotFoundException", "none"),
        ("SoftwareTokenMFANotFoundException", "none"),
        ("InvalidParameterException", "User has not set up software token mfa"),
    ],
)
def test_an_app_that_is_gone_already_is_no_error(code: str, words: str) -> None:
    with CannedAws() as canned:
        canned.cognito.add_client_error("admin_delete_software_token", code, words, 400)
        carry_out(live(canned), "ann", Act.DELETE_TOTP)


def test_an_app_that_is_to_be_used_has_to_be_there() -> None:
    with CannedAws() as canned:
        words = "User has not set up software token mfa"
        canned.cognito.add_client_error("admin_set_user_mfa_preference", "InvalidParameterException", words, 400)
        with pytest.raises(CloudError, match=r"no authenticator app(.|\n)*--phone-number"):
            carry_out(live(canned), "ann", Act.PREFER_TOTP)


@pytest.mark.parametrize("code", ["AccessDeniedException", "NotAuthorizedException"])
def test_a_missing_permission_is_named_with_where_to_read_of_it(code: str) -> None:
    with CannedAws() as canned:
        canned.cognito.add_client_error("admin_delete_software_token", code, "no", 400)
        with pytest.raises(CloudError, match="lack the permission cognito-idp:AdminDeleteSoftwareToken") as caught:
            carry_out(live(canned), "ann", Act.DELETE_TOTP)
        canned.cognito.add_client_error("admin_get_user", code, "no", 400)
        with pytest.raises(CloudError, match="lack the permission cognito-idp:AdminGetUser"):
            find_user(live(canned), "ann")
    assert "read permissions" not in str(caught.value)
    assert "`user recover`" in str(caught.value)
