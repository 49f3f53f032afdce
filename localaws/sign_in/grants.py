"""The tokens that clients were given. No others count, although the emulator accepts any text that looks like one."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from localaws.messages import Refused


@dataclass(frozen=True, slots=True)
class Grant:
    """Whose token it is. origin: the sign-in that it comes from; expires: seconds since the epoch"""

    pool_id: str
    sub: str
    origin: str
    expires: float


def grant_of(token: str) -> Grant:
    """The grant that the claims of an emulator's token state. The signature is not checked."""
    payload = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return Grant(claims["iss"].rpartition("/")[2], claims["sub"], claims["origin_jti"], claims["exp"])


class Grants:
    """The tokens that clients hold, by hash."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._out: dict[bytes, Grant] = {}
        self._revoked: set[str] = set()

    def let_out(self, tokens: Mapping[str, Any]) -> None:
        """Remember the tokens of an AuthenticationResult that goes out."""
        for name in ("AccessToken", "RefreshToken"):
            if name in tokens:
                self._out[_hash(name, tokens[name])] = grant_of(tokens[name])

    def holder(self, name: str, token: object) -> Grant:
        """Whose token it is. name: AccessToken or RefreshToken. Raises Refused when the token is not valid."""
        words = name.replace("Token", " Token")
        grant = self._out.get(_hash(name, token))
        if grant is None:
            raise Refused("NotAuthorizedException", f"Invalid {words}")
        if grant.origin in self._revoked:
            raise Refused("NotAuthorizedException", f"{words} has been revoked")
        if self._clock() >= grant.expires:
            raise Refused("NotAuthorizedException", f"{words} has expired")
        return grant

    def revoke_token(self, name: str, token: object) -> None:
        """Revoke the token, and all others that come from the same sign-in."""
        grant = self._out.get(_hash(name, token))
        if grant is not None:
            self._revoked.add(grant.origin)

    def sign_out(self, pool_id: str, sub: str | None = None) -> None:
        """Revoke all tokens of a user, or of all users of the pool."""
        self._revoked |= {
            each.origin for each in self._out.values() if each.pool_id == pool_id and sub in {None, each.sub}
        }


def _hash(name: str, token: object) -> bytes:
    return sha256(f"{name} {token}".encode()).digest()
