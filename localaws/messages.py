"""Whole requests and responses, and the two protocols that they come in. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode
from xml.sax.saxutils import escape

Headers = tuple[tuple[bytes, bytes], ...]

_COGNITO: Final = b"AWSCognitoIdentityProviderService."
_SENDER: Final = frozenset({b"authorization", b"x-amz-date", b"host", b"x-amz-security-token"})


class Refused(Exception):
    """A call is refused. code: the name of the API's error; words: its message"""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True)
class Response:
    """An answer to a request."""

    status: int
    headers: Headers
    body: bytes

    def json(self) -> dict[str, Any]:
        """The body of an answer from Cognito."""
        answer: dict[str, Any] = json.loads(self.body)
        return answer

    def with_body(self, body: bytes) -> Response:
        """The same answer with another body."""
        kept = tuple((name, value) for name, value in self.headers if name.lower() != b"content-length")
        return replace(self, headers=(*kept, (b"content-length", str(len(body)).encode())), body=body)


@dataclass(frozen=True, slots=True)
class Request:
    """A request, which may be a call of an AWS API.

    Cognito calls are JSON with the action in a header; CloudFormation calls are forms with the action in a field.
    """

    headers: Headers
    body: bytes

    @property
    def _target(self) -> bytes:
        return next((value for name, value in self.headers if name.lower() == b"x-amz-target"), b"")

    @property
    def is_cognito(self) -> bool:
        """Whether this is a call of Cognito user pools."""
        return self._target.startswith(_COGNITO)

    @property
    def action(self) -> str:
        """The name of the call, as in the API reference; "" when this is not a call."""
        if self._target:
            return self._target.decode("latin-1").rpartition(".")[2]
        return self._form().get("Action", "")

    @property
    def parameters(self) -> Mapping[str, Any]:
        """The parameters of the call; empty when they cannot be read."""
        if not self._target:
            return self._form()
        try:
            found = json.loads(self.body or b"{}")
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def with_parameters(self, parameters: Mapping[str, Any]) -> Request:
        """The same call with other parameters."""
        body = json.dumps(parameters).encode() if self._target else urlencode(parameters).encode()
        kept = tuple((name, value) for name, value in self.headers if name.lower() != b"content-length")
        return Request((*kept, (b"content-length", str(len(body)).encode())), body)

    def _form(self) -> dict[str, str]:
        is_form = any(
            name.lower() == b"content-type" and b"x-www-form-urlencoded" in value for name, value in self.headers
        )
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)) if is_form else {}


def cognito_call(sender: Headers, action: str, parameters: Mapping[str, Any]) -> Request:
    """A Cognito call on behalf of whoever sent the headers `sender`, which determine the account and region."""
    kind = (b"x-amz-target", _COGNITO + action.encode()), (b"content-type", b"application/x-amz-json-1.1")
    return Request((*_of_sender(sender), *kind), b"").with_parameters(parameters)


def cloudformation_call(sender: Headers, action: str, parameters: Mapping[str, Any]) -> Request:
    """The same for CloudFormation."""
    kind = (b"content-type", b"application/x-www-form-urlencoded")
    named = {"Action": action, "Version": "2010-05-15", **parameters}
    return Request((*_of_sender(sender), kind), b"").with_parameters(named)


def _of_sender(headers: Headers) -> Headers:
    return tuple((name, value) for name, value in headers if name.lower() in _SENDER)


def as_read(request: Request) -> Request:
    """A Cognito call, rewritten from what was read of it; any other request as it is.

    The emulator reads some requests differently: it takes the last of several X-Amz-Target headers, and it unpacks
    encoded bodies. It would act on something that the corrections never saw.
    """
    if not request.is_cognito:
        return request
    return cognito_call(request.headers, request.action, request.parameters)


def answer(body: Mapping[str, Any]) -> Response:
    """A successful answer from Cognito."""
    return Response(200, ((b"content-type", b"application/x-amz-json-1.1"),), b"").with_body(json.dumps(body).encode())


def refusal(request: Request, code: str, message: str, status: int = 400) -> Response:
    """An AWS error in the protocol of `request`."""
    if request.is_cognito:
        body, kind = json.dumps({"__type": code, "message": message}).encode(), b"application/x-amz-json-1.1"
    else:
        body = (
            f"<ErrorResponse><Error><Type>Sender</Type><Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
            "</Error><RequestId>local</RequestId></ErrorResponse>"
        ).encode()
        kind = b"text/xml"
    return Response(status, ((b"content-type", kind),), b"").with_body(body)
