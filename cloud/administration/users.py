"""Carries out, with administrator credentials, what `recovery` plans for a user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from authconfig.vocabulary import MfaType
from cloud.errors import CloudError, Denied, Gone
from cloud.users.connection import PoolConnection
from cloud.users.preferences import Preference, settings
from cloud.users.recovery import Act, UserState
from cloud.users.refusals import NoSoftwareToken, Stage


def find_user(pool: PoolConnection, name: str) -> UserState:
    """The user who signs in as `name`. Raises CloudError."""
    response = _call(pool, "admin_get_user", name, {})
    attributes = {each["Name"]: each.get("Value", "") for each in response.get("UserAttributes", [])}
    verified = attributes.get("phone_number_verified") == "true"
    return UserState(response["Username"], attributes.get("phone_number", ""), phone_verified=verified)


def carry_out(pool: PoolConnection, username: str, act: Act, phone_number: str | None = None) -> None:
    """Carry out one act of a plan; `phone_number` is for SET_PHONE. Raises CloudError.

    username: Cognito's own, since the name that the user signs in with can be the phone number, which changes
    """
    match act:
        case Act.SET_PHONE:
            attributes = {"phone_number": phone_number, "phone_number_verified": "true"}
            listed = [{"Name": name, "Value": value} for name, value in attributes.items()]
            _call(pool, "admin_update_user_attributes", username, {"UserAttributes": listed})
        case Act.PREFER_SMS:
            _set(pool, username, MfaType.SMS, Preference.PREFERRED)
        case Act.PREFER_TOTP:
            _set(pool, username, MfaType.TOTP, Preference.PREFERRED)
        case Act.DISABLE_SMS:
            _set(pool, username, MfaType.SMS, Preference.DISABLED)
        case Act.DELETE_TOTP:
            try:
                _call(pool, "admin_delete_software_token", username, {})
            except (Gone, NoSoftwareToken):  # there was none, or it has just been deleted
                return
        case Act.SIGN_OUT:
            _call(pool, "admin_user_global_sign_out", username, {})
        case _:
            assert_never(act)


def _set(pool: PoolConnection, username: str, factor: MfaType, preference: Preference) -> None:
    _call(pool, "admin_set_user_mfa_preference", username, settings({factor: preference}))


def _call(pool: PoolConnection, operation: str, username: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return pool.call(operation, Stage.ADMINISTRATION, {"UserPoolId": pool.id, "Username": username, **parameters})
    except Denied as error:
        remedy = "Have it added on this pool; the toolkit's docs/users.md lists the actions that `user recover` needs."
        raise CloudError(error.message, remedy) from None
