"""Where the commands of `wizard user` run in tests: a file, a folder for state, canned answers, a person who types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from authconfig.models import AuthConfig
from cloud.clients import Clients
from tests.configs import TEXT, config
from tests.deployments import LIVE_ID, CannedAws, answers, deployed_stack
from tests.srp_server import SESSION
from wizard.commands.attendance import FindPerson
from wizard.commands.command_line import parse
from wizard.commands.user.confirm import confirm
from wizard.commands.user.kept_session import KeptSession, keep
from wizard.commands.user.mfa import mfa
from wizard.commands.user.opening import Surroundings
from wizard.commands.user.recover import recover
from wizard.commands.user.sign_in import sign_in
from wizard.commands.user.sign_out import sign_out
from wizard.commands.user.sign_up import sign_up
from wizard.commands.user.totp import totp
from wizard.interview.prompt import Prompt
from wizard.interview.question import Kind
from wizard.terminal.person import Person

CLIENT, PASSWORD, TOKEN, SECRET = "4exampleclient", "Passw0rd!", "eyJ.token", "ABCDEFGHIJKLMNOP"
NEW_PASSWORD = "N3wpassword!"  # noqa: S105
NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
TOKENS = {"AuthenticationResult": {"AccessToken": TOKEN, "ExpiresIn": 3600}}
SENT = {"CodeDeliveryDetails": {"DeliveryMedium": "EMAIL", "Destination": "a***@e***"}}
ASKING: dict[str, Callable[[Any, FindPerson, Surroundings], None]] = {
    "sign-up": sign_up, "confirm": confirm, "sign-in": sign_in, "totp": totp, "recover": recover,
}  # fmt: skip
NOT_ASKING: dict[str, Callable[[Any, Surroundings], None]] = {"mfa": mfa, "sign-out": sign_out}


class Place:
    """A file, a state folder and canned answers, where commands run.

    asked: what the person was asked; defaults: what Enter answers to a yes or no; regions: where AWS was used
    """

    def __init__(self, folder: Path, canned: CannedAws, capsys: pytest.CaptureFixture[str]) -> None:
        self.canned, self.cognito, self._capsys = canned, canned.cognito, capsys
        self.file, self.state = folder / "auth.toml", folder / "state"
        self.file.write_text(TEXT)
        self.asked: list[str] = []
        self.regions: list[str] = []
        self.defaults: list[Any] = []

    def printed(self) -> tuple[str, str]:
        """What was printed since, to standard output and to standard error: nothing of it secret."""
        out, err = self._capsys.readouterr()
        assert [secret for secret in (PASSWORD, NEW_PASSWORD, "123456", TOKEN, SESSION) if secret in out + err] == []
        assert SECRET not in err  # where an app is set up it is shown, to standard output
        return out, err

    def stack(self, wanted: AuthConfig | None = None, *, pool: bool = False) -> None:
        wanted = wanted or config()
        stack = deployed_stack(wanted)
        self.canned.answer_stack(
            type(stack)(stack.name, stack.status, {**stack.outputs, "AppClientIdApp": CLIENT}, stack.parameters)
        )
        if pool:
            self.canned.answer_pool(*answers(wanted))

    def run(self, *arguments: str, typed: tuple[str, ...] | None = None, agreed: bool = True) -> None:
        """Run a command; `typed` is what the person types one after the other, None for nobody there."""
        texts = iter(typed or ())

        def secret(message: str, check: Callable[[str], str | None]) -> str:
            self.asked.append(message)
            text = next(texts)
            assert check(text) is None
            return text

        def choose(prompt: Prompt) -> Any:
            if prompt.kind is Kind.CONFIRM:
                self.defaults.append(prompt.default)
                return agreed
            self.asked.append(prompt.message)
            return {offer.label: str(offer.value) for offer in prompt.offers}[next(texts)]

        def text(message: str) -> str:
            self.asked.append(message)
            return next(texts)

        person = None if typed is None else Person(choose, text, secret, "")
        name = arguments[0]
        options = parse(["user", name, "--config", str(self.file), *arguments[1:]]).options

        def connected(region: str) -> Clients:
            self.regions.append(region)
            return self.canned.clients

        surroundings = Surroundings(connected, self.state, lambda: NOW)
        if name in ASKING:
            ASKING[name](options, lambda: person, surroundings)
        else:
            NOT_ASKING[name](options, surroundings)
        assert next(texts, None) is None

    def signed_in(self) -> None:
        keep(self.state, KeptSession(LIVE_ID, "ann", SecretStr(TOKEN), NOW + timedelta(hours=1)))

    def password_taken(self, response: dict[str, Any]) -> None:
        """Let the client take passwords as they are, and answer with `response`: SRP is tested elsewhere."""
        self.stack()
        self.cognito.add_response(
            "describe_user_pool_client", {"UserPoolClient": {"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]}}
        )
        given = {"USERNAME": "ann", "PASSWORD": PASSWORD}
        sent = {"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": given, "ClientId": CLIENT}
        self.cognito.add_response("initiate_auth", response, sent)

    def responded(self, challenge: str, response: dict[str, Any], **given: str) -> None:
        sent = {
            "ClientId": CLIENT,
            "ChallengeName": challenge,
            "Session": SESSION,
            "ChallengeResponses": {"USERNAME": "ann", **given},
        }
        self.cognito.add_response("respond_to_auth_challenge", response, sent)


def asks(challenge: str, **parameters: str) -> dict[str, Any]:
    return {"ChallengeName": challenge, "Session": SESSION, "ChallengeParameters": parameters}


@contextmanager
def a_place(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A place with secrets in the variables PW, NEW_PW and CODE. At its end all answers must have been asked for."""
    monkeypatch.setenv("PW", PASSWORD)
    monkeypatch.setenv("NEW_PW", NEW_PASSWORD)
    monkeypatch.setenv("CODE", "123456")
    with CannedAws() as canned:
        place = Place(folder, canned, capsys)
        yield place
    place.printed()
