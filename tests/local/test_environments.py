"""One file with two environments, both deployed: dev OPTIONAL, and prod required from its first day."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from authconfig.errors import ExitCode
from tests.local.developer import Developer, said
from tests.synth.user import Run
from tests.typed import REQUIRED_MFA

_SCRIPT: Final = Path(__file__).with_name("release_gate.py")
_ACCOUNT: Final = "123456789012"  # of the local AWS
ENVIRONMENTS: Final = ("dev", "prod")


@pytest.fixture
def both(developer: Developer) -> Developer:
    """A developer whose pool in dev had its users before there was a prod."""
    developer.add("OPTIONAL", "SMS,TOTP")
    developer.deploy()
    developer.pool_with_a_user()
    developer.wizard("env", "add", "prod", "--yes", "--not-deployed", "--mfa-mode", "ON")
    developer.deploy("-c", "env=prod")
    developer.pool_with_a_user("prod")
    return developer


def wizard(developer: Developer, *arguments: str) -> Run:
    return developer.run(sys.executable, "-m", "wizard", *arguments, "--config", str(developer.config))


def assert_refused(run: Run, *reasons: str) -> None:
    assert run.exit_code != 0
    for reason in reasons:
        assert reason.lower() in said(run).lower()


def own(environment: str, key: str, value: str) -> str:
    """The lines in which an environment has a value of its own."""
    table, _, name = key.rpartition(".")
    return f"\n[environments.{environment}.{table}]\n{name} = {value}\n"


def test_each_environment_has_its_pool_and_the_first_one_keeps_its_own(developer: Developer) -> None:
    developer.add("OPTIONAL", "SMS,TOTP")
    developer.deploy()
    before, stack = developer.pool_with_a_user(), developer.stack_name()
    developer.wizard("env", "add", "prod", "--yes", "--not-deployed", "--mfa-mode", "ON")
    assert developer.stack_name() == stack
    assert "no changes" in said(developer.try_to_deploy("-c", "env=dev"))

    developer.deploy("-c", "env=prod")
    assert developer.pool() == before
    prod = developer.pool("prod")
    assert (prod.mode, prod.users) == ("ON", ())
    assert prod.id != before.id


def test_all_are_one_app(both: Developer) -> None:
    before = [both.pool(each) for each in ENVIRONMENTS]
    both.wizard("update", "--yes", "--app-client-refresh-token-days", "7")
    both.deploy("--all", "-c", "env=*")
    assert [both.pool(each) for each in ENVIRONMENTS] == before
    for each in ENVIRONMENTS:
        (client,) = both.pool(each).clients
        found = both.aws.cognito.describe_user_pool_client(UserPoolId=both.pool(each).id, ClientId=client)
        assert found["UserPoolClient"]["RefreshTokenValidity"] == 7


def test_required_mfa_is_refused_where_the_pool_was_not_made_with_it_by_every_way_in(both: Developer) -> None:
    good, pools = both.config.read_text(), [both.pool(each) for each in ENVIRONMENTS]
    for arguments in (["update"], ["update", "--env", "dev"]):
        run = wizard(both, *arguments, "--yes", "--mfa-mode", "ON")
        assert run.exit_code == ExitCode.REFUSED
        assert_refused(
            run, "Refused: in the environment dev, required MFA (ON) can only be chosen when a user pool is created"
        )
    assert both.config.read_text() == good

    both.config.write_text(good + own("dev", "mfa.mode", '"ON"'))
    for each in ENVIRONMENTS:  # a file with a refused environment is refused as a whole
        assert_refused(both.try_to_deploy("-c", f"env={each}"), "environment dev: mfa.mode", "error 4")
    forged = both.config.read_text().replace('mfa = "OPTIONAL"', 'mfa = "ON"')
    both.config.write_text(forged)
    assert_refused(both.try_to_deploy("-c", "env=dev"), REQUIRED_MFA, "rule RequiredMfaOnlyAtCreation")
    check = wizard(both, "check", "--env", "dev")
    assert check.exit_code == ExitCode.REFUSED
    assert [both.pool(each) for each in ENVIRONMENTS] == pools


def test_an_environment_that_leaves_required_mfa_follows_once_and_cannot_return(both: Developer) -> None:
    dev = both.pool()
    printed = both.wizard("update", "--env", "prod", "--yes", "--mfa-mode", "OPTIONAL").stdout
    assert_refused(both.try_to_deploy("-c", "env=prod"), "rule LeftRequiredMfa")
    (command,) = [line for line in printed.splitlines() if "--parameters" in line]
    words = shlex.split(command)
    assert words[:3] == ["cdk", "deploy", f"{both.project}-auth-prod"]
    both.deploy(*_without_config(words[3:]))
    assert both.pool("prod").mode == "OPTIONAL"

    run = wizard(both, "update", "--env", "prod", "--yes", "--mfa-mode", "ON")
    assert run.exit_code == ExitCode.REFUSED
    both.config.write_text(
        both.config.read_text().replace('mode = "OPTIONAL"', 'mode = "ON"').replace('mfa = "OPTIONAL"', 'mfa = "ON"')
    )
    assert_refused(both.try_to_deploy("-c", "env=prod"), "rule RequiredMfaOnlyAtCreation")
    assert both.pool() == dev


def _without_config(words: Sequence[str]) -> list[str]:
    """`words` without the option for the file, which the developer gives anyway."""
    return [word for word, before in zip(words, ("", *words), strict=False) if "config=" not in f"{before} {word}"]


def test_an_environment_of_another_account_is_neither_deployed_nor_compared(both: Developer) -> None:
    both.config.write_text(
        both.config.read_text().replace(
            "[environments.prod]", '[environments.prod]\naccount = "111122223333"\nregion = "us-east-1"'
        )
    )
    assert_refused(both.try_to_deploy("-c", "env=prod"), "111122223333")
    run = wizard(both, "check", "--env", "prod")
    assert run.exit_code == ExitCode.REFUSED
    assert_refused(run, f"the AWS credentials are for the account {_ACCOUNT}", "belongs to 111122223333")


def test_a_release_gate_that_knows_only_the_documentation(both: Developer) -> None:
    def gate(environment: str, account: str = _ACCOUNT) -> tuple[int, str]:
        document = wizard(both, "check", "--env", environment, "--json").stdout
        said_by_check = both.config.with_name("check.json")
        said_by_check.write_text(document)
        run = both.run(
            "sh", "-c", shlex.join([sys.executable, str(_SCRIPT), environment, account]) + f" < {said_by_check}"
        )
        return run.exit_code, run.stdout

    for each in ENVIRONMENTS:
        assert gate(each) == (0, f"{each}: go\n")
    assert gate("prod", "111122223333")[0] == 2
    both.aws.cognito.set_user_pool_mfa_config(
        UserPoolId=both.pool("prod").id,
        SoftwareTokenMfaConfiguration={"Enabled": True},
        MfaConfiguration="OPTIONAL",
    )
    code, told = gate("prod")
    assert code == 1
    assert "mfa.mode" in told
    assert gate("dev")[0] == 0
