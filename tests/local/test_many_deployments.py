"""Deployments one after the other, and two at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.local.aws import LocalAws, factors
from tests.local.developer import Developer


def test_ten_deployments_in_a_row_change_one_and_the_same_pool(developer: Developer) -> None:
    developer.add("OPTIONAL", "SMS,TOTP")
    developer.deploy()
    created = developer.pool_with_a_user()

    for number in range(1, 11):
        message = f"{number}: {{####}}"
        developer.wizard("update", "--yes", "--mfa-sms-message", message)
        developer.deploy_synthesized()

        assert created == developer.pool(), f"after deployment {number}"
        described = developer.aws.cognito.describe_user_pool(UserPoolId=created.id)["UserPool"]
        assert message == described["SmsAuthenticationMessage"]
        assert "UPDATE_COMPLETE" == developer.stack().status


def test_two_stacks_deployed_at_once_both_succeed(tmp_path: Path, aws: LocalAws) -> None:
    one, other = Developer(tmp_path / "one", aws), Developer(tmp_path / "other", aws)
    one.add("OPTIONAL", "SMS,TOTP")
    other.add("ON", "TOTP")

    with ThreadPoolExecutor() as at_once:
        list(at_once.map(Developer.deploy, (one, other)))

    assert ("OPTIONAL", factors("SMS", "TOTP")) == (one.pool().mode, one.pool().methods)
    assert ("ON", factors("TOTP")) == (other.pool().mode, other.pool().methods)
    assert ["CREATE_COMPLETE", "CREATE_COMPLETE"] == [one.stack().status, other.stack().status]
