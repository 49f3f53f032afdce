"""Sends and checks the codes that confirm a sign-up or reset a password."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from localaws import messages
from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Refused, Request, Response
from localaws.sign_in.accounts import masked
from localaws.sign_in.codes import RESET, SIGN_UP, VALIDITY, Code, destination, judged, renewed
from localaws.sign_in.memory import Memory
from localaws.sign_in.outbox import new_code
from localaws.sign_in.user_call import UserCall

_SENDS: Final = {"ResendConfirmationCode": SIGN_UP, "ForgotPassword": RESET}
_CONFIRMS: Final = {"ConfirmSignUp": SIGN_UP, "ConfirmForgotPassword": RESET}


def confirmations(memory: Memory) -> Correction:
    """Without it, any code confirms a sign-up or sets a new password, and the one that would be right is not shown."""
    codes = _Confirmations(memory)
    return Correction("confirmations", codes.before, codes.after)


@dataclass(frozen=True, slots=True)
class _Confirmations:
    memory: Memory

    async def before(self, request: Request, emulator: Emulator) -> Request | Response:
        """Send a code or check one. Calls that name an unknown user are left to the emulator."""
        if not request.is_cognito or request.action not in {*_SENDS, *_CONFIRMS}:
            return request
        call = await self._by_client(str(request.parameters.get("Username")), request, emulator)
        if call is None:
            return request
        if request.action in _SENDS:
            return self._asked_for(_SENDS[request.action], call)
        await self._confirm(_CONFIRMS[request.action], call)
        return request

    async def after(self, request: Request, response: Response, emulator: Emulator) -> Response:
        """Send the code of a sign-up or of an administrator's reset, and forget a code that has been used."""
        if not request.is_cognito or response.status != 200:
            return response
        if request.action == "SignUp":
            return await self._signed_up(request, response, emulator)
        if request.action == "AdminResetUserPassword":
            self._send(RESET, await self.memory.directory.administrators_call(request, emulator))
        elif request.action in _CONFIRMS:
            call = await self._by_client(str(request.parameters.get("Username")), request, emulator)
            if call is not None:
                self.memory.codes.pop((call.key, _CONFIRMS[request.action]), None)
        return response

    async def _by_client(self, name: str, request: Request, emulator: Emulator) -> UserCall | None:
        """`request` as a call about the user `name` in the pool of its app client; None for an unknown one."""
        client = await self.memory.directory.client(str(request.parameters.get("ClientId")), emulator)
        user = await self.memory.directory.user(client.pool_id, name, emulator) if client else None
        if client is None or user is None:
            return None
        return UserCall(request, emulator, await self.memory.directory.pool(client.pool_id, emulator), user)

    def _asked_for(self, purpose: str, call: UserCall) -> Response:
        if purpose == SIGN_UP and call.user.status != "UNCONFIRMED":
            raise Refused("InvalidParameterException", "User is already confirmed.")
        if purpose == RESET and call.user.status == "FORCE_CHANGE_PASSWORD":
            raise Refused("NotAuthorizedException", "User password cannot be reset in the current state.")
        details = self._send(purpose, call)
        if details is None and purpose == RESET:
            raise Refused(
                "InvalidParameterException",
                "Cannot reset password for the user as there is no registered/verified email or phone_number",
            )
        if details is None:
            raise Refused("InvalidParameterException", "Auto verification not turned on.")
        return messages.answer({"CodeDeliveryDetails": details})

    def _send(self, purpose: str, call: UserCall) -> Mapping[str, str] | None:
        """Send a new code. Returns the CodeDeliveryDetails, or None when there is nowhere to send it."""
        attribute = destination(purpose, call.pool, call.user)
        if attribute is None:
            return None
        to, code = call.user.attributes[attribute], new_code()
        fresh = Code(code, attribute, self.memory.clock() + VALIDITY[purpose])
        self.memory.codes[call.key, purpose] = renewed(fresh, self.memory.codes.get((call.key, purpose)))
        self.memory.outbox.verification(call.pool, attribute, to, purpose, code)
        medium = "SMS" if attribute == "phone_number" else "EMAIL"
        return {"AttributeName": attribute, "DeliveryMedium": medium, "Destination": masked(to)}

    async def _confirm(self, purpose: str, call: UserCall) -> None:
        """Check the code, and mark the address that it proves as verified. Raises Refused for a wrong code."""
        if purpose == SIGN_UP and call.user.status != "UNCONFIRMED":
            words = f"User cannot be confirmed. Current status is {call.user.status}"
            raise Refused("NotAuthorizedException", words)
        given = str(call.request.parameters.get("ConfirmationCode"))
        code, refused = judged(self.memory.codes.get((call.key, purpose)), given, self.memory.clock())
        if code is not None:
            self.memory.codes[call.key, purpose] = code
        if refused is not None:
            raise refused
        if code is None:
            raise RuntimeError("A code was accepted that had never been sent.")
        await call.set_attributes({f"{code.attribute}_verified": "true"})

    async def _signed_up(self, request: Request, response: Response, emulator: Emulator) -> Response:
        body: dict[str, Any] = response.json()
        # The emulator's details are not masked, and always name an email address.
        body.pop("CodeDeliveryDetails", None)
        call = None if body["UserConfirmed"] else await self._by_client(body["UserSub"], request, emulator)
        details = self._send(SIGN_UP, call) if call else None
        return messages.answer({**body, "CodeDeliveryDetails": details} if details else body)
