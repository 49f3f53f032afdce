"""The emulator, as the gateway asks it on behalf of whoever sent a request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from localaws.messages import Headers, Request, Response, cloudformation_call, cognito_call


@dataclass(frozen=True, slots=True)
class Emulator:
    """The emulator behind the gateway.

    sender: the headers of the request that is being handled; the gateway's own calls carry its credentials, which
    determine the account and region
    """

    sender: Headers
    send: Callable[[Request], Awaitable[Response]]

    async def cognito(self, action: str, parameters: Mapping[str, Any]) -> Response:
        """What Cognito answers to `action`."""
        return await self.send(cognito_call(self.sender, action, parameters))

    async def cloudformation(self, action: str, parameters: Mapping[str, Any]) -> Response:
        """What CloudFormation answers to `action`."""
        return await self.send(cloudformation_call(self.sender, action, parameters))

    async def read(self, action: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The result of Cognito's `action`; empty when Cognito refuses it."""
        response = await self.cognito(action, parameters)
        return response.json() if response.status == 200 else {}
