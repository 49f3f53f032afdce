"""Signs a user up: what has to be given, the sign-up itself, and its confirmation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr

from authconfig.live.deployed import LivePool
from authconfig.settings import mfa, user_pool, verification
from authconfig.vocabulary import Attribute, MfaMode, MfaType
from cloud.users.connection import PoolConnection
from cloud.users.refusals import Stage


def needed_attributes(pool: LivePool, username: str) -> tuple[Attribute, ...]:
    """What `username` must give to sign up, in the order of the vocabulary.

    The pool's required attributes, the address that gets the code, and the phone when text messages are the only
    second factor and MFA is required. Without what is the user name itself: Cognito takes the attribute from there.
    """
    live = pool.settings
    required = live[user_pool.REQUIRED_ATTRIBUTES]
    needed = set(required)
    if by := live.get(verification.BY):
        needed.update(map(Attribute, by.contacts))
    if live[mfa.MODE] is MfaMode.ON and live[mfa.TYPES] == (MfaType.SMS,):
        needed.add(Attribute.PHONE_NUMBER)
    if live[user_pool.SIGN_IN]:
        needed.discard(Attribute.EMAIL if "@" in username else Attribute.PHONE_NUMBER)
    return tuple(attribute for attribute in Attribute if attribute in needed)


def sign_up(pool: PoolConnection, username: str, password: SecretStr, attributes: Mapping[str, str]) -> str | None:
    """Sign up; where the confirmation code went, None when the user is confirmed without one. Raises CloudError."""
    parameters = {
        "ClientId": pool.client_id,
        "Username": username,
        "Password": password.get_secret_value(),
        "UserAttributes": [{"Name": name, "Value": value} for name, value in attributes.items()],
    }
    response = pool.call("sign_up", Stage.SIGNING_UP, parameters)
    return None if response.get("UserConfirmed") else _delivery(response)


def confirm(pool: PoolConnection, username: str, code: SecretStr) -> None:
    """Confirm the sign-up of `username`. Raises CloudError, WrongCode for a code that is not the right one."""
    parameters = {"ClientId": pool.client_id, "Username": username, "ConfirmationCode": code.get_secret_value()}
    pool.call("confirm_sign_up", Stage.SIGNING_UP, parameters)


def resend(pool: PoolConnection, username: str) -> str:
    """Have the code sent again; where it went. Raises CloudError."""
    parameters = {"ClientId": pool.client_id, "Username": username}
    return _delivery(pool.call("resend_confirmation_code", Stage.SIGNING_UP, parameters))


def _delivery(response: Mapping[str, Any]) -> str:
    """Where a code went, in Cognito's words, which mask the address: "EMAIL, a***@e***"."""
    details = response.get("CodeDeliveryDetails", {})
    told = (details.get(name) for name in ("DeliveryMedium", "Destination"))
    return ", ".join(text for text in told if text) or "an address that Cognito does not tell"
