"""The calls with which users and administrators set up second factors. The emulator never sees them."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from localaws import messages
from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Refused, Request, Response
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
from localaws.sign_in.user_call import UserCall

_SECRET_BYTES: Final = 20  # 160 bits, as RFC 4226 recommends: 32 characters of base32
_READS: Final = frozenset({"GetUser", "AdminGetUser"})


def factor_calls(memory: Memory) -> Correction:
    """Without it, the emulator accepts factors that cannot work: SMS without a number, TOTP where the pool has none."""
    calls = _Calls(memory)
    return Correction("factor-calls", calls.before, calls.after)


@dataclass(frozen=True, slots=True)
class _Calls:
    memory: Memory

    async def before(self, request: Request, emulator: Emulator) -> Request | Response:
        """Answer the calls that set up factors."""
        answers: dict[str, Callable[[Request, Emulator], Awaitable[Response]]] = {
            "AssociateSoftwareToken": self._associate,
            "VerifySoftwareToken": self._verify,
            "SetUserMFAPreference": self._prefer,
            "AdminSetUserMFAPreference": self._prefer,
            "AdminDeleteSoftwareToken": self._delete_token,
        }
        answer = answers.get(request.action) if request.is_cognito else None
        return await answer(request, emulator) if answer else request

    async def after(self, request: Request, response: Response, emulator: Emulator) -> Response:
        """Add the user's factors to the answers of GetUser and AdminGetUser."""
        if not request.is_cognito or request.action not in _READS or response.status != 200:
            return response
        call = await self._owners(request, emulator)
        factors = self.memory.factors_of(call.key)
        body = response.json() | {
            "UserMFASettingList": list(listed(call.pool, call.user, factors)),
            "PreferredMfaSetting": preferred(call.pool, call.user, factors),
        }
        return messages.answer({name: value for name, value in body.items() if value not in ("", [])})

    async def _owners(self, request: Request, emulator: Emulator) -> UserCall:
        """`request` as a call about the owner of its access token, or the user whom an administrator's call names."""
        if request.action.startswith("Admin"):
            return await self.memory.directory.administrators_call(request, emulator)
        grant = self.memory.grants.holder("AccessToken", request.parameters.get("AccessToken"))
        return await self.memory.directory.call_about(grant.pool_id, grant.sub, request, emulator)

    async def _associate(self, request: Request, emulator: Emulator) -> Response:
        secret = base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()
        if "AccessToken" in request.parameters:
            call = await self._owners(request, emulator)
            self.memory.keep(call.key, with_pending_token(call.pool, self.memory.factors_of(call.key), secret))
            return messages.answer({"SecretCode": secret})
        key, session = self._setup_session(request)
        try:
            call = await self._without_factor(session, request, emulator)
            with_pending_token(call.pool, self.memory.factors_of(call.key), secret)
        except Refused:
            self.memory.sessions.give_back(key)
            raise
        following = self.memory.sessions.begin(replace(session, secret=secret))
        return messages.answer({"SecretCode": secret, "Session": following})

    async def _verify(self, request: Request, emulator: Emulator) -> Response:
        if "AccessToken" in request.parameters:
            call = await self._owners(request, emulator)
            self._check_code(call, self.memory.factors_of(call.key))
            return messages.answer({"Status": "SUCCESS"})
        key, session = self._setup_session(request)
        try:
            call = await self._without_factor(session, request, emulator)
            self._check_code(call, replace(self.memory.factors_of(call.key), pending=session.secret))
        except Refused:
            self.memory.sessions.give_back(key)
            raise
        following = self.memory.sessions.begin(replace(session, secret="", verified=True))
        return messages.answer({"Status": "SUCCESS", "Session": following})

    def _check_code(self, call: UserCall, associated: Factors) -> None:
        """Check the call's code against the pending secret of `associated`, and keep the factors that result.

        Raises Refused for a wrong code; it has been counted by then.
        """
        sent = call.request.parameters
        code, device = str(sent.get("UserCode", "")), str(sent.get("FriendlyDeviceName", ""))
        checked = with_verified_token(associated, code, device, self.memory.clock())
        self.memory.keep(call.key, checked.factors)
        if checked.refused is not None:
            raise checked.refused

    def _setup_session(self, request: Request) -> tuple[str, Session]:
        """Take the session in which a token is to be set up. Raises Refused for any other session."""
        key = str(request.parameters.get("Session"))
        session = self.memory.sessions.take(key)
        if session.waits_for != SETUP or session.verified:
            self.memory.sessions.give_back(key)
            raise invalid()
        return key, session

    async def _without_factor(self, session: Session, request: Request, emulator: Emulator) -> UserCall:
        """`request` as a call about the user of `session`.

        Raises Refused when the user has set up a factor since the session began: that factor must be used.
        """
        call = await self.memory.directory.call_about(session.pool_id, session.sub, request, emulator)
        if after_password(call.pool, call.user, self.memory.factors_of(call.key)) != SETUP:
            raise invalid()
        return call

    async def _prefer(self, request: Request, emulator: Emulator) -> Response:
        call = await self._owners(request, emulator)
        factors = with_preferences(call.pool, call.user, self.memory.factors_of(call.key), request.parameters)
        self.memory.keep(call.key, factors)
        return messages.answer({})

    async def _delete_token(self, request: Request, emulator: Emulator) -> Response:
        call = await self._owners(request, emulator)
        self.memory.keep(call.key, without_token(self.memory.factors_of(call.key)))
        return messages.answer({})
