"""Withholds the tokens of a sign-in until the user has given the second factor."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from localaws import messages
from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Refused, Request, Response
from localaws.sign_in import challenges
from localaws.sign_in.accounts import SMS, User
from localaws.sign_in.attributes import check_completed, missing
from localaws.sign_in.challenges import NEW_PASSWORD, TOKENS
from localaws.sign_in.grants import grant_of
from localaws.sign_in.memory import Memory
from localaws.sign_in.outbox import new_code
from localaws.sign_in.sessions import Session, invalid
from localaws.sign_in.user_call import UserCall

_ANSWERS: Final = frozenset({"RespondToAuthChallenge", "AdminRespondToAuthChallenge"})
_REFRESHES: Final = frozenset({"REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"})
_ATTRIBUTE: Final = "userAttributes."


def second_factor(memory: Memory) -> Correction:
    """Without it, a password alone is enough where MFA is required."""
    sign_in = _SignIn(memory)
    return Correction("second-factor", sign_in.before, sign_in.after)


def is_refresh(request: Request) -> bool:
    """Whether `request` exchanges a refresh token for new tokens, which takes no second factor."""
    flow = request.parameters.get("AuthFlow") if request.action.endswith("InitiateAuth") else None
    return request.action == "GetTokensFromRefreshToken" or flow in _REFRESHES


@dataclass(frozen=True, slots=True)
class _SignIn:
    memory: Memory

    async def before(self, request: Request, emulator: Emulator) -> Request | Response:
        """Handle answers to the gateway's own challenges. The emulator would accept any answer to them."""
        if not request.is_cognito or request.action not in _ANSWERS:
            return request
        if request.parameters.get("ChallengeName") not in challenges.CHALLENGES:
            return request
        key = str(request.parameters.get("Session"))
        session = self.memory.sessions.take(key)
        try:
            return await self._answered(session, request, emulator)
        except Refused:
            self.memory.sessions.give_back(key)
            raise

    async def after(self, request: Request, response: Response, emulator: Emulator) -> Response:
        """Withhold the tokens that the emulator issues for a password, in whichever call."""
        if not request.is_cognito or response.status != 200 or is_refresh(request):
            return response
        body = response.json()
        if "AuthenticationResult" in body:
            return await self._withheld(body["AuthenticationResult"], request, emulator)
        if body.get("ChallengeName") == NEW_PASSWORD:
            return await self._new_password_challenge(body, request, emulator)
        return response

    async def _withheld(self, tokens: Mapping[str, Any], request: Request, emulator: Emulator) -> Response:
        grant = grant_of(tokens["AccessToken"])
        call = await self.memory.directory.call_about(grant.pool_id, grant.sub, request, emulator)
        _check_enabled(call.user)
        challenge = challenges.after_password(call.pool, call.user, self.memory.factors_of(call.key))
        return await self._proceed(challenge, call, tokens)

    async def _proceed(self, challenge: str, call: UserCall, tokens: Mapping[str, Any]) -> Response:
        """Answer with the tokens, or with a challenge that must be answered first."""
        if challenge == TOKENS:
            return messages.answer({"ChallengeParameters": {}, "AuthenticationResult": tokens})
        code = new_code() if challenge == SMS else ""
        key = await self._begin(challenge, call, tokens, code)
        if code:
            self.memory.outbox.authentication(call.pool, call.user.phone, code)
        told = challenges.parameters(challenge, call.pool, call.user, self.memory.factors_of(call.key))
        return messages.answer({"ChallengeName": challenge, "Session": key, "ChallengeParameters": told})

    async def _begin(
        self, challenge: str, call: UserCall, tokens: Mapping[str, Any] | None = None, code: str = ""
    ) -> str:
        """Begin a session that waits for the answer to `challenge`, and return its id."""
        client = await self.memory.directory.known_client(str(call.request.parameters.get("ClientId")), call.emulator)
        expires = self.memory.clock() + client.session_seconds
        return self.memory.sessions.begin(
            Session(call.pool.id, client.id, call.user.sub, challenge, expires, tokens, code)
        )

    async def _new_password_challenge(self, body: dict[str, Any], request: Request, emulator: Emulator) -> Response:
        client = await self.memory.directory.known_client(str(request.parameters.get("ClientId")), emulator)
        told = body["ChallengeParameters"]
        name = told["USER_ID_FOR_SRP"]
        call = await self.memory.directory.call_about(client.pool_id, name, request, emulator)
        _check_enabled(call.user)
        key = await self._begin(NEW_PASSWORD, call)
        shown = {name: value for name, value in json.loads(told["userAttributes"]).items() if name != "sub"}
        told = {
            **told,
            "USER_ID_FOR_SRP": call.user.name,
            "userAttributes": json.dumps(shown),
            "requiredAttributes": json.dumps([_ATTRIBUTE + name for name in missing(call.pool, call.user)]),
        }
        return messages.answer({**body, "Session": key, "ChallengeParameters": told})

    async def _answered(self, session: Session, request: Request, emulator: Emulator) -> Request | Response:
        responses = request.parameters.get("ChallengeResponses") or {}
        call = await self._in_session(session, responses, request, emulator)
        if session.waits_for == NEW_PASSWORD:
            return await self._with_new_password(call, responses)
        if session.tokens is None:
            raise invalid()
        # No await between reading the factors and keeping them, so that no other request can come between.
        factors = self.memory.factors_of(call.key)
        found = challenges.answered(session, call.pool, call.user, factors, responses, self.memory.clock())
        self.memory.keep(call.key, found.factors)
        if found.refused is not None:
            raise found.refused
        if session.waits_for == SMS:
            await call.set_attributes({"phone_number_verified": "true"})
        return await self._proceed(found.next, call, session.tokens)

    async def _in_session(
        self, session: Session, responses: Mapping[str, Any], request: Request, emulator: Emulator
    ) -> UserCall:
        """`request` as a call about the user of `session`. Raises Refused unless it belongs to that session."""
        sent = request.parameters
        if (sent.get("ChallengeName"), sent.get("ClientId")) != (session.waits_for, session.client_id):
            raise invalid()
        if sent.get("UserPoolId", session.pool_id) != session.pool_id:
            raise invalid()
        pool = await self.memory.directory.pool(session.pool_id, emulator)
        name = challenges.required(responses, "USERNAME")
        user = await self.memory.directory.user(session.pool_id, name, emulator)
        if user is None or user.sub != session.sub:
            raise invalid()
        _check_enabled(user)
        return UserCall(request, emulator, pool, user)

    async def _with_new_password(self, call: UserCall, responses: Mapping[str, Any]) -> Request:
        """The request with which the emulator sets the new password.

        The emulator would set any password for anybody. So the attributes are checked here first, and the password is
        tried on the pool's policy. Raises Refused.
        """
        password = challenges.required(responses, "NEW_PASSWORD")
        given = {
            name.removeprefix(_ATTRIBUTE): value for name, value in responses.items() if name.startswith(_ATTRIBUTE)
        }
        check_completed(call.pool, call.user, given)
        temporary = {"UserPoolId": call.pool.id, "Username": call.user.name, "Password": password, "Permanent": False}
        answer = await call.emulator.cognito("AdminSetUserPassword", temporary)
        if answer.status != 200:
            raise Refused(answer.json()["__type"], answer.json()["message"])
        if given:
            await call.set_attributes(given)
        forwarded = {"USERNAME": call.user.name, "NEW_PASSWORD": password}
        return call.request.with_parameters({**call.request.parameters, "ChallengeResponses": forwarded})


def _check_enabled(user: User) -> None:
    """Raise Refused for a disabled user: once a challenge is out, the emulator does not check again."""
    if not user.enabled:
        raise Refused("NotAuthorizedException", "User is disabled.")
