"""`wizard check` and `wizard show --env`, whole, with what AWS has passed in."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from authconfig.errors import ChangeRefused, ConfigInvalid, DriftFound, ExitCode
from authconfig.file.reading import load_environment
from authconfig.live.deployed import Account, Inspection
from authconfig.names import PoolStack
from authconfig.settings import mfa
from authconfig.vocabulary import MfaMode
from cloud.errors import CloudError
from tests.command_lines import options_of
from tests.configs import TEXT, config
from tests.deployments import (
    DENIED,
    STACK,
    answers,
    as_deployed,
    changed_past,
    deployed_mode,
    deployed_stack,
    with_parts,
)
from tests.typed import REQUIRED_MFA
from tests.unit.test_environment_tables import BOTH
from wizard.__main__ import main
from wizard.commands import check, show

ROOT = Path(__file__).parents[2]
ACCOUNT = Account("123456789012", "eu-west-1", "shop")
POLICY = answers(config())[0]["Policies"]["PasswordPolicy"]
LONGER = changed_past(config(), Policies={"PasswordPolicy": {**POLICY, "MinimumLength": 9}})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT)
    return path


def run_check(file: Path, read: Callable[[PoolStack], Inspection], *options: str) -> None:
    check.check(options_of(check.Options, "check", "--config", str(file), *options), read)


def run_show(file: Path, read: Callable[[PoolStack], Inspection], *options: str) -> None:
    show.show(options_of(show.Options, "show", "--config", str(file), *options), read)


def found(deployment: Inspection, *, asked: list[str] | None = None) -> Callable[[PoolStack], Inspection]:
    def read(stack: PoolStack) -> Inspection:
        if asked is not None:
            asked.append(stack.name)
        return deployment

    return read


@pytest.mark.parametrize(
    ("deployment", "words"),
    [
        (Inspection(None, None), "Not deployed yet: "),
        (as_deployed(config()), "In step: "),
        (
            as_deployed(config(password_policy={"minimum_length": 9})),
            "password_policy.minimum_length: Not deployed yet: ",
        ),
        (LONGER, "password_policy.minimum_length: Drift: "),
    ],
)
def test_what_may_be_deployed_is_printed(
    file: Path, deployment: Inspection, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run_check(file, found(deployment))
    printed = capsys.readouterr().out
    assert printed.startswith(words)
    assert "\n  " in printed


def test_a_refusal_has_its_exit_code_and_the_rest_is_printed_beside_it(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(TEXT.replace('"OPTIONAL"', '"ON"'))  # mode and record
    deployment = deployed_mode(MfaMode.OPTIONAL, config(password_policy={"minimum_length": 9}))
    with pytest.raises(ChangeRefused) as caught:
        run_check(file, found(deployment))
    assert caught.value.exit_code is ExitCode.REFUSED
    assert f"{file}, stack {STACK}: created.mfa: Refused: The file's record says" in str(caught.value)
    assert f"{file}, stack {STACK}: mfa.mode: {REQUIRED_MFA}" in str(caught.value)
    assert "Not deployed yet: The file says 8; the deployed pool has 9." in capsys.readouterr().out


def test_the_account_is_shown_first(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_check(file, found(replace(as_deployed(config()), account=ACCOUNT)))
    assert capsys.readouterr().out.startswith("Account 123456789012, region eu-west-1, profile shop.\nIn step: ")


@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_nothing_is_compared_in_the_account_of_somebody_else(
    file: Path, strict: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(BOTH)
    prod = load_environment(file, "prod").pool
    with pytest.raises(ChangeRefused) as caught:
        run_check(file, found(replace(as_deployed(prod), account=ACCOUNT)), "--env", "prod", *strict)
    assert "environments.prod.account: Refused: the AWS credentials are for the account 123456789012" in str(
        caught.value
    )
    assert "belongs to 111122223333" in str(caught.value)
    printed = capsys.readouterr().out
    assert printed.startswith(f"{ACCOUNT}\n")
    assert "In step" not in printed
    assert "Drift" not in printed


@pytest.mark.parametrize(
    "account", [None, Account(None, "eu-west-1", None), Account("111122223333", "eu-west-1", None)]
)
def test_in_its_own_account_and_in_one_that_is_not_known_an_environment_is_compared(
    file: Path, account: Account | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(BOTH)
    asked: list[str] = []
    run_check(file, found(Inspection(None, None, account=account), asked=asked), "--env", "prod")
    assert asked == [load_environment(file, "prod").stack.name]
    assert "Not deployed yet: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (Account("1", "eu-west-1", None), "Account 1, region eu-west-1."),
        (Account(None, "eu-west-1", None), "Account not known, region eu-west-1."),
    ],
)
def test_what_is_not_known_of_the_account_is_left_out(account: Account, words: str) -> None:
    assert str(account) == words


@pytest.mark.parametrize(
    ("deployment", "drifted"),
    [
        (as_deployed(config()), False),
        (Inspection(None, None), False),
        (as_deployed(config(password_policy={"minimum_length": 9})), False),
        (as_deployed(config(user_pool={"groups": ("admins",)})), False),
        (with_parts(config(), groups={"admins": {"GroupName": "admins"}}), False),
        (LONGER, True),
        (with_parts(config(), app_client=None), True),
        (with_parts(config(), app_client=DENIED), True),
        (with_parts(config(), template=DENIED), True),
        (Inspection(None, None, None), True),
    ],
)
def test_a_strict_check_passes_what_is_known_to_be_as_it_was_deployed(
    file: Path, deployment: Inspection, drifted: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    run_check(file, found(deployment))
    told = capsys.readouterr().out
    with pytest.raises(DriftFound) if drifted else nullcontext() as caught:
        run_check(file, found(deployment), "--strict")
    assert capsys.readouterr().out == told
    assert not caught or caught.value.exit_code is ExitCode.DRIFT


def test_a_refusal_comes_before_drift(file: Path) -> None:
    deployment = replace(LONGER, stack=replace(deployed_stack(config()), status="UPDATE_IN_PROGRESS"))
    with pytest.raises(ChangeRefused):
        run_check(file, found(deployment), "--strict")


NOBODY = TEXT.replace('sign_in = ["email"]', 'sign_in = []\naliases = ["preferred_username"]').replace(
    '["email"]', '["preferred_username"]'
)


def test_whom_the_file_leaves_out_is_said_and_is_no_drift(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_check(file, found(as_deployed(config())), "--strict")
    assert "Users: Not every user can change the phone number" in capsys.readouterr().out


@pytest.mark.parametrize("region", [*mfa.SENDS_FROM, "eu-west-1"])
def test_a_region_that_sends_no_texts_is_said_with_the_one_that_does(
    file: Path, region: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = replace(as_deployed(config()), account=Account(None, region, None))
    run_check(file, found(there))
    sender = mfa.SENDS_FROM.get(region)
    said = f"nobody gets a text message from a user pool in {region}, which has to send from {sender}."
    assert (said in capsys.readouterr().out) == (sender is not None)
    types = 'types = ["SMS", "TOTP"]'
    for silent in (f'{types}\nsms_region = "{sender or region}"', 'types = ["TOTP"]'):
        file.write_text(TEXT.replace(types, silent))
        run_check(
            file, found(replace(as_deployed(load_environment(file, "dev").pool), account=Account(None, region, None)))
        )
        assert said not in capsys.readouterr().out


def test_a_pool_that_nobody_could_use_is_refused_before_it_is_made_and_checked_once_it_is(file: Path) -> None:
    file.write_text(NOBODY)
    with pytest.raises(ConfigInvalid, match=r"user_pool.required_attributes: Nobody can sign up"):
        run_check(file, found(Inspection(None, None)))
    run_check(file, found(as_deployed(load_environment(file, "dev").pool)))


@pytest.mark.parametrize(("options", "stack"), [([], STACK), (["--env", "prod"], STACK.replace("-dev-", "-prod-"))])
def test_the_environment_names_the_stack(file: Path, options: list[str], stack: str) -> None:
    asked: list[str] = []
    run_check(file, found(Inspection(None, None), asked=asked), *options)
    assert asked == [stack]


@pytest.mark.parametrize("run", [run_check, run_show])
@pytest.mark.parametrize("name", ["", "pre prod", "../x"])
def test_an_environment_that_cannot_be_is_invalid_and_aws_is_not_asked(
    file: Path, run: Callable[..., None], name: str
) -> None:
    asked: list[str] = []
    with pytest.raises(ConfigInvalid, match=f"--env {name!r}: The environment name must be"):
        run(file, found(as_deployed(config()), asked=asked), "--env", name)
    assert asked == []


def test_a_file_that_is_refused_is_refused_before_aws_is_asked(file: Path) -> None:
    file.write_text(TEXT.replace('mode = "OPTIONAL"', 'mode = "ON"'))
    asked: list[str] = []
    with pytest.raises(ChangeRefused):
        run_check(file, found(as_deployed(config()), asked=asked))
    assert asked == []


def test_show_puts_the_deployed_values_beside_the_files(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deployment = as_deployed(config(mfa={"mode": "OFF"}, password_policy={"minimum_length": 9}))
    run_show(file, found(deployment), "--env", "dev")
    settings, _ = capsys.readouterr().out.split("what users can do")
    lines = {line.split()[0]: line.split()[1:] for line in settings.splitlines() if line}
    assert lines["setting"] == ["value", "deployed", "can", "it", "change?"]
    assert lines["mfa.mode"][:2] == ["OPTIONAL", "OFF"]
    assert lines["user_pool.sign_in"][:2] == ["email", "email"]
    assert lines["user_pool.name"][:2] == ["labproj_userpool_0a1b2c3d", "labproj_userpool_0a1b2c3d-dev"]
    assert lines["created.mfa"][:2] == ["OPTIONAL", "OPTIONAL"]
    assert lines["password_policy.minimum_length"][:2] == ["8", "9"]
    assert lines["app_clients.app.refresh_token_days"] == ["30", "yes"]


@pytest.mark.parametrize(
    "deployment",
    [
        Inspection(None, None),
        replace(as_deployed(config()), pool=None),
        replace(as_deployed(config()), stack=replace(deployed_stack(config()), parameters={})),
    ],
)
def test_show_has_no_column_for_a_pool_that_is_not_there(
    file: Path, deployment: Inspection, capsys: pytest.CaptureFixture[str]
) -> None:
    run_show(file, found(deployment), "--env", "dev")
    printed = capsys.readouterr().out
    assert printed.startswith(f"The stack {STACK} does not have this user pool; `python -m wizard check` says more.\n")
    header = next(line for line in printed.splitlines() if line.startswith("setting"))
    assert "deployed" not in header


def test_show_without_an_environment_loads_nothing_of_aws(file: Path) -> None:
    code = "import sys; from wizard.__main__ import main; main(sys.argv[1:]); sys.exit('botocore' in sys.modules)"
    command = [sys.executable, "-c", code, "show", "--config", str(file)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(("command", "options"), [("check", []), ("show", ["--env", "dev"])])
def test_aws_that_cannot_be_reached_is_exit_5(
    file: Path, command: str, options: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "nonsense")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    assert ExitCode.AWS is main([command, "--config", str(file), *options])
    assert "AWS_ENDPOINT_URL" in capsys.readouterr().err


def test_what_aws_says_is_not_swallowed(file: Path) -> None:
    def read(_: PoolStack) -> Inspection:
        raise CloudError("Access denied.", "Ask.")

    with pytest.raises(CloudError):
        run_check(file, read)


@pytest.mark.parametrize("command", ["add", "remove"])
def test_what_is_about_all_environments_takes_none(command: str, file: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--config", str(file), "--env", "dev"])
    assert stop.value.code == ExitCode.USAGE
