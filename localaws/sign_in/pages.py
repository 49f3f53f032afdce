"""The paths that the gateway answers itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from localaws.asgi import Application, Receive, Scope, Send, respond
from localaws.environment import OUTBOX
from localaws.messages import Response
from localaws.sign_in.outbox import Outbox

_MANAGED_LOGIN: Final = ("/login", "/oauth2/", "/saml2/")
_NO_LOGIN: Final = b"Managed login is not part of the local AWS: the emulator does not ask for a second factor there.\n"


def with_pages(application: Application, outbox: Outbox) -> Application:
    """`application` with the outbox, and without the emulator's managed login, which would let users bypass MFA."""

    async def paged(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if path == OUTBOX:
            await respond(send, _page(200, b"application/json", json.dumps(outbox.as_json(), indent=1).encode()))
        elif _is_under(path, _MANAGED_LOGIN):
            await respond(send, _page(501, b"text/plain", _NO_LOGIN))
        else:
            await application(scope, receive, send)

    return paged


def _is_under(path: str, folders: Sequence[str]) -> bool:
    return any(path == folder or (folder.endswith("/") and path.startswith(folder)) for folder in folders)


def _page(status: int, kind: bytes, body: bytes) -> Response:
    return Response(status, ((b"content-type", kind),), b"").with_body(body)
