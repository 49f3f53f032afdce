"""What proves to Cognito that a call comes from an app that knows its client's secret. Pure."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Collection, Mapping
from typing import Any, Final

from pydantic import SecretStr

_NESTED: Final = ("AuthParameters", "ChallengeResponses")  # where the steps of a sign-in have the user name


def secret_hash(secret: SecretStr, username: str, client_id: str) -> str:
    """The hash for a call about `username` through the app client `client_id`, whose secret it is."""
    digest = hmac.digest(secret.get_secret_value().encode(), f"{username}{client_id}".encode(), "sha256")
    return base64.b64encode(digest).decode()


def proved(parameters: Mapping[str, Any], taken: Collection[str], secret: SecretStr) -> Mapping[str, Any]:
    """`parameters` with the hash, if their operation takes one.

    The hash is of the user name that they have: from the second step of a sign-in on, that is Cognito's own.

    taken: the parameters that the operation takes
    """
    for name in _NESTED:
        if name in taken:
            given = parameters[name]
            return {**parameters, name: {**given, "SECRET_HASH": _hash(secret, given["USERNAME"], parameters)}}
    if "SecretHash" in taken:
        return {**parameters, "SecretHash": _hash(secret, parameters["Username"], parameters)}
    return parameters


def _hash(secret: SecretStr, username: str, parameters: Mapping[str, Any]) -> str:
    return secret_hash(secret, username, parameters["ClientId"])
