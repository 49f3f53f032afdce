"""Who is let in: those who know the key, which stands first in the path. Everybody else is turned away unread.

A page in a browser can send requests to this machine, and so can every other user of it; what the emulator is told to
run, it runs as the owner of the server.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, field
from typing import Final

from localaws.asgi import Application, Message, Receive, Scope, Send, respond
from localaws.messages import Request, Response, refusal
from localaws.origins import is_preflight, page_call, preflight_answer, readable_by

# What verifies tokens reads these, and cannot be given a key: the keys of a pool, and where they are.
_PUBLIC: Final = re.compile(
    rb"/[a-z]{2}(?:-[a-z]+)+-[0-9]+_[0-9A-Za-z]+/\.well-known/(?:jwks\.json|openid-configuration)"
)
_HERE: Final = frozenset({b"127.0.0.1", b"localhost"})
_OWN_SITE: Final = frozenset({b"none", b"same-origin"})  # typed in by a person, or a page of this server
_NOT_FOR_PAGES: Final = "The local AWS does not answer web pages."
_NO_KEY: Final = (
    "The address lacks the key of this local AWS, or has the key of one that ended. "
    'Its owner finds the address with: eval "$(python -m localaws env --port {port})"'
)


@dataclass(frozen=True, slots=True)
class Entrance:
    """Lets in who knows `key`; pages of `origins`, which must know it too, only to the calls that nobody signs."""

    key: str = field(repr=False)
    port: int
    origins: frozenset[str] = frozenset()

    def to(self, application: Application) -> Application:
        """`application`, which is asked only on behalf of those who are let in."""

        async def entrance(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "lifespan":
                await application(scope, receive, send)
            elif scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await self._enter(application, scope, receive, send)

        return entrance

    async def _enter(self, application: Application, scope: Scope, receive: Receive, send: Send) -> None:
        inside = self._without_key(scope)
        if not _is_addressed_here(scope):
            await respond(send, _refused(scope, _NOT_FOR_PAGES))
        elif _is_of_a_page(scope):
            await self._enter_as_page(application, scope, inside, receive, send)
        elif inside is not None:
            await application(inside, receive, send)
        elif _is_public(scope):
            await application(_bare(scope), _nothing, send)
        else:
            await respond(send, _refused(scope, _NO_KEY.format(port=self.port)))

    async def _enter_as_page(
        self, application: Application, scope: Scope, inside: Scope | None, receive: Receive, send: Send
    ) -> None:
        allowed = self._allowed_origin(scope)
        if inside is None or not allowed:
            await respond(send, _refused(scope, _NOT_FOR_PAGES))
        elif is_preflight(inside):
            await respond(readable_by(allowed, send), preflight_answer())
        elif call := page_call(inside):
            await application(call, receive, readable_by(allowed, send))
        else:
            await respond(send, _refused(scope, _NOT_FOR_PAGES))

    def _without_key(self, scope: Scope) -> Scope | None:
        """The request as the emulator knows it, without the key in its path; None when the path has not the key."""
        first, _, rest = scope["raw_path"].removeprefix(b"/").partition(b"/")
        if not hmac.compare_digest(first, self.key.encode()):
            return None
        # What is before the rest is the key, in which nothing is encoded: it is as long in the decoded path.
        return {**scope, "raw_path": b"/" + rest, "path": scope["path"][len(self.key) + 1 :] or "/"}

    def _allowed_origin(self, scope: Scope) -> str:
        """The origin of the page that sends this, if it is one of those allowed; else ""."""
        given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        return given[0] if len(given) == 1 and given[0] in self.origins else ""


def _is_addressed_here(scope: Scope) -> bool:
    """Whether the server was called by a name of this machine: a page's own name can be made to lead here."""
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    return len(hosts) == 1 and (hosts[0].rpartition(b":")[0] or hosts[0]) in _HERE


def _is_of_a_page(scope: Scope) -> bool:
    """Whether a web page sends this: a browser names the page's origin, or else, with an image or a link, its site."""
    return any(
        name == b"origin" or (name == b"sec-fetch-site" and value not in _OWN_SITE) for name, value in scope["headers"]
    )


def _is_public(scope: Scope) -> bool:
    return scope["method"] == "GET" and bool(_PUBLIC.fullmatch(scope["raw_path"]))


def _bare(scope: Scope) -> Scope:
    """The request with nothing but its path: the emulator would read a call in the query or in another header."""
    host = [(name, value) for name, value in scope["headers"] if name == b"host"]
    return {**scope, "query_string": b"", "headers": host}


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _refused(scope: Scope, words: str) -> Response:
    return refusal(Request(tuple(scope["headers"]), b""), "AccessDenied", words, status=403)
