"""Restricts each app client to the sign-in flows that it allows."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from localaws.emulator import Emulator
from localaws.gateway import Correction
from localaws.messages import Refused, Request
from localaws.sign_in.memory import Memory

_ADMIN: Final = (
    frozenset({"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"}),
    "Auth flow not enabled for this client",
)
# For each flow, what the client must allow (one is enough), and Cognito's message. The emulator checks SRP itself.
_FLOWS: Final = MappingProxyType(
    {
        "USER_PASSWORD_AUTH": (
            frozenset({"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"}),
            "USER_PASSWORD_AUTH flow not enabled for this client",
        ),
        "ADMIN_USER_PASSWORD_AUTH": _ADMIN,
        "ADMIN_NO_SRP_AUTH": _ADMIN,
    }
)


def client_flows(memory: Memory) -> Correction:
    """Without it, every client accepts a plain password, even one that allows only SRP."""

    async def before(request: Request, emulator: Emulator) -> Request:
        if request.is_cognito and request.action in {"InitiateAuth", "AdminInitiateAuth"}:
            client = await memory.directory.client(str(request.parameters.get("ClientId")), emulator)
            if client is not None:
                check(str(request.parameters.get("AuthFlow")), client.flows)
        return request

    return Correction("client-flows", before)


def check(flow: str, allowed: tuple[str, ...]) -> None:
    """Raise Refused when a client with the ExplicitAuthFlows `allowed` does not accept `flow`.

    A client that lists no flow accepts no plain password (API reference, ExplicitAuthFlows).
    """
    needs, words = _FLOWS.get(flow, (frozenset(), ""))
    if needs and not needs & set(allowed):
        raise Refused("InvalidParameterException", words)
