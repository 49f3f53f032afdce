"""Required MFA on a pool that exists: refused by the file, and with the record forged by CloudFormation."""

from __future__ import annotations

import shlex

import pytest

from authconfig import rules
from authconfig.names import Output
from tests.local.developer import Developer, said


@pytest.mark.parametrize(("mode", "types"), [("OPTIONAL", "SMS,TOTP"), ("OFF", "")])
def test_required_mfa_on_an_existing_pool_is_refused_twice_and_the_next_deployment_works(
    developer: Developer, mode: str, types: str
) -> None:
    developer.add(mode, types)
    developer.deploy()
    pool, stack, good = developer.pool_with_a_user(), developer.stack(), developer.config.read_text()
    assert ("CREATE_COMPLETE", {developer.mfa_at_creation: mode}) == (stack.status, stack.parameters)

    developer.require_mfa()
    _assert_refused(developer, by="subprocess exited with error 4")
    developer.forge_the_record()
    _assert_refused(developer, by="rule RequiredMfaOnlyAtCreation")

    assert stack == developer.stack()
    assert pool == developer.pool()
    developer.config.write_text(good)
    developer.edit("refresh_token_days =", "refresh_token_days = 7")
    developer.deploy()
    assert "UPDATE_COMPLETE" == developer.stack().status
    assert stack.parameters == developer.stack().parameters
    assert pool == developer.pool()


def test_once_the_stack_follows_a_pool_that_left_required_mfa_there_is_no_way_back(developer: Developer) -> None:
    developer.add("ON", "TOTP")
    developer.deploy()
    printed = developer.update("OPTIONAL", "TOTP").stdout
    parameter = f"{developer.mfa_at_creation}=OPTIONAL"
    developer.deploy(*_parameters_of_the_printed_deployment(printed))

    pool, stack = developer.pool_with_a_user(), developer.stack()
    assert "OPTIONAL" == pool.mode
    assert parameter == "=".join(*stack.parameters.items())
    assert "OPTIONAL" == stack.outputs[Output.MFA_AT_CREATION]

    developer.require_mfa()
    developer.forge_the_record()
    _assert_refused(developer, by="rule RequiredMfaOnlyAtCreation")
    assert stack == developer.stack()
    assert pool == developer.pool()


def _assert_refused(developer: Developer, *, by: str) -> None:
    run = developer.try_to_deploy()
    assert 0 != run.exit_code
    assert rules.REQUIRED_MFA.sentence in said(run)
    assert by.lower() in said(run).lower()


def _parameters_of_the_printed_deployment(text: str) -> list[str]:
    """The options from `--parameters` on, of the one printed `cdk deploy` that has them."""
    (command,) = [line for line in text.splitlines() if "--parameters" in line]
    words = shlex.split(command)
    assert ["cdk", "deploy"] == words[:2]
    return words[words.index("--parameters") :]
