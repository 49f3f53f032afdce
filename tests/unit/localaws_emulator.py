"""Cognito as the emulator has it, in a few lines: a password alone is enough, and every answer is right."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from localaws.asgi import Message, Receive, Scope, Send
from localaws.gateway import gateway
from localaws.sign_in.corrections import sign_in_corrections
from localaws.sign_in.memory import new_memory

POOL, CLIENT = "us-east-1_Pool", "client"
PASSWORD = "Right-passw0rd"  # noqa: S105
BOTH = ("SMS_MFA", "SOFTWARE_TOKEN_MFA")


@dataclass
class Emulator:
    """One pool with one client, as an ASGI application. Users: their attributes, by name."""

    mode: str = "ON"
    factors: tuple[str, ...] = BOTH
    users: dict[str, dict[str, str]] = field(default_factory=dict)
    temporary: set[str] = field(default_factory=set)
    disabled: set[str] = field(default_factory=set)
    required: tuple[str, ...] = ()
    closed: bool = False
    issued: list[dict[str, str]] = field(default_factory=list)
    serial: count[int] = field(default_factory=count)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = scope["headers"]
        action = [value for name, value in headers if name == b"x-amz-target"][-1].decode().rpartition(".")[2]
        content = (await receive())["body"]
        body = json.loads(gzip.decompress(content) if (b"content-encoding", b"gzip") in headers else content)
        answer = getattr(self, action)(body)
        await send({"type": "http.response.start", "status": 400 if "__type" in answer else 200, "headers": []})
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})

    def DescribeUserPool(self, _: Any) -> Any:  # noqa: N802
        names = ("sub", "email", "name", "nickname", "phone_number")
        schema = [{"Name": name, "Required": name in {"sub", *self.required}} for name in names]
        creation = {"AllowAdminCreateUserOnly": self.closed}
        return {"UserPool": {"Id": POOL, "SchemaAttributes": schema, "AdminCreateUserConfig": creation}}

    def GetUserPoolMfaConfig(self, _: Any) -> Any:  # noqa: N802
        sms = {"SmsMfaConfiguration": {"SmsConfiguration": {"SnsCallerArn": "a"}}} if "SMS_MFA" in self.factors else {}
        token = {"Enabled": "SOFTWARE_TOKEN_MFA" in self.factors}
        return {"MfaConfiguration": self.mode, "SoftwareTokenMfaConfiguration": token, **sms}

    def ListUserPools(self, _: Any) -> Any:  # noqa: N802
        return {"UserPools": [{"Id": POOL}]}

    def DescribeUserPoolClient(self, body: Any) -> Any:  # noqa: N802
        flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"]
        client = {"ClientId": CLIENT, "UserPoolId": POOL, "ExplicitAuthFlows": flows}
        return {"UserPoolClient": client} if body["ClientId"] == CLIENT else _error("ResourceNotFoundException")

    def AdminGetUser(self, body: Any) -> Any:  # noqa: N802
        name = self._name(body["Username"])
        if name not in self.users:
            return _error("UserNotFoundException")
        status = "FORCE_CHANGE_PASSWORD" if name in self.temporary else "CONFIRMED"
        attributes = [{"Name": key, "Value": value} for key, value in self.users[name].items()]
        return {
            "Username": name,
            "UserStatus": status,
            "Enabled": name not in self.disabled,
            "UserAttributes": attributes,
        }

    def AdminUpdateUserAttributes(self, body: Any) -> Any:  # noqa: N802
        given = {each["Name"]: each["Value"] for each in body["UserAttributes"]}
        self.users[self._name(body["Username"])].update(given)
        return {}

    def AdminSetUserPassword(self, body: Any) -> Any:  # noqa: N802
        return {} if len(body["Password"]) > 7 else _error("InvalidPasswordException")

    def InitiateAuth(self, body: Any) -> Any:  # noqa: N802
        given = body["AuthParameters"]
        if "REFRESH_TOKEN" in given:
            return self._refreshed(given["REFRESH_TOKEN"])
        if given["PASSWORD"] != PASSWORD or given["USERNAME"] not in self.users:
            return _error("NotAuthorizedException")
        if given["USERNAME"] in self.temporary:
            told = {"USER_ID_FOR_SRP": given["USERNAME"], "requiredAttributes": "[]", "userAttributes": "{}"}
            return {"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "emulator", "ChallengeParameters": told}
        return self._tokens(given["USERNAME"])

    def GetTokensFromRefreshToken(self, body: Any) -> Any:  # noqa: N802
        return self._refreshed(body["RefreshToken"])

    def RespondToAuthChallenge(self, body: Any) -> Any:  # noqa: N802
        name = self._name(body["ChallengeResponses"]["USERNAME"])
        self.temporary.discard(name)
        return self._tokens(name)

    def GetUser(self, body: Any) -> Any:  # noqa: N802
        return self.AdminGetUser({"Username": _claims(body["AccessToken"])["sub"]})

    def UpdateUserAttributes(self, body: Any) -> Any:  # noqa: N802
        return self.AdminUpdateUserAttributes({**body, "Username": _claims(body["AccessToken"])["sub"]})

    def SignUp(self, body: Any) -> Any:  # noqa: N802
        sub = str(len(self.users) + 1)
        self.users[body["Username"]] = {"sub": sub}
        self.AdminUpdateUserAttributes(body)
        return {"UserConfirmed": True, "UserSub": sub}

    def AdminCreateUser(self, body: Any) -> Any:  # noqa: N802
        self.SignUp(body)
        return {"User": {}}

    def AdminUserGlobalSignOut(self, _: Any) -> Any:  # noqa: N802
        return {}

    def DeleteUserPool(self, _: Any) -> Any:  # noqa: N802
        return {}

    def AdminDeleteUser(self, body: Any) -> Any:  # noqa: N802
        return {} if self.users.pop(body["Username"], None) else _error("UserNotFoundException")

    AdminInitiateAuth = InitiateAuth
    AdminRespondToAuthChallenge = RespondToAuthChallenge

    def _name(self, given: str) -> str:
        return next((name for name, attributes in self.users.items() if attributes["sub"] == given), given)

    def _refreshed(self, token: str) -> Any:
        name = self._name(owner(token))
        return self._tokens(name) if name in self.users else _error("NotAuthorizedException")

    def _tokens(self, name: str) -> Any:
        number, sub = str(next(self.serial)), self.users[name]["sub"]
        self.issued.append({f"{kind}Token": made_up(kind, sub, number) for kind in ("Access", "Refresh")})
        return {"AuthenticationResult": self.issued[-1]}


def made_up(kind: str, sub: str, number: str) -> str:
    """A token that the emulator takes: anybody can write one."""
    claims = {"iss": f"https://x/{POOL}", "sub": sub, "origin_jti": number, "exp": 1e12}
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"{kind.lower()}.{body}.{number}"


def owner(token: str) -> str:
    """The `sub` that a token names."""
    return str(_claims(token)["sub"])


def _error(code: str) -> dict[str, str]:
    return {"__type": code, "message": "said by the emulator"}


def _claims(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found


class Local:
    """A client of the gateway around an emulator, with a clock that it sets."""

    def __init__(self, emulator: Emulator) -> None:
        self.now = 1_000_000.0
        self.shown: list[str] = []
        self.emulator = emulator
        self.memory = new_memory(lambda: self.now, self.shown.append)
        self._application = gateway(emulator, sign_in_corrections(self.memory))

    def call(self, action: str, **parameters: Any) -> dict[str, Any]:
        """The body of the answer; an error of Cognito's has a `__type` in it."""
        return self.send([action], json.dumps(parameters).encode())

    def send(self, actions: Sequence[str], content: bytes, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
        """The same for a request as a client that follows no rules writes it: `actions` in a header each."""
        targets = [(b"x-amz-target", f"AWSCognitoIdentityProviderService.{action}".encode()) for action in actions]
        scope: Scope = {"type": "http", "path": "/", "method": "POST", "headers": [*targets, *headers]}
        parts: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": content}

        async def send(message: Message) -> None:
            parts.append(message)

        _run(self._application(scope, receive, send))
        answer: dict[str, Any] = json.loads(parts[1]["body"])
        return answer

    def sign_in(self, user: str, password: str = PASSWORD) -> dict[str, Any]:
        given = {"USERNAME": user, "PASSWORD": password}
        return self.call("InitiateAuth", ClientId=CLIENT, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)

    def respond(self, challenge: str, session: str, user: str, **responses: str) -> dict[str, Any]:
        given: Mapping[str, str] = {"USERNAME": user, **responses}
        return self.call(
            "RespondToAuthChallenge",
            ClientId=CLIENT,
            ChallengeName=challenge,
            Session=session,
            ChallengeResponses=given,
        )

    def last_code(self) -> str:
        code: str = self.memory.outbox.as_json()[-1]["code"]
        return code


def _run(awaitable: Awaitable[None]) -> None:
    """Run what waits for nothing."""
    for _ in awaitable.__await__():
        raise AssertionError("it waits for something")
