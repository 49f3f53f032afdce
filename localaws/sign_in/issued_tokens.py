"""Refuses tokens that were never handed out or have been revoked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Request, Response
from localaws.sign_in.memory import Memory
from localaws.sign_in.second_factor import is_refresh

_REFRESH: Final = "RefreshToken"


def issued_tokens(memory: Memory) -> Correction:
    """Without it, invented tokens are accepted, and so are those of the second in which a user signs out."""
    tokens = _Tokens(memory)
    return Correction("issued-tokens", tokens.before, tokens.after)


@dataclass(frozen=True, slots=True)
class _Tokens:
    memory: Memory

    async def before(self, request: Request, emulator: Emulator) -> Request:
        """Check every token that comes in."""
        if not request.is_cognito:
            return request
        sent = request.parameters
        if "AccessToken" in sent:
            self.memory.grants.holder("AccessToken", sent["AccessToken"])
        if is_refresh(request):
            self.memory.grants.holder(_REFRESH, refresh_token(request))
        if request.action == "AdminDeleteUser":
            await self._forget_named(request, emulator)
        return request

    async def after(self, request: Request, response: Response, emulator: Emulator) -> Response:
        """Remember every token that goes out, and revoke those that a call has made invalid."""
        if not request.is_cognito or response.status != 200:
            return response
        sent = request.parameters
        if request.action == "RevokeToken":
            self.memory.grants.revoke_token(_REFRESH, sent.get("Token"))
        elif request.action in {"GlobalSignOut", "DeleteUser"}:
            grant = self.memory.grants.holder("AccessToken", sent["AccessToken"])
            end = self.memory.sign_out if request.action == "GlobalSignOut" else self.memory.forget
            end(grant.pool_id, grant.sub)
        elif request.action in {"AdminUserGlobalSignOut", "AdminDisableUser"}:
            pool_id, name = str(sent.get("UserPoolId")), str(sent.get("Username"))
            user = await self.memory.directory.known_user(pool_id, name, emulator)
            self.memory.sign_out(pool_id, user.sub)
        elif request.action == "DeleteUserPool":
            self.memory.forget(str(sent.get("UserPoolId")))
        else:
            self.memory.grants.let_out(response.json().get("AuthenticationResult", {}))
        return response

    async def _forget_named(self, request: Request, emulator: Emulator) -> None:
        """Forget a user who is about to be deleted. Afterwards the id could no longer be looked up."""
        pool_id, name = str(request.parameters.get("UserPoolId")), str(request.parameters.get("Username"))
        user = await self.memory.directory.user(pool_id, name, emulator)
        if user is not None:
            self.memory.forget(pool_id, user.sub)


def refresh_token(request: Request) -> object:
    """The refresh token that the call uses. A token anywhere else in the request proves nothing."""
    if request.action == "GetTokensFromRefreshToken":
        return request.parameters.get(_REFRESH)
    given = request.parameters.get("AuthParameters")
    return given.get("REFRESH_TOKEN") if isinstance(given, Mapping) else None
