"""The gateway: an ASGI application that wraps the emulator's, in the same process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from localaws.asgi import Application, Message, Receive, Scope, Send, respond
from localaws.emulator import Emulator
from localaws.messages import Refused, Request, Response, as_read, refusal


async def _forward(request: Request, _: Emulator) -> Request | Response:
    return request


async def _hand_back(_request: Request, response: Response, _: Emulator) -> Response:
    return response


@dataclass(frozen=True, slots=True)
class Correction:
    """Corrects one thing: in a request before it reaches the emulator, in the emulator's response, or in both.

    `before` returns the request to go on with, or a response to give in place of the emulator's. `before` and `after`
    may ask the emulator, and may raise Refused, which then becomes the response.
    """

    name: str
    before: Callable[[Request, Emulator], Awaitable[Request | Response]] = _forward
    after: Callable[[Request, Response, Emulator], Awaitable[Response]] = _hand_back


def gateway(app: Application, corrections: tuple[Correction, ...]) -> Application:
    """`app`, the emulator, wrapped in `corrections`, of which the first is the outermost."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_on(request: Request) -> Response:
            return await _answer(app, scope, request)

        request = as_read(Request(tuple(scope["headers"]), await _body(receive)))
        try:
            emulator = Emulator(request.headers, send_on)
            response = await _corrected(request, corrections if request.action else (), emulator)
        except Refused as refused:
            response = refusal(request, refused.code, refused.words)
        await respond(send, response)

    return application


async def _corrected(request: Request, corrections: tuple[Correction, ...], emulator: Emulator) -> Response:
    if not corrections:
        return await emulator.send(request)
    first, rest = corrections[0], corrections[1:]
    found = await first.before(request, emulator)
    if isinstance(found, Response):
        return found
    return await first.after(found, await _corrected(found, rest, emulator), emulator)


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionAbortedError
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


async def _answer(app: Application, scope: Scope, request: Request) -> Response:
    """What `app` answers to `request`, sent over the connection that `scope` describes."""
    parts: list[Message] = []
    waiting = [{"type": "http.request", "body": request.body, "more_body": False}]

    async def receive() -> Message:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        parts.append(message)

    await app({**scope, "headers": list(request.headers)}, receive, send)
    start = next(part for part in parts if part["type"] == "http.response.start")
    body = b"".join(part.get("body", b"") for part in parts if part["type"] == "http.response.body")
    return Response(start["status"], tuple(start.get("headers", ())), body)
