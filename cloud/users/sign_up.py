"""Signs a user up: the attributes that are needed, the sign-up itself, and its confirmation."""

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

    These are the pool's required attributes, the address to which the code is sent, and the phone number when MFA is
    required and text messages are the only second factor. An attribute that is the user name itself is left out, since
    Cognito takes it from there.
    """
    live = pool.settings
    needed = set(live[user_pool.REQUIRED_ATTRIBUTES])
    if by := live.get(verification.BY):
        needed.update(map(Attribute, by.contacts))
    if live[mfa.MODE] is MfaMode.ON and live[mfa.TYPES] == (MfaType.SMS,):
        needed.add(Attribute.PHONE_NUMBER)
    if live[user_pool.SIGN_IN]:
        needed.discard(Attribute.EMAIL if "@" in username else Attribute.PHONE_NUMBER)
    return tuple(attribute for attribute in Attribute if attribute in needed)


def sign_up(pool: PoolConnection, username: str, password: SecretStr, attributes: Mapping[str, str]) -> str | None:
    """Sign `username` up. Raises CloudError.

    Returns where the confirmation code went, or None when the user is confirmed without one.
    """
    parameters = {
        "ClientId": pool.client_id,
        "Username": username,
        "Password": password.get_secret_value(),
        "UserAttributes": [{"Name": name, "Value": value} for name, value in attributes.items()],
    }
    response = pool.call("sign_up", Stage.SIGNING_UP, parameters)
    return None if response.get("UserConfirmed") else _delivery(response)


def confirm(pool: PoolConnection, username: str, code: SecretStr) -> None:
    """Confirm the sign-up of `username`. Raises CloudError, in particular WrongCode."""
    parameters = {"ClientId": pool.client_id, "Username": username, "ConfirmationCode": code.get_secret_value()}
    pool.call("confirm_sign_up", Stage.SIGNING_UP, parameters)


def resend(pool: PoolConnection, username: str) -> str:
    """Have another code sent, and return where it went. Raises CloudError."""
    parameters = {"ClientId": pool.client_id, "Username": username}
    return _delivery(pool.call("resend_confirmation_code", Stage.SIGNING_UP, parameters))


def _delivery(response: Mapping[str, Any]) -> str:
    """Where a code went, with the address masked by Cognito: "EMAIL, a***@e***"."""
    details = response.get("CodeDeliveryDetails", {})
    told = (details.get(name) for name in ("DeliveryMedium", "Destination"))
    return ", ".join(text for text in told if text) or "an address that Cognito does not tell"
