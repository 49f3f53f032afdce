"""`--client`: which app client a command works on, and what it does when that one has a secret."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from botocore.stub import ANY
from pycognito.aws_srp import AWSSRP

from authconfig.errors import UsageError
from authconfig.live.deployed import Deployment
from cloud.errors import CloudError
from tests.command_lines import options_of
from tests.configs import TEXT, config
from tests.deployments import LIVE_ID, answers, as_deployed, deployed_stack
from tests.user_place import CLIENT, PASSWORD, SENT, Place, a_place
from wizard.commands.command_line import parse, parsers
from wizard.commands.outputs import Options, outputs
from wizard.commands.user.table import USER
from wizard.documents.client_configuration import Format

SERVER_ID, CLIENT_SECRET = "7serverclient", "0123456789abcdefghijklmnopqrstuvwxyz"
RECORD = 'public_clients = ["app"]\nconfidential_clients = ["server"]\n'
TABLES = '\n[app_clients.app]\n\n[app_clients.server]\nsecret = true\nflows = ["user_password"]\n'
FILE = TEXT.replace("[created]\n", f"[created]\n{RECORD}") + TABLES
IDS = {"AppClientIdApp": CLIENT, "AppClientIdServer": SERVER_ID}
NAMING = ("sign-up", "confirm", "sign-in", "recover")  # the commands that take a user's name
DESCRIBED = {"UserPoolId": LIVE_ID, "ClientId": SERVER_ID}


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with a_place(tmp_path, capsys, monkeypatch) as found:
        found.file.write_text(FILE)
        yield found


def deployed(place: Place, *, secret: bool, pool: bool = False) -> None:
    """Answer for the stack with both clients and, where the `secret` is wanted, for the client that has it."""
    stack = deployed_stack(config())
    place.canned.answer_stack(replace(stack, outputs={**stack.outputs, **IDS}))
    if secret:
        place.cognito.add_response(
            "describe_user_pool_client", {"UserPoolClient": {"ClientSecret": CLIENT_SECRET}}, DESCRIBED
        )
    if pool:
        place.canned.answer_pool(*answers(config()))


def hashed(username: str) -> str:
    return str(AWSSRP.get_secret_hash(username, SERVER_ID, CLIENT_SECRET))


def assert_no_secret(place: Place) -> tuple[str, str]:
    out, err = place.printed()
    assert CLIENT_SECRET not in out + err
    assert hashed("ann") not in out + err
    return out, err


def test_a_sign_up_proves_the_secret_and_what_comes_next_names_the_client(place: Place) -> None:
    deployed(place, secret=True, pool=True)
    given = {
        "ClientId": SERVER_ID,
        "Username": "ann@example.com",
        "Password": PASSWORD,
        "UserAttributes": [],
        "SecretHash": hashed("ann@example.com"),
    }
    place.cognito.add_response("sign_up", {"UserConfirmed": False, "UserSub": "x", **SENT}, given)
    place.run("sign-up", "ann@example.com", "--client", "server", "--password-env", "PW")
    out, _ = assert_no_secret(place)
    assert f"python -m wizard user confirm ann@example.com --config {place.file} --client server\n" in out


def test_a_confirmation_proves_it(place: Place) -> None:
    given = {"ClientId": SERVER_ID, "Username": "ann", "SecretHash": hashed("ann")}
    deployed(place, secret=True)
    place.cognito.add_response("resend_confirmation_code", SENT, given)
    place.run("confirm", "ann", "--client", "server", "--resend")
    deployed(place, secret=True)
    place.cognito.add_response("confirm_sign_up", {}, {**given, "ConfirmationCode": "123456"})
    place.run("confirm", "ann", "--client", "server", "--code-env", "CODE")
    out, _ = assert_no_secret(place)
    assert f"python -m wizard user sign-in ann --config {place.file} --client server\n" in out


def test_a_sign_in_proves_it_and_tells_the_flow_that_the_file_gives_the_client(place: Place) -> None:
    deployed(place, secret=True)
    place.cognito.add_client_error(
        "initiate_auth",
        "InvalidParameterException",
        "USER_SRP_AUTH is not enabled for the client.",
        400,
        expected_params={
            "AuthFlow": "USER_SRP_AUTH",
            "AuthParameters": {"USERNAME": "ann", "SRP_A": ANY, "SECRET_HASH": hashed("ann")},
            "ClientId": SERVER_ID,
        },
    )
    with pytest.raises(CloudError, match="Give --password-flow"):
        place.run("sign-in", "ann", "--client", "server", "--password-env", "PW")
    assert_no_secret(place)


@pytest.mark.parametrize(
    "arguments", [("totp", "--code-env", "CODE"), ("mfa",), ("sign-out",), ("recover", "ann", "--yes")]
)
def test_where_nothing_has_to_be_proved_the_secret_is_not_read(place: Place, arguments: tuple[str, ...]) -> None:
    """Each stops at the first thing that it asks of Cognito, or of the kept session: no answer is canned for more."""
    deployed(place, secret=False)
    if arguments[0] == "recover":
        place.cognito.add_client_error("describe_user_pool", "AccessDeniedException", "no", 400)
    try:
        place.run(*arguments, "--client", "server")
    except (CloudError, UsageError) as error:
        assert "DescribeUserPoolClient" not in str(error)
    assert "cognito-idp:DescribeUserPoolClient" not in place.canned.called


def test_without_the_option_it_is_the_files_first_and_no_secret_is_read(place: Place) -> None:
    deployed(place, secret=False)
    place.cognito.add_response("resend_confirmation_code", SENT, {"ClientId": CLIENT, "Username": "ann"})
    place.run("confirm", "ann", "--resend")


@pytest.mark.parametrize("command", [entry.name for entry in USER.entries])
def test_a_client_that_the_file_lacks_is_told_before_any_call(place: Place, command: str) -> None:
    given = (command, *(("ann",) if command in NAMING else ()), "--client", "serber")
    with pytest.raises(UsageError) as caught:
        place.run(*given, typed=())
    assert str(caught.value) == (
        f"--client names none of the app clients in {place.file}: app, server.\n  The nearest is server."
    )


def test_a_client_that_is_not_deployed_yet_is_told(place: Place) -> None:
    place.stack()
    with pytest.raises(CloudError, match=r"does not have the app client server\.\n  Deploy it with `cdk deploy`"):
        place.run("confirm", "ann", "--client", "server", "--resend")


def test_the_option_is_where_it_has_a_meaning() -> None:
    def takes(parser: argparse.ArgumentParser) -> bool:
        return "--client" in parser.format_help()

    taking = {parser.prog.removeprefix("python -m wizard ") for parser in parsers() if takes(parser)}
    assert taking == {"outputs", "update", *(f"user {entry.name}" for entry in USER.entries)}


def test_the_options_of_a_client_are_safe_to_paste() -> None:
    options = parse(["outputs", "--client", "a b", "--env", "prod"]).options.client.options
    assert options == " --env prod --client 'a b'"


def both(clients: Mapping[str, Mapping[str, Any]]) -> Deployment:
    found = as_deployed(config(clients))
    assert found.stack
    return replace(found, stack=replace(found.stack, outputs={**found.stack.outputs, **IDS}))


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("printed", [True, False])
def test_outputs_name_the_client_and_tell_how_a_server_gets_the_secret(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: Format, printed: bool
) -> None:
    file = tmp_path / "auth.toml"
    file.write_text(FILE)
    place = ("--print",) if printed else ("--out", str(tmp_path))
    options = options_of(Options, "outputs", "--config", str(file), "--client", "server", "--format", form, *place)
    outputs(options, lambda _: both({"server": {"secret": True}}))
    out, err = capsys.readouterr()
    text = out if printed else (tmp_path / form).read_text()
    assert SERVER_ID in text
    assert CLIENT not in text
    assert "secret" not in text.lower()
    assert err == (
        "The app client server has a secret, which is in no file: "
        "Amplify's client libraries cannot use such a client.\n"
        "A server gets the secret with:\n"
        f"  aws cognito-idp describe-user-pool-client --user-pool-id {LIVE_ID} --client-id {SERVER_ID} "
        "--region eu-west-1 --query UserPoolClient.ClientSecret --output text\n"
    )


def test_outputs_of_a_client_without_a_secret_say_nothing_of_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "auth.toml"
    file.write_text(FILE)
    outputs(options_of(Options, "outputs", "--config", str(file), "--print"), lambda _: both({}))
    out, err = capsys.readouterr()
    assert CLIENT in out
    assert err == ""
