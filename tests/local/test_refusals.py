"""Required MFA on a pool that exists: refused by the file, and with the record forged by CloudFormation."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

import pytest

from authconfig.names import Output
from tests.local.developer import MFA_AT_CREATION, Developer, said
from tests.typed import REQUIRED_MFA


@pytest.mark.parametrize(("mode", "types"), [("OPTIONAL", "SMS,TOTP"), ("OFF", "")])
def test_required_mfa_on_an_existing_pool_is_refused_twice_and_the_next_deployment_works(
    developer: Developer, mode: str, types: str
) -> None:
    developer.add(mode, types)
    developer.deploy()
    pool, stack, good = developer.pool_with_a_user(), developer.stack(), developer.config.read_text()
    assert ("CREATE_COMPLETE", {MFA_AT_CREATION: mode}) == (stack.status, stack.parameters)

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
    _assert_refused(developer, by="rule LeftRequiredMfa", reason="still remembers that its user pool was created with")
    developer.deploy(*_parameters_of_the_printed_deployment(printed))

    pool, stack = developer.pool_with_a_user(), developer.stack()
    assert "OPTIONAL" == pool.mode
    assert {MFA_AT_CREATION: "OPTIONAL"} == stack.parameters
    assert "OPTIONAL" == stack.outputs[Output.MFA_AT_CREATION]

    developer.require_mfa()
    developer.forge_the_record()
    _assert_refused(developer, by="rule RequiredMfaOnlyAtCreation")
    assert stack == developer.stack()
    assert pool == developer.pool()


def test_no_older_commit_and_no_second_file_requires_mfa_again_or_lets_go_of_the_pool(developer: Developer) -> None:
    """The ordinary answers to a bad release: deploy the commit before it, all stacks at once, or a file beside it."""
    developer.add("ON", "TOTP")
    developer.deploy()
    older = developer.config.read_text()
    developer.update("OPTIONAL", "TOTP")
    _assert_refused(developer, by="rule LeftRequiredMfa", reason="still remembers", options=["--all"])
    developer.deploy("--all", *developer.following())
    newer, pool, stack = developer.config.read_text(), developer.pool_with_a_user(), developer.stack()

    developer.config.write_text(older)
    _assert_refused(developer, by="rule RequiredMfaOnlyAtCreation")
    assert (pool, stack) == (developer.pool(), developer.stack())

    developer.config.unlink()
    developer.add("ON", "TOTP")
    developer.deploy()
    assert developer.pool().id != pool.id
    assert pool == developer.aws.pool(pool.id)

    developer.config.write_text(newer)
    assert (pool, stack) == (developer.pool(), developer.stack())
    developer.deploy()
    assert pool == developer.pool()


def _assert_refused(developer: Developer, *, by: str, reason: str = REQUIRED_MFA, options: Sequence[str] = ()) -> None:
    run = developer.try_to_deploy(*options)
    assert 0 != run.exit_code
    assert reason in said(run)
    assert by.lower() in said(run).lower()


def _parameters_of_the_printed_deployment(text: str) -> list[str]:
    """The options from `--parameters` on, of the one printed `cdk deploy` that has them."""
    (command,) = [line for line in text.splitlines() if "--parameters" in line]
    words = shlex.split(command)
    assert ["cdk", "deploy"] == words[:2]
    return words[words.index("--parameters") :]
