"""The calls by which users and administrators set second factors up. The emulator never hears of them."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from localaws import messages
from localaws.gateway import Ask, Correction
from localaws.messages import Refused, Request, Response
from localaws.sign_in.accounts import Pool, User
from localaws.sign_in.challenges import SETUP, after_password
from localaws.sign_in.factors import (
    Factors,
    listed,
    preferred,
    with_pending_token,
    with_preferences,
    with_verified_token,
    without_token,
)
from localaws.sign_in.memory import Memory
from localaws.sign_in.sessions import Session, invalid

_SECRET_BYTES: Final = 20  # 160 bits, as RFC 4226 recommends: 32 characters of base32
_READS: Final = frozenset({"GetUser", "AdminGetUser"})


def factor_calls(memory: Memory) -> Correction:
    """Without it, the emulator keeps factors that nobody asks for: SMS without a number, TOTP that the pool has not."""
    calls = _Calls(memory)
    return Correction("factor-calls", calls.before, calls.after)


@dataclass(frozen=True, slots=True)
class _Calls:
    memory: Memory

    async def before(self, request: Request, ask: Ask) -> Request | Response:
        """Answer the calls that set factors up."""
        answers: dict[str, Callable[[Request, Ask], Awaitable[Response]]] = {
            "AssociateSoftwareToken": self._associate,
            "VerifySoftwareToken": self._verify,
            "SetUserMFAPreference": self._prefer,
            "AdminSetUserMFAPreference": self._prefer,
            "AdminDeleteSoftwareToken": self._delete_token,
        }
        answer = answers.get(request.action) if request.is_cognito else None
        return await answer(request, ask) if answer else request

    async def after(self, request: Request, response: Response, ask: Ask) -> Response:
        """Say in GetUser and AdminGetUser what is set up."""
        if not request.is_cognito or request.action not in _READS or response.status != 200:
            return response
        pool, user = await self._owner(request, ask)
        factors = self.memory.factors_of(pool, user)
        body = response.json() | {
            "UserMFASettingList": list(listed(pool, user, factors)),
            "PreferredMfaSetting": preferred(pool, user, factors),
        }
        return messages.answer({name: value for name, value in body.items() if value not in ("", [])})

    async def _owner(self, request: Request, ask: Ask) -> tuple[Pool, User]:
        """Whom `request` is about: the owner of its access token, or who is named in an administrator's call."""
        sent = request.parameters
        if not request.action.startswith("Admin"):
            grant = self.memory.grants.holder("AccessToken", sent.get("AccessToken"))
            return await self._found(grant.pool_id, grant.sub, request, ask)
        return await self._found(str(sent.get("UserPoolId")), str(sent.get("Username")), request, ask)

    async def _found(self, pool_id: str, name: str, request: Request, ask: Ask) -> tuple[Pool, User]:
        pool = await self.memory.directory.pool(pool_id, request, ask)
        return pool, await self.memory.directory.known_user(pool_id, name, request, ask)

    async def _associate(self, request: Request, ask: Ask) -> Response:
        secret = base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()
        if "AccessToken" in request.parameters:
            pool, user = await self._owner(request, ask)
            self.memory.keep(pool, user, with_pending_token(pool, self.memory.factors_of(pool, user), secret))
            return messages.answer({"SecretCode": secret})
        key, session = self._setup_session(request)
        try:
            pool, user = await self._without_factor(session, request, ask)
            with_pending_token(pool, self.memory.factors_of(pool, user), secret)
        except Refused:
            self.memory.sessions.give_back(key)
            raise
        following = self.memory.sessions.begin(replace(session, secret=secret))
        return messages.answer({"SecretCode": secret, "Session": following})

    async def _verify(self, request: Request, ask: Ask) -> Response:
        if "AccessToken" in request.parameters:
            pool, user = await self._owner(request, ask)
            self._verified(pool, user, self.memory.factors_of(pool, user), request)
            return messages.answer({"Status": "SUCCESS"})
        key, session = self._setup_session(request)
        try:
            pool, user = await self._without_factor(session, request, ask)
            associated = replace(self.memory.factors_of(pool, user), pending=session.secret)
            self._verified(pool, user, associated, request)
        except Refused:
            self.memory.sessions.give_back(key)
            raise
        following = self.memory.sessions.begin(replace(session, secret="", verified=True))
        return messages.answer({"Status": "SUCCESS", "Session": following})

    def _verified(self, pool: Pool, user: User, associated: Factors, request: Request) -> None:
        """Keep what the request's code makes of the factors; raises Refused when it is wrong."""
        sent = request.parameters
        code, device = str(sent.get("UserCode", "")), str(sent.get("FriendlyDeviceName", ""))
        checked = with_verified_token(associated, code, device, self.memory.clock())
        self.memory.keep(pool, user, checked.factors)
        if checked.refused is not None:
            raise checked.refused

    def _setup_session(self, request: Request) -> tuple[str, Session]:
        """The session in which a token is set up, taken; raises Refused."""
        key = str(request.parameters.get("Session"))
        session = self.memory.sessions.take(key)
        if session.waits_for != SETUP or session.verified:
            self.memory.sessions.give_back(key)
            raise invalid()
        return key, session

    async def _without_factor(self, session: Session, request: Request, ask: Ask) -> tuple[Pool, User]:
        """Whose session it is; raises Refused when a factor has been set up since: that one counts now."""
        pool, user = await self._found(session.pool_id, session.sub, request, ask)
        if after_password(pool, user, self.memory.factors_of(pool, user)) != SETUP:
            raise invalid()
        return pool, user

    async def _prefer(self, request: Request, ask: Ask) -> Response:
        pool, user = await self._owner(request, ask)
        factors = self.memory.factors_of(pool, user)
        self.memory.keep(pool, user, with_preferences(pool, user, factors, request.parameters))
        return messages.answer({})

    async def _delete_token(self, request: Request, ask: Ask) -> Response:
        pool, user = await self._owner(request, ask)
        self.memory.keep(pool, user, without_token(self.memory.factors_of(pool, user)))
        return messages.answer({})
