"""Checks that who calls for an app client with a secret knows the secret.

The messages are Cognito's as users report them. That for a hash that the client has no secret for, and the calls that
ignore such a hash, are as the emulator's authors measured them.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Refused, Request
from localaws.sign_in.accounts import Client
from localaws.sign_in.issued_tokens import refresh_token
from localaws.sign_in.memory import Memory
from localaws.sign_in.second_factor import is_refresh

_SELF_SERVICE: Final = frozenset(
    {"SignUp", "ConfirmSignUp", "ResendConfirmationCode", "ForgotPassword", "ConfirmForgotPassword"}
)
_CHALLENGE: Final = "ChallengeResponses"
# The sign-in calls, and the parameter among whose values they have the user name and the hash.
_SIGN_IN: Final = MappingProxyType(
    {
        "InitiateAuth": "AuthParameters",
        "AdminInitiateAuth": "AuthParameters",
        "RespondToAuthChallenge": _CHALLENGE,
        "AdminRespondToAuthChallenge": _CHALLENGE,
    }
)


@dataclass(frozen=True, slots=True)
class Refusals:
    """How a kind of call is refused: the name of the error, and its messages. `{}` stands for the client's id.

    missing, wrong: for a proof that was not sent, and for one that is not right
    """

    code: str = "NotAuthorizedException"
    missing: str = "Client {} is configured with secret but SECRET_HASH was not received"
    wrong: str = "Unable to verify secret hash for client {}"


_HASH: Final = Refusals()
_REFRESH: Final = Refusals(wrong="SecretHash does not match for the client: {}")
_SECRET: Final = Refusals(missing="Client {} is configured for secret but secret was not received")
# The calls that send the secret itself. RevokeToken has no NotAuthorizedException (API reference).
_WITH_SECRET: Final = MappingProxyType(
    {"GetTokensFromRefreshToken": _SECRET, "RevokeToken": replace(_SECRET, code="UnauthorizedException")}
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a call shows of its client's secret.

    expected: what a caller who knows the secret sends
    optional: whether a client without a secret may send something all the same
    """

    given: object
    expected: str
    refusals: Refusals = _HASH
    optional: bool = False


def check(client: Client, proof: Proof) -> None:
    """Raise Refused unless `proof` is right for `client`."""
    if not client.secret and proof.given and not proof.optional:
        words = f"App client {client.id} is not configured for secret but secret hash was received"
        raise Refused("InvalidParameterException", words)
    if client.secret and not proof.given:
        raise Refused(proof.refusals.code, proof.refusals.missing.format(client.id))
    if client.secret and proof.given != proof.expected:
        raise Refused(proof.refusals.code, proof.refusals.wrong.format(client.id))


def secret_hash(client: Client, name: str) -> str:
    """What shows knowledge of the client's secret in a call about the user `name`."""
    # JSON can hold half of a surrogate pair.
    message = (name + client.id).encode("utf-8", "surrogatepass")
    return base64.b64encode(hmac.digest(client.secret.encode(), message, "sha256")).decode()


def client_secrets(memory: Memory) -> Correction:
    """Without it, whoever knows the id of an app client that has a secret can do without the secret."""
    return Correction("client-secrets", _Secrets(memory).before)


@dataclass(frozen=True, slots=True)
class _Secrets:
    memory: Memory

    async def before(self, request: Request, emulator: Emulator) -> Request:
        """Check every call that takes the secret or its hash. An unknown client is left to the emulator."""
        if not request.is_cognito or request.action not in {*_SELF_SERVICE, *_SIGN_IN, *_WITH_SECRET}:
            return request
        client = await self.memory.directory.client(str(request.parameters.get("ClientId")), emulator)
        if client is not None:
            check(client, await self._proof(client, request, emulator))
        return request

    async def _proof(self, client: Client, request: Request, emulator: Emulator) -> Proof:
        sent = request.parameters
        if request.action in _WITH_SECRET:
            return Proof(sent.get("ClientSecret"), client.secret, _WITH_SECRET[request.action], optional=True)
        if request.action in _SELF_SERVICE:
            return Proof(sent.get("SecretHash"), secret_hash(client, str(sent.get("Username"))))
        among = _SIGN_IN[request.action]
        found = sent.get(among)
        values = found if isinstance(found, Mapping) else {}
        expected = secret_hash(client, await self._name(client, values, request, emulator))
        refusals = _REFRESH if is_refresh(request) else _HASH
        return Proof(values.get("SECRET_HASH"), expected, refusals, optional=is_refresh(request) or among == _CHALLENGE)

    async def _name(self, client: Client, values: Mapping[str, object], request: Request, emulator: Emulator) -> str:
        """The name that a sign-in call's hash is of: first as it was typed, afterwards as Cognito returned it.

        It is not known whether Cognito also accepts, in the answer to a challenge, the hash of an address that the user
        signed in with. Its documentation wants the returned name, so this refuses the hash of any other.
        """
        if is_refresh(request):
            grant = self.memory.grants.holder("RefreshToken", refresh_token(request))
            return (await self.memory.directory.known_user(grant.pool_id, grant.sub, emulator)).name
        typed = str(values.get("USERNAME"))
        if _SIGN_IN[request.action] != _CHALLENGE:
            return typed
        user = await self.memory.directory.user(client.pool_id, typed, emulator)
        return user.name if user else typed
