"""Carries out, with administrator credentials, what `recovery` plans for a user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authconfig.vocabulary import MfaType
from cloud.errors import Gone
from cloud.preferences import Preference, preferences, settings
from cloud.recovery import Act, UserState
from cloud.user_errors import Stage
from cloud.user_pool import UserPool


def find_user(pool: UserPool, username: str) -> UserState:
    """The user of this name. Raises CloudError."""
    response = _call(pool, "admin_get_user", username, {})
    attributes = {each["Name"]: each.get("Value", "") for each in response.get("UserAttributes", [])}
    return UserState(username, bool(attributes.get("phone_number")), preferences(response))


def carry_out(pool: UserPool, username: str, act: Act, phone_number: str | None = None) -> None:
    """Do one thing of a plan; `phone_number` is for SET_PHONE. Raises CloudError."""
    match act:
        case Act.SET_PHONE:
            attributes = {"phone_number": phone_number, "phone_number_verified": "true"}
            listed = [{"Name": name, "Value": value} for name, value in attributes.items()]
            _call(pool, "admin_update_user_attributes", username, {"UserAttributes": listed})
        case Act.DELETE_TOTP:
            try:
                _call(pool, "admin_delete_software_token", username, {})
            except Gone:  # somebody else was faster
                return
        case Act.PREFER_SMS:
            _prefer(pool, username, Preference.PREFERRED)
        case Act.DISABLE_SMS:
            _prefer(pool, username, Preference.DISABLED)
        case Act.SIGN_OUT:
            _call(pool, "admin_user_global_sign_out", username, {})


def _prefer(pool: UserPool, username: str, sms: Preference) -> None:
    _call(pool, "admin_set_user_mfa_preference", username, settings({MfaType.SMS: sms}))


def _call(pool: UserPool, operation: str, username: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return pool.call(operation, Stage.ADMINISTRATION, {"UserPoolId": pool.id, "Username": username, **parameters})
