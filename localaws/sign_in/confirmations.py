"""The codes of sign-up and of a forgotten password are sent, and looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from localaws import messages
from localaws.cloudformation import ask_cognito
from localaws.gateway import Ask, Correction
from localaws.messages import Refused, Request, Response
from localaws.sign_in.accounts import Pool, User, masked
from localaws.sign_in.codes import RESET, SIGN_UP, VALIDITY, Code, destination, judged, renewed
from localaws.sign_in.memory import Memory
from localaws.sign_in.outbox import new_code

_SENDS: Final = {"ResendConfirmationCode": SIGN_UP, "ForgotPassword": RESET}
_CONFIRMS: Final = {"ConfirmSignUp": SIGN_UP, "ConfirmForgotPassword": RESET}


def confirmations(memory: Memory) -> Correction:
    """Without it, every code confirms a sign-up or sets a new password, and none is to be seen."""
    codes = _Confirmations(memory)
    return Correction("confirmations", codes.before, codes.after)


@dataclass(frozen=True, slots=True)
class _Confirmations:
    memory: Memory

    async def before(self, request: Request, ask: Ask) -> Request | Response:
        """Send a code that is asked for, look at one that is given; unknown users are the emulator's to answer."""
        if not request.is_cognito or request.action not in {*_SENDS, *_CONFIRMS}:
            return request
        found = await self._client_user(request, str(request.parameters.get("Username")), ask)
        if found is None:
            return request
        pool, user = found
        if request.action in _SENDS:
            return self._asked_for(_SENDS[request.action], pool, user)
        await self._confirm(_CONFIRMS[request.action], pool, user, request, ask)
        return request

    async def after(self, request: Request, response: Response, ask: Ask) -> Response:
        """Send the code of a sign-up or of a reset, and use up one that was right."""
        if not request.is_cognito or response.status != 200:
            return response
        sent = request.parameters
        if request.action == "SignUp":
            return await self._signed_up(request, response, ask)
        if request.action == "AdminResetUserPassword":
            pool_id, name = str(sent.get("UserPoolId")), str(sent.get("Username"))
            pool = await self.memory.directory.pool(pool_id, request, ask)
            self._send(RESET, pool, await self.memory.directory.known_user(pool_id, name, request, ask))
        elif request.action in _CONFIRMS:
            found = await self._client_user(request, str(sent.get("Username")), ask)
            if found is not None:
                self.memory.codes.pop(((found[0].id, found[1].sub), _CONFIRMS[request.action]), None)
        return response

    async def _client_user(self, request: Request, name: str, ask: Ask) -> tuple[Pool, User] | None:
        client = await self.memory.directory.client(str(request.parameters.get("ClientId")), request, ask)
        user = await self.memory.directory.user(client.pool_id, name, request, ask) if client else None
        if client is None or user is None:
            return None
        return await self.memory.directory.pool(client.pool_id, request, ask), user

    def _asked_for(self, purpose: str, pool: Pool, user: User) -> Response:
        if purpose == SIGN_UP and user.status != "UNCONFIRMED":
            raise Refused("InvalidParameterException", "User is already confirmed.")
        if purpose == RESET and user.status == "FORCE_CHANGE_PASSWORD":
            raise Refused("NotAuthorizedException", "User password cannot be reset in the current state.")
        details = self._send(purpose, pool, user)
        if details is None and purpose == RESET:
            raise Refused(
                "InvalidParameterException",
                "Cannot reset password for the user as there is no registered/verified email or phone_number",
            )
        if details is None:
            raise Refused("InvalidParameterException", "Auto verification not turned on.")
        return messages.answer({"CodeDeliveryDetails": details})

    def _send(self, purpose: str, pool: Pool, user: User) -> Mapping[str, str] | None:
        """Send a new code; what a client is told of it, or None when there is nowhere to send it."""
        attribute = destination(purpose, pool, user)
        if attribute is None:
            return None
        to, code = user.attributes[attribute], new_code()
        key = ((pool.id, user.sub), purpose)
        fresh = Code(code, attribute, self.memory.clock() + VALIDITY[purpose])
        self.memory.codes[key] = renewed(fresh, self.memory.codes.get(key))
        self.memory.outbox.verification(pool, attribute, to, purpose, code)
        medium = "SMS" if attribute == "phone_number" else "EMAIL"
        return {"AttributeName": attribute, "DeliveryMedium": medium, "Destination": masked(to)}

    async def _confirm(self, purpose: str, pool: Pool, user: User, request: Request, ask: Ask) -> None:
        """Raise Refused unless the code is right; then what it proves is verified."""
        if purpose == SIGN_UP and user.status != "UNCONFIRMED":
            words = f"User cannot be confirmed. Current status is {user.status}"
            raise Refused("NotAuthorizedException", words)
        key = ((pool.id, user.sub), purpose)
        given = str(request.parameters.get("ConfirmationCode"))
        code, refused = judged(self.memory.codes.get(key), given, self.memory.clock())
        if code is not None:
            self.memory.codes[key] = code
        if refused is not None:
            raise refused
        assert code is not None
        proven = [{"Name": f"{code.attribute}_verified", "Value": "true"}]
        wanted = {"UserPoolId": pool.id, "Username": user.name, "UserAttributes": proven}
        await ask_cognito(request, "AdminUpdateUserAttributes", wanted, ask)

    async def _signed_up(self, request: Request, response: Response, ask: Ask) -> Response:
        body: dict[str, Any] = response.json()
        body.pop("CodeDeliveryDetails", None)  # the emulator's: with the whole address, and always an e-mail
        found = None if body["UserConfirmed"] else await self._client_user(request, body["UserSub"], ask)
        details = self._send(SIGN_UP, *found) if found else None
        return messages.answer({**body, "CodeDeliveryDetails": details} if details else body)
