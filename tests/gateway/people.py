"""A user pool with one app client, and what its users do with it."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from localaws.sign_in.totp import STEP, code_of, step_at
from tests.gateway.clients import SMS, Clients, ask

BOTH = ("SMS_MFA", "SOFTWARE_TOKEN_MFA")
PHONE = "+15555550123"
PASSWORD = "Right-passw0rd"  # noqa: S105
FLOWS = [
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
]
_number = count()


@dataclass
class Authenticator:
    """An authenticator app with one secret. It never shows a code twice, nor one that is about to end."""

    secret: str
    last: int = -1

    def shown(self) -> str:
        """The code that `code` gave last."""
        return code_of(self.secret, self.last)

    def code(self) -> str:
        """A code that is right once."""
        if time.time() % STEP > STEP - 3:
            time.sleep(3.1)  # a slow machine must not turn a right code into a wrong one
        self.last = max(self.last + 1, step_at(time.time()) - 1)
        while self.last > step_at(time.time()) + 1:
            time.sleep(0.5)
        return self.shown()


@dataclass
class Pool:
    """A user pool that a template made, seen through its one app client."""

    aws: Clients
    id: str
    client: str = field(init=False)

    def __post_init__(self) -> None:
        made = self.aws.pools.create_user_pool_client(UserPoolId=self.id, ClientName="app", ExplicitAuthFlows=FLOWS)  # type: ignore[arg-type]
        self.client = made["UserPoolClient"]["ClientId"]

    def user(self, name: str = "ann", **attributes: str) -> str:
        """A confirmed user with PASSWORD; the name."""
        pools = self.aws.pools
        given: Any = [{"Name": key, "Value": value} for key, value in attributes.items()]
        pools.admin_create_user(UserPoolId=self.id, Username=name, UserAttributes=given, MessageAction="SUPPRESS")
        pools.admin_set_user_password(UserPoolId=self.id, Username=name, Password=PASSWORD, Permanent=True)
        return name

    def sign_in(self, name: str = "ann", password: str = PASSWORD) -> Any:
        given = {"USERNAME": name, "PASSWORD": password}
        return self.aws.pools.initiate_auth(ClientId=self.client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)

    def admin_sign_in(self, name: str = "ann", password: str = PASSWORD) -> Any:
        return self.aws.pools.admin_initiate_auth(
            UserPoolId=self.id,
            ClientId=self.client,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": name, "PASSWORD": password},
        )

    def respond(self, challenge: Any, session: str, name: str = "ann", **responses: str) -> Any:
        return self.aws.pools.respond_to_auth_challenge(
            ClientId=self.client,
            ChallengeName=challenge,
            Session=session,
            ChallengeResponses={"USERNAME": name, **responses},
        )

    def refresh(self, token: str) -> Any:
        return self.aws.pools.initiate_auth(
            ClientId=self.client, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters={"REFRESH_TOKEN": token}
        )

    def set_up_token(self, name: str = "ann") -> tuple[Authenticator, dict[str, str]]:
        """Set a software token up in a sign-in that requires one; the app, and the tokens of the sign-in."""
        pools = self.aws.pools
        associated = pools.associate_software_token(Session=self.sign_in(name)["Session"])
        app = Authenticator(associated["SecretCode"])
        verified = pools.verify_software_token(
            Session=associated["Session"], UserCode=app.code(), FriendlyDeviceName="Phone"
        )
        return app, self.respond("MFA_SETUP", verified["Session"], name)["AuthenticationResult"]


def pool(aws: Clients, mode: str, *factors: str, **properties: Any) -> Pool:
    """A new pool of its own stack."""
    sms = SMS if "SMS_MFA" in factors else {}
    enabled = {"EnabledMfas": list(factors)} if factors else {}
    return Pool(aws, aws.deploy(f"people-{next(_number)}", MfaConfiguration=mode, **enabled, **sms, **properties))


@dataclass
class Confidential:
    """A pool seen through a client with a secret."""

    pool: Pool
    secret: str

    def hashed(self, name: str = "ann") -> str:
        digest = hmac.new(self.secret.encode(), f"{name}{self.pool.client}".encode(), hashlib.sha256).digest()
        return base64.b64encode(digest).decode()

    def call(self, action: str, **parameters: Any) -> Any:
        return getattr(self.pool.aws.pools, action)(ClientId=self.pool.client, **parameters)

    def sign_in(self, name: str = "ann", password: str = PASSWORD, **more: str) -> Any:
        given = {"USERNAME": name, "PASSWORD": password, **more}
        return self.call("initiate_auth", AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)

    def refresh(self, token: str, name: str = "ann") -> Any:
        given = {"REFRESH_TOKEN": token, "SECRET_HASH": self.hashed(name)}
        return self.call("initiate_auth", AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters=given)


def confidential(aws: Clients, mode: str = "OFF", *factors: str, **properties: Any) -> Confidential:
    made = pool(aws, mode, *factors, **properties)
    flows: Any = FLOWS
    client = aws.pools.create_user_pool_client(
        UserPoolId=made.id, ClientName="server", GenerateSecret=True, ExplicitAuthFlows=flows
    )["UserPoolClient"]
    made.client = client["ClientId"]
    return Confidential(made, client["ClientSecret"])


def outbox(aws: Clients) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(ask(aws.endpoint, "/_localaws/outbox").body)
    return found


def code_sent_to(aws: Clients, address: str) -> str:
    return next(message["code"] for message in reversed(outbox(aws)) if message["to"] == address)


def wrong(code: str) -> str:
    """Another code than `code`."""
    return "000000" if code != "000000" else "000001"


@contextlib.contextmanager
def refused(code: str, words: str = "") -> Iterator[None]:
    with pytest.raises(ClientError, match=words or None) as caught:
        yield
    assert caught.value.response["Error"]["Code"] == code


def sms(required: Pool, signed: Any, name: str = "ann") -> Any:
    """Answer an SMS_MFA challenge with the code that was sent last."""
    code = code_sent_to(required.aws, PHONE)
    return required.respond("SMS_MFA", signed["Session"], name, SMS_MFA_CODE=code)
