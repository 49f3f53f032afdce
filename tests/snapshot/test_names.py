"""Logical ids and names. A logical id that changes after the first deployment loses every user of the pool."""

from __future__ import annotations

from typing import Any, Final

import pytest

from authconfig.errors import ConfigInvalid
from authconfig.models import AuthConfig
from tests.configs import POOL_ID, config
from tests.snapshot.cases import WITH_POOL, WITHOUT_POOL
from tests.snapshot.templates import app_client, sms_role, stack_of, template_of, user_pool

_POOL_AND_CLIENT: Final = {
    f"UserPool{POOL_ID}": "AWS::Cognito::UserPool",
    f"AppClient{POOL_ID}": "AWS::Cognito::UserPoolClient",
}
_WITH_ROLE: Final = {**_POOL_AND_CLIENT, f"SmsRole{POOL_ID}": "AWS::IAM::Role"}
_OUTPUTS: Final = {"UserPoolId", "UserPoolArn", "AppClientId", "MfaConfiguration", "MfaAtCreation"}


@pytest.mark.parametrize(
    ("case", "resources", "rules"),
    [
        ("off-email", _POOL_AND_CLIENT, set()),
        ("optional-totp-email", _POOL_AND_CLIENT, set()),
        ("optional-sms-email", _WITH_ROLE, set()),
        ("on-totp-email", _POOL_AND_CLIENT, {f"RequiredMfaOnlyAtCreation{POOL_ID}"}),
        ("on-sms-and-totp-email", _WITH_ROLE, {f"RequiredMfaOnlyAtCreation{POOL_ID}"}),
    ],
)
def test_the_logical_ids_are_fixed(case: str, resources: dict[str, str], rules: set[str]) -> None:
    template = template_of(WITH_POOL[case])

    assert resources == {name: resource["Type"] for name, resource in template["Resources"].items()}
    assert {f"MfaAtCreation{POOL_ID}"} == set(template["Parameters"])
    assert rules == set(template.get("Rules", {}))


@pytest.mark.parametrize("section", ["Parameters", "Resources", "Rules"])
def test_another_pool_shares_no_logical_id_with_this_one(section: str) -> None:
    one, other = (config(created={"id": pool_id, "mfa": "ON"}, mfa={"mode": "ON"}) for pool_id in (POOL_ID, "ffffffff"))

    assert set() == set(template_of(one)[section]) & set(template_of(other)[section])


@pytest.mark.parametrize(
    ("case", "outputs"),
    [("off-email", _OUTPUTS), ("on-totp-email", _OUTPUTS), ("on-sms-email", {*_OUTPUTS, "SmsRoleArn"})],
)
def test_the_outputs_are_fixed(case: str, outputs: set[str]) -> None:
    assert outputs == set(template_of(WITH_POOL[case])["Outputs"])


def test_the_outputs_say_what_an_app_needs() -> None:
    outputs = template_of(WITH_POOL["optional-sms-email"])["Outputs"]

    assert {
        "UserPoolId": {"Ref": f"UserPool{POOL_ID}"},
        "UserPoolArn": {"Fn::GetAtt": [f"UserPool{POOL_ID}", "Arn"]},
        "AppClientId": {"Ref": f"AppClient{POOL_ID}"},
        "MfaConfiguration": "OPTIONAL",
        "MfaAtCreation": {"Ref": f"MfaAtCreation{POOL_ID}"},
        "SmsRoleArn": {"Fn::GetAtt": [f"SmsRole{POOL_ID}", "Arn"]},
    } == {name: output["Value"] for name, output in outputs.items()}


@pytest.mark.parametrize("environment", ["dev", "prod", "a-1"])
def test_every_name_in_the_account_carries_the_environment(environment: str) -> None:
    template = template_of(config(), environment)

    assert f"labproj-auth-{environment}" == stack_of(config(), environment).stack_name
    assert f"labproj-auth-{environment}" == stack_of(WITHOUT_POOL, environment).stack_name
    assert f"labproj_userpool_{POOL_ID}-{environment}" == user_pool(template)["UserPoolName"]
    assert f"labproj{POOL_ID}-{environment}" == app_client(template)["ClientName"]


def test_the_role_has_no_name_of_its_own_so_that_two_stacks_never_fight_for_it() -> None:
    assert "RoleName" not in sms_role(template_of(config()))


def test_the_environment_changes_no_logical_id() -> None:
    dev, prod = (template_of(config(), environment) for environment in ("dev", "prod"))

    assert set(dev["Resources"]) == set(prod["Resources"])
    assert set(dev["Parameters"]) == set(prod["Parameters"])


def _named(key: str, name: str) -> AuthConfig:
    table, field = key.split(".")
    changes: dict[str, Any] = {table: {field: name}}
    return config(**changes)


@pytest.mark.parametrize("key", ["user_pool.name", "project.resource"])
def test_a_name_that_just_fits_with_the_environment_is_taken(key: str) -> None:
    assert template_of(_named(key, "a" * 124), "dev")


@pytest.mark.parametrize("key", ["user_pool.name", "project.resource"])
def test_a_name_too_long_with_the_environment_is_invalid_and_named(key: str) -> None:
    with pytest.raises(ConfigInvalid, match=f"{key}: With the environment the name has 129 characters") as caught:
        template_of(_named(key, "a" * 125), "dev")

    assert [key] == [problem.key for problem in caught.value.problems]


def test_the_longest_project_and_environment_make_a_stack_name() -> None:
    longest = _named("project.name", "a" * 80)

    assert f"{'a' * 80}-auth-{'e' * 32}" == stack_of(longest, "e" * 32).stack_name
