"""What AWS can answer in the middle of a deployment: the pool stays as it was, or the CLI carries on."""

from __future__ import annotations

from pathlib import Path

import pytest

from authconfig.names import Output
from localaws import faults
from tests.local.aws import factors, local_aws
from tests.local.developer import MFA_AT_CREATION, Developer, said


def test_cognito_refuses_to_require_mfa_and_the_deployment_is_rolled_back(tmp_path: Path) -> None:
    """The record and the stack's parameter are both forged, so that nothing of ours stands before Cognito."""
    with local_aws("--fault", "required-mfa") as aws:
        developer = Developer(tmp_path, aws)
        developer.add("OPTIONAL", "SMS,TOTP")
        developer.deploy_synthesized()
        good = developer.config.read_text()
        developer.require_mfa()
        developer.forge_the_record()

        _assert_rolled_back(developer, faults.REQUIRED_MFA, "--parameters", f"{MFA_AT_CREATION}=ON")

        developer.config.write_text(good)
        _assert_the_next_deployment_works(developer)


def test_cognito_refuses_to_drop_sms_and_the_deployment_is_rolled_back(tmp_path: Path) -> None:
    with local_aws("--fault", "sms-removal") as aws:
        developer = Developer(tmp_path, aws)
        developer.add("OPTIONAL", "SMS,TOTP")
        developer.deploy_synthesized()
        good = developer.config.read_text()
        developer.edit("types =", 'types = ["TOTP"]')

        _assert_rolled_back(developer, faults.SMS_REMOVAL)

        developer.config.write_text(good)
        _assert_the_next_deployment_works(developer)


@pytest.mark.parametrize("fault", ["throttling", "outage"])
def test_the_cli_carries_a_deployment_through(tmp_path: Path, fault: str) -> None:
    with local_aws("--fault", fault) as aws:
        developer = Developer(tmp_path, aws)
        developer.add("ON", "SMS,TOTP")
        developer.deploy_synthesized()

        stack = developer.stack()
        assert "CREATE_COMPLETE" == stack.status
        assert ("ON", factors("SMS", "TOTP")) == aws.mfa(stack.outputs[Output.USER_POOL_ID])


def _assert_rolled_back(developer: Developer, reason: str, *options: str) -> None:
    pool, stack = developer.pool_with_a_user(), developer.stack()
    run = developer.try_to_deploy(*options)

    assert 0 != run.exit_code
    assert reason in said(run)
    after = developer.stack()
    assert ("UPDATE_ROLLBACK_COMPLETE", stack.parameters, stack.outputs) == (
        after.status,
        after.parameters,
        after.outputs,
    )
    assert pool == developer.pool()


def _assert_the_next_deployment_works(developer: Developer) -> None:
    pool, stack = developer.pool(), developer.stack()
    developer.edit("refresh_token_days =", "refresh_token_days = 7")
    developer.deploy_synthesized()

    after = developer.stack()
    assert ("UPDATE_COMPLETE", stack.parameters) == (after.status, after.parameters)
    assert pool == developer.pool()
