"""Bodies of requests, up to a limit: whoever may send something must still not fill the memory with it."""

from __future__ import annotations

from typing import Final

from localaws.asgi import Application, Message, Receive, Scope, Send, respond
from localaws.messages import Request, Response, refusal

# A template has 1 MB at most, and the clients split what is larger than 8 MiB (boto3) or 5 MiB (the CDK CLI).
LIMIT: Final = 32 * 1024 * 1024


def limited(application: Application, limit: int = LIMIT) -> Application:
    """`application`, given bodies of at most `limit` bytes, each of them whole; others are refused with status 413."""

    async def limiting(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        if _announced(scope) > limit:
            await respond(send, _too_large(scope, limit))
            return
        body, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > limit:
                await respond(send, _too_large(scope, limit))
                return
        whole: list[Message] = [{"type": "http.request", "body": bytes(body), "more_body": False}]

        async def receive_whole() -> Message:
            return whole.pop() if whole else await receive()

        await application(scope, receive_whole, send)

    return limiting


def _announced(scope: Scope) -> int:
    lengths = (value for name, value in scope["headers"] if name == b"content-length")
    return max((int(value) for value in lengths if value.isdigit()), default=0)


def _too_large(scope: Scope, limit: int) -> Response:
    words = f"The body is larger than {limit} bytes."
    return refusal(Request(tuple(scope["headers"]), b""), "RequestEntityTooLarge", words, status=413)
