"""Web pages that somebody develops: their origins, and what they may call (CORS)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from localaws.asgi import Message, Scope, Send
from localaws.messages import Response

_ORIGIN: Final = re.compile(r"https?://(?:\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::[1-9][0-9]{0,4})?")
_TARGET: Final = b"AWSCognitoIdentityProviderService."
# A page cannot be given leave to sign: "*" does not cover Authorization (Fetch standard).
_PREFLIGHT: Final = (
    (b"access-control-allow-methods", b"POST"),
    (b"access-control-allow-headers", b"*"),
    (b"access-control-max-age", b"600"),
)
_REPLACED: Final = frozenset(
    {b"access-control-allow-origin", b"access-control-allow-credentials", b"access-control-expose-headers"}
)
_EXPOSED: Final = (b"access-control-expose-headers", b"x-amzn-requestid, x-amzn-errortype, x-amzn-errormessage, date")


def origin(text: str) -> str:
    """`text`, if a browser would send it as the origin of a page. Raises ValueError."""
    if not _ORIGIN.fullmatch(text):
        raise ValueError(f"{text!r} is not an origin such as http://localhost:5173: scheme, host and port, no path")
    return text


def is_preflight(scope: Scope) -> bool:
    """Whether a browser asks if a page may send a call."""
    return (
        scope["method"] == "OPTIONS"
        and _is_bare(scope)
        and _values(scope, b"access-control-request-method") == [b"POST"]
    )


def preflight_answer() -> Response:
    """What it is told, in case its origin is allowed."""
    return Response(204, _PREFLIGHT, b"")


def page_call(scope: Scope) -> Scope | None:
    """The call of a page, with nothing in it but that call; None when pages may not make it.

    They may make the calls of Cognito that nobody signs. All else that a request can carry is left out, so that it is
    not read as another call after it was let in as this one.
    """
    targets = _values(scope, b"x-amz-target")
    if scope["method"] != "POST" or not _is_bare(scope) or len(targets) != 1:
        return None
    service, action = targets[0][: len(_TARGET)], targets[0][len(_TARGET) :]
    if service != _TARGET or action.decode("latin-1") not in unsigned_calls():
        return None
    kept = [(name, value) for name, value in scope["headers"] if name in {b"host", b"content-length"}]
    kind = [(b"content-type", b"application/x-amz-json-1.1"), (b"x-amz-target", targets[0])]
    return {**scope, "headers": [*kept, *kind]}


@cache
def unsigned_calls() -> frozenset[str]:
    """The calls of Cognito user pools that AWS takes without a signature, by botocore's model of the service."""
    from botocore.loaders import Loader  # takes a tenth of a second, which only those wait who allow an origin

    operations = Loader().load_service_model("cognito-idp", "service-2")["operations"]
    return frozenset(name for name, operation in operations.items() if operation.get("authtype") == "none")


def readable_by(allowed: str, send: Send) -> Send:
    """`send`, with the headers that let a page of the origin `allowed`, and no other, read the answer."""
    own = [(b"access-control-allow-origin", allowed.encode()), (b"vary", b"Origin"), _EXPOSED]

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message.get("headers", ()) if not _is_replaced(name)]
            message = {**message, "headers": [*kept, *own]}
        await send(message)

    return sending


def _is_replaced(name: bytes) -> bool:
    """Whether the emulator's own header would contradict: it lets every page read what it answers."""
    return name.lower() in _REPLACED


def _is_bare(scope: Scope) -> bool:
    return scope["path"] == "/" and not scope["query_string"]


def _values(scope: Scope, wanted: bytes) -> list[bytes]:
    return [value for name, value in scope["headers"] if name == wanted]
