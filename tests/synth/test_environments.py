"""Several environments in one file, with the real CDK CLI."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.snapshot.templates import user_pool
from tests.synth.user import User
from tests.unit.test_environment_tables import BOTH


@pytest.fixture
def both(user: User) -> User:
    """A user whose file has the environments dev and prod; that one belongs to an account and a region."""
    user.config.write_text(BOTH)
    return user


def templates(folder: Path) -> list[str]:
    return sorted(path.name.removesuffix(".template.json") for path in folder.glob("*.template.json"))


def test_one_environment_is_synthesized_without_the_others(both: User) -> None:
    synthesis = both.synth("-c", "env=prod")
    assert (synthesis.run.exit_code, synthesis.run.stderr) == (0, "")
    assert templates(synthesis.output) == ["labproj-auth-prod"]
    assert user_pool(synthesis.template("labproj-auth-prod"))["MfaConfiguration"] == "ON"
    assert synthesis.artifact("labproj-auth-prod")["environment"] == "aws://111122223333/eu-west-1"


def test_a_star_makes_one_app_of_all_of_them(both: User) -> None:
    listed = both.cdk("list", "-c", "env=*")
    assert (listed.exit_code, listed.stdout.splitlines()) == (
        0,
        ["labproj-auth-dev (labproj-auth-dev-0a1b2c3d)", "labproj-auth-prod (labproj-auth-prod-1b2c3d4e)"],
    )
    synthesis = both.synth("--all", "-c", "env=*")
    assert synthesis.run.exit_code == 0
    assert templates(synthesis.output) == ["labproj-auth-dev", "labproj-auth-prod"]
    assert user_pool(synthesis.template("labproj-auth-dev"))["MfaConfiguration"] == "OPTIONAL"


def test_a_name_that_is_mistyped_makes_no_pool(both: User) -> None:
    synthesis = both.synth("-c", "env=prdo")
    assert synthesis.run.exit_code != 0
    assert f'{both.config}: environments: There is no environment "prdo"; there are: dev, prod.' in synthesis.run.stderr
    assert "The nearest is prod." in synthesis.run.stderr
    assert templates(synthesis.output) == []


def test_a_refused_environment_refuses_the_whole_file_and_is_named(both: User) -> None:
    both.config.write_text(
        BOTH.replace("[environments.dev.created]", '[environments.dev.mfa]\nmode = "ON"\n\n[environments.dev.created]')
    )
    for environment in ("dev", "prod", "*"):
        synthesis = both.synth("-c", f"env={environment}")
        assert f"{both.config}, environment dev: mfa.mode: Refused: required MFA (ON)" in synthesis.run.stderr
        assert "Subprocess exited with error 4" in synthesis.run.stderr
        assert templates(synthesis.output) == []


def test_a_deployment_with_the_credentials_of_another_account_is_refused_by_the_cli(both: User) -> None:
    """Of an account and a region that the file names, the CLI wants credentials for that account."""
    deployed = both.cdk("deploy", "-c", "env=prod", "--require-approval", "never")
    assert deployed.exit_code != 0
    assert "111122223333" in deployed.stdout + deployed.stderr
