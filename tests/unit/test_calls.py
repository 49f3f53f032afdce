"""`-v` tells of each call to AWS, and of nothing that is said in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest
from botocore.stub import Stubber
from hypothesis import given, strategies as st

from authconfig.errors import ExitCode
from cloud.clients import connect
from tests.configs import TEXT
from wizard.__main__ import main
from wizard.commands.verbose_option import telling_of_calls

LINE: Final = re.compile(r"AWS: [a-z-]+ [A-Za-z]+ [a-z0-9-]+ ([0-9]{3}|[A-Za-z]+) [0-9]+ ms")
SECRETS: Final = {
    "AWS_ACCESS_KEY_ID": "AKIDSECRET",
    "AWS_SECRET_ACCESS_KEY": "wJalrSECRET",
    "AWS_SESSION_TOKEN": "tokenSECRET",
}


class _Refusing(BaseHTTPRequestHandler):
    """Answers every call with AWS's words for a missing permission, and a header that nobody may see."""

    def do_POST(self) -> None:
        body = b"<ErrorResponse><Error><Code>AccessDenied</Code><Message>bodySECRET</Message></Error></ErrorResponse>"
        self.send_response(403)
        self.send_header("x-amzn-requestid", "headerSECRET")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def refusing() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Refusing) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusing: str) -> str:
    known = {"AWS_CONFIG_FILE": str(tmp_path / "none"), "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none")}
    for name, value in {**SECRETS, **known, "AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL": refusing}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    path = tmp_path / "auth.toml"
    path.write_text(TEXT)
    return str(path)


COMMANDS: Final = (
    ["check"],
    ["outputs"],
    ["show", "--env", "dev"],
    ["env", "add", "stage", "--yes", "--not-deployed"],
    ["user", "confirm", "annSECRET"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_line_for_each_call_and_no_secret_in_it(
    command: list[str], file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*command, "-v", "--config", file])
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("AWS: ")]
    assert any("cloudformation DescribeStacks eu-west-1 403 " in line for line in lines)
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert "SECRET" not in "".join(lines)


def test_without_it_there_is_none(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "-v", "--config", file])
    capsys.readouterr()
    assert main(["check", "--config", file]) == ExitCode.AWS
    assert "AWS: " not in capsys.readouterr().err


def test_a_call_without_an_answer_has_the_kind_of_error_instead(
    monkeypatch: pytest.MonkeyPatch, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    clients = connect(attempts=1)
    with telling_of_calls(), pytest.raises(Exception, match="endpoint"):
        clients.cloudformation.describe_stacks(StackName=Path(file).name)
    assert re.match(
        r"AWS: cloudformation DescribeStacks eu-west-1 EndpointConnectionError \d+ ms\n", capsys.readouterr().err
    )


@cache
def a_client() -> Any:
    with pytest.MonkeyPatch.context() as environment:
        for name, value in SECRETS.items():
            environment.setenv(name, value)
        return connect("eu-west-1").cognito


@given(secret=st.from_regex(r"[a-zA-Z0-9]{12,40}", fullmatch=True))
def test_whatever_is_sent_and_answered_is_not_told(secret: str) -> None:
    told: list[str] = []
    client = a_client()
    with pytest.MonkeyPatch.context() as patched, Stubber(client) as stub, telling_of_calls():
        patched.setattr("sys.stderr", type("Err", (), {"write": lambda _, text: told.append(text)})())
        stub.add_response("admin_get_user", {"Username": secret, "UserStatus": secret})
        client.admin_get_user(UserPoolId="eu-west-1_AbCdEfGhI", Username=secret)
    assert re.fullmatch(r"AWS: cognito-idp AdminGetUser eu-west-1 200 \d+ ms\n", "".join(told))
    assert secret not in "".join(told)
