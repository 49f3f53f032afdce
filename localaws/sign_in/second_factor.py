"""Tokens are withheld until the second factor is right."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from localaws import messages
from localaws.cloudformation import ask_cognito
from localaws.gateway import Ask, Correction
from localaws.messages import Refused, Request, Response, call
from localaws.sign_in import challenges
from localaws.sign_in.accounts import SMS, Pool, User
from localaws.sign_in.attributes import check_completed, missing
from localaws.sign_in.challenges import NEW_PASSWORD, TOKENS
from localaws.sign_in.grants import grant_of
from localaws.sign_in.memory import Memory
from localaws.sign_in.outbox import new_code
from localaws.sign_in.sessions import Session, invalid

_ANSWERS: Final = frozenset({"RespondToAuthChallenge", "AdminRespondToAuthChallenge"})
_REFRESHES: Final = frozenset({"REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"})
_ATTRIBUTE: Final = "userAttributes."


def second_factor(memory: Memory) -> Correction:
    """Without it, a password alone is enough where MFA is required."""
    sign_in = _SignIn(memory)
    return Correction("second-factor", sign_in.before, sign_in.after)


def is_refresh(request: Request) -> bool:
    """Whether `request` gives a refresh token for new tokens; no second factor is asked for then."""
    flow = request.parameters.get("AuthFlow") if request.action.endswith("InitiateAuth") else None
    return request.action == "GetTokensFromRefreshToken" or flow in _REFRESHES


@dataclass(frozen=True, slots=True)
class _SignIn:
    memory: Memory

    async def before(self, request: Request, ask: Ask) -> Request | Response:
        """Answer the challenges that are the gateway's; the emulator would take any answer to them."""
        if not request.is_cognito or request.action not in _ANSWERS:
            return request
        if request.parameters.get("ChallengeName") not in challenges.CHALLENGES:
            return request
        key = str(request.parameters.get("Session"))
        session = self.memory.sessions.take(key)
        try:
            return await self._answered(session, request, ask)
        except Refused:
            self.memory.sessions.give_back(key)
            raise

    async def after(self, request: Request, response: Response, ask: Ask) -> Response:
        """Withhold what the emulator gives for a password, whichever call it was."""
        if not request.is_cognito or response.status != 200 or is_refresh(request):
            return response
        body = response.json()
        if "AuthenticationResult" in body:
            return await self._withheld(body["AuthenticationResult"], request, ask)
        if body.get("ChallengeName") == NEW_PASSWORD:
            return await self._new_password_challenge(body, request, ask)
        return response

    async def _withheld(self, tokens: Mapping[str, Any], request: Request, ask: Ask) -> Response:
        grant = grant_of(tokens["AccessToken"])
        pool = await self.memory.directory.pool(grant.pool_id, request, ask)
        user = await self.memory.directory.known_user(grant.pool_id, grant.sub, request, ask)
        _check_enabled(user)
        return await self._proceed(
            challenges.after_password(pool, user, self.memory.factors_of(pool, user)), pool, user, tokens, request, ask
        )

    async def _proceed(
        self, challenge: str, pool: Pool, user: User, tokens: Mapping[str, Any], request: Request, ask: Ask
    ) -> Response:
        """Answer with the tokens, or with a challenge that withholds them."""
        if challenge == TOKENS:
            return messages.answer({"ChallengeParameters": {}, "AuthenticationResult": tokens})
        code = new_code() if challenge == SMS else ""
        key = await self._begin(challenge, pool, user, request, ask, tokens=tokens, code=code)
        if code:
            self.memory.outbox.authentication(pool, user.phone, code)
        told = challenges.parameters(challenge, pool, user, self.memory.factors_of(pool, user))
        return messages.answer({"ChallengeName": challenge, "Session": key, "ChallengeParameters": told})

    async def _begin(self, challenge: str, pool: Pool, user: User, request: Request, ask: Ask, **kept: Any) -> str:
        client_id = str(request.parameters.get("ClientId"))
        client = await self.memory.directory.client(client_id, request, ask)
        if client is None:
            raise Refused("ResourceNotFoundException", f"User pool client {client_id} does not exist.")
        expires = self.memory.clock() + client.session_seconds
        return self.memory.sessions.begin(Session(pool.id, client_id, user.sub, challenge, expires, **kept))

    async def _new_password_challenge(self, body: dict[str, Any], request: Request, ask: Ask) -> Response:
        client = await self.memory.directory.client(str(request.parameters.get("ClientId")), request, ask)
        assert client is not None, "the emulator has just used it"
        told = body["ChallengeParameters"]
        pool = await self.memory.directory.pool(client.pool_id, request, ask)
        user = await self.memory.directory.known_user(client.pool_id, told["USER_ID_FOR_SRP"], request, ask)
        _check_enabled(user)
        key = await self._begin(NEW_PASSWORD, pool, user, request, ask)
        shown = {name: value for name, value in json.loads(told["userAttributes"]).items() if name != "sub"}
        told = {
            **told,
            "USER_ID_FOR_SRP": user.name,
            "userAttributes": json.dumps(shown),
            "requiredAttributes": json.dumps([_ATTRIBUTE + name for name in missing(pool, user)]),
        }
        return messages.answer({**body, "Session": key, "ChallengeParameters": told})

    async def _answered(self, session: Session, request: Request, ask: Ask) -> Request | Response:
        sent = request.parameters
        responses = sent.get("ChallengeResponses") or {}
        if (sent.get("ChallengeName"), sent.get("ClientId")) != (session.waits_for, session.client_id):
            raise invalid()
        if sent.get("UserPoolId", session.pool_id) != session.pool_id:
            raise invalid()
        pool = await self.memory.directory.pool(session.pool_id, request, ask)
        name = challenges.required(responses, "USERNAME")
        user = await self.memory.directory.user(session.pool_id, name, request, ask)
        if user is None or user.sub != session.sub:
            raise invalid()
        _check_enabled(user)
        if session.waits_for == NEW_PASSWORD:
            return await self._with_new_password(pool, user, responses, request, ask)
        # No await between reading the factors and keeping them: no other request comes between.
        factors = self.memory.factors_of(pool, user)
        found = challenges.answered(session, pool, user, factors, responses, self.memory.clock())
        self.memory.keep(pool, user, found.factors)
        if found.refused is not None:
            raise found.refused
        if session.waits_for == SMS:
            await _set_attributes(pool, user, {"phone_number_verified": "true"}, request, ask)
        assert session.tokens is not None
        return await self._proceed(found.next, pool, user, session.tokens, request, ask)

    async def _with_new_password(
        self, pool: Pool, user: User, responses: Mapping[str, Any], request: Request, ask: Ask
    ) -> Request:
        """The request for the emulator to set the password, which it does for anybody; it does not judge it."""
        password = challenges.required(responses, "NEW_PASSWORD")
        given = {
            name.removeprefix(_ATTRIBUTE): value for name, value in responses.items() if name.startswith(_ATTRIBUTE)
        }
        check_completed(pool, user, given)
        judged = {"UserPoolId": pool.id, "Username": user.name, "Password": password, "Permanent": False}
        answer = await ask(call(request.headers, "AdminSetUserPassword", judged, cognito=True))
        if answer.status != 200:
            raise Refused(answer.json()["__type"], answer.json()["message"])
        if given:
            await _set_attributes(pool, user, given, request, ask)
        forwarded = {"USERNAME": user.name, "NEW_PASSWORD": password}
        return request.with_parameters({**request.parameters, "ChallengeResponses": forwarded})


def _check_enabled(user: User) -> None:
    """Raise Refused for who is disabled: the emulator does not look again once a challenge is out."""
    if not user.enabled:
        raise Refused("NotAuthorizedException", "User is disabled.")


async def _set_attributes(pool: Pool, user: User, values: Mapping[str, str], request: Request, ask: Ask) -> None:
    attributes = [{"Name": name, "Value": value} for name, value in values.items()]
    wanted = {"UserPoolId": pool.id, "Username": user.name, "UserAttributes": attributes}
    await ask_cognito(request, "AdminUpdateUserAttributes", wanted, ask)
