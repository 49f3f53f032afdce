"""A request and a response, whole, and the two protocols that they come in. Pure."""

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
    """What is asked for is refused: with an error of the API's, and its words."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: its status, and its body."""

    status: int
    headers: Headers
    body: bytes

    def json(self) -> dict[str, Any]:
        """The body of an answer of Cognito's."""
        answer: dict[str, Any] = json.loads(self.body)
        return answer

    def with_body(self, body: bytes) -> Response:
        """The same answer with another body."""
        kept = tuple((name, value) for name, value in self.headers if name.lower() != b"content-length")
        return replace(self, headers=(*kept, (b"content-length", str(len(body)).encode())), body=body)


@dataclass(frozen=True, slots=True)
class Request:
    """A call of an API: `action` as the API names it ("" for anything else), and its parameters.

    Cognito's calls are JSON with the action in a header, CloudFormation's are forms with the action in a field.
    """

    headers: Headers
    body: bytes

    @property
    def _target(self) -> bytes:
        return next((value for name, value in self.headers if name.lower() == b"x-amz-target"), b"")

    @property
    def is_cognito(self) -> bool:
        """Whether it is for Cognito user pools."""
        return self._target.startswith(_COGNITO)

    @property
    def action(self) -> str:
        """The name of the call, as the API reference has it."""
        if self._target:
            return self._target.decode("latin-1").rpartition(".")[2]
        return self._form().get("Action", "")

    @property
    def parameters(self) -> Mapping[str, Any]:
        """The parameters of the call."""
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
    """A call of Cognito's, on behalf of whoever sent the headers `sender`: they say account and region."""
    kind = (b"x-amz-target", _COGNITO + action.encode()), (b"content-type", b"application/x-amz-json-1.1")
    return Request((*_of_sender(sender), *kind), b"").with_parameters(parameters)


def cloudformation_call(sender: Headers, action: str, parameters: Mapping[str, Any]) -> Request:
    """The same for a call of CloudFormation's."""
    kind = (b"content-type", b"application/x-www-form-urlencoded")
    named = {"Action": action, "Version": "2010-05-15", **parameters}
    return Request((*_of_sender(sender), kind), b"").with_parameters(named)


def _of_sender(headers: Headers) -> Headers:
    return tuple((name, value) for name, value in headers if name.lower() in _SENDER)


def as_read(request: Request) -> Request:
    """A call of Cognito's with nothing in it but what was read; any other request as it is.

    The emulator reads some requests otherwise: it takes the last of several X-Amz-Target, and unpacks a body that is
    packed. It would act on what was not looked at.
    """
    if not request.is_cognito:
        return request
    return cognito_call(request.headers, request.action, request.parameters)


def answer(body: Mapping[str, Any]) -> Response:
    """An answer of Cognito's."""
    return Response(200, ((b"content-type", b"application/x-amz-json-1.1"),), b"").with_body(json.dumps(body).encode())


def refusal(request: Request, code: str, message: str, status: int = 400) -> Response:
    """An error of AWS's in the protocol of `request`."""
    if request.is_cognito:
        body, kind = json.dumps({"__type": code, "message": message}).encode(), b"application/x-amz-json-1.1"
    else:
        body = (
            f"<ErrorResponse><Error><Type>Sender</Type><Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
            "</Error><RequestId>local</RequestId></ErrorResponse>"
        ).encode()
        kind = b"text/xml"
    return Response(status, ((b"content-type", kind),), b"").with_body(body)
