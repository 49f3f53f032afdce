"""The second factors of a user who is signed in: set up, enabled, preferred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, assert_never

from pydantic import SecretStr

from authconfig.errors import UsageError
from authconfig.vocabulary import MfaType
from cloud.errors import CloudError
from cloud.users import factors
from cloud.users.challenges import check_verified
from cloud.users.connection import PoolConnection
from cloud.users.refusals import Stage


class Preference(StrEnum):
    """What a factor can be to a user."""

    ENABLED = "enabled"
    PREFERRED = "preferred"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class Preferences:
    """A user's factors. enabled: those that can be asked for; preferred: the one that is asked for first, if any"""

    enabled: tuple[MfaType, ...]
    preferred: MfaType | None


def setting_of(factor: MfaType) -> str:
    """The parameter that holds a user's settings for `factor`."""
    match factor:
        case MfaType.SMS:
            return "SMSMfaSettings"
        case MfaType.TOTP:
            return "SoftwareTokenMfaSettings"
        case _:
            assert_never(factor)


def settings(wanted: Mapping[MfaType, Preference]) -> dict[str, dict[str, bool]]:
    """The parameters that express `wanted`. A factor that is not in it stays as it is. Raises UsageError."""
    if list(wanted.values()).count(Preference.PREFERRED) > 1:
        raise UsageError("Only one second factor can be preferred.\n  Make the other one `enabled` or `disabled`.")
    return {setting_of(factor): _values(preference) for factor, preference in wanted.items()}


def _values(preference: Preference) -> dict[str, bool]:
    match preference:
        case Preference.ENABLED:
            return {"Enabled": True, "PreferredMfa": False}
        case Preference.PREFERRED:
            return {"Enabled": True, "PreferredMfa": True}
        case Preference.DISABLED:
            return {"Enabled": False, "PreferredMfa": False}
        case _:
            assert_never(preference)


def preferences(response: Mapping[str, Any]) -> Preferences:
    """The preferences in `response`, an answer of GetUser or AdminGetUser."""
    preferred = factors.known([response.get("PreferredMfaSetting")])
    return Preferences(factors.known(response.get("UserMFASettingList") or ()), preferred[0] if preferred else None)


def fetch(pool: PoolConnection, token: SecretStr) -> Preferences:
    """The preferences of the user whose access token is `token`. Raises CloudError, SessionOver for an old token."""
    return preferences(pool.call("get_user", Stage.SIGNED_IN, {"AccessToken": token.get_secret_value()}))


def update(pool: PoolConnection, token: SecretStr, wanted: Mapping[MfaType, Preference]) -> None:
    """Set the preferences `wanted`. Raises UsageError, before any call, or CloudError."""
    parameters = {"AccessToken": token.get_secret_value(), **settings(wanted)}
    pool.call("set_user_mfa_preference", Stage.SIGNED_IN, parameters)


def new_totp_secret(pool: PoolConnection, token: SecretStr) -> SecretStr:
    """A new secret for an authenticator app. An app that was set up before may stop working. Raises CloudError."""
    response = pool.call("associate_software_token", Stage.SIGNED_IN, {"AccessToken": token.get_secret_value()})
    if not response.get("SecretCode"):
        raise CloudError("Cognito gave no secret for the authenticator app.", "Check AWS_ENDPOINT_URL, and try again.")
    return SecretStr(response["SecretCode"])


def verify_totp(pool: PoolConnection, token: SecretStr, code: SecretStr) -> None:
    """Prove with `code` that the app has the secret. Raises CloudError, WrongCode when another code can be tried."""
    parameters = {"AccessToken": token.get_secret_value(), "UserCode": code.get_secret_value()}
    check_verified(pool.call("verify_software_token", Stage.SIGNED_IN, parameters))


def sign_out(pool: PoolConnection, token: SecretStr) -> None:
    """End all sessions of the user. Raises CloudError, SessionOver when this session had already ended."""
    pool.call("global_sign_out", Stage.SIGNED_IN, {"AccessToken": token.get_secret_value()})
