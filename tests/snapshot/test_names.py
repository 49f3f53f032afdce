"""Logical ids and names. A logical id that changes after the first deployment loses every user of the pool."""

from __future__ import annotations

from typing import Any, Final

import pytest

from authconfig.errors import ConfigInvalid
from authconfig.models import AuthConfig
from tests.configs import POOL_ID, config
from tests.snapshot.cases import CASES
from tests.snapshot.templates import app_client, artifact_of, sms_role, stack_of, template_of, user_pool

_POOL_AND_CLIENT: Final = {
    "UserPool": "AWS::Cognito::UserPool",
    "AppClientappa172cedc": "AWS::Cognito::UserPoolClient",
}
_WITH_ROLE: Final = {**_POOL_AND_CLIENT, "SmsRole": "AWS::IAM::Role"}
_OUTPUTS: Final = {
    "UserPoolId",
    "UserPoolArn",
    "AppClientId",
    "AppClientIdApp",
    "MfaConfiguration",
    "MfaAtCreation",
}


@pytest.mark.parametrize(
    ("case", "resources", "rules"),
    [
        ("off-email", _POOL_AND_CLIENT, {"LeftRequiredMfa"}),
        ("optional-totp-email", _POOL_AND_CLIENT, {"LeftRequiredMfa"}),
        ("optional-sms-email", _WITH_ROLE, {"LeftRequiredMfa"}),
        ("on-totp-email", _POOL_AND_CLIENT, {"RequiredMfaOnlyAtCreation"}),
        ("on-sms-and-totp-email", _WITH_ROLE, {"RequiredMfaOnlyAtCreation"}),
    ],
)
def test_the_logical_ids_are_fixed(case: str, resources: dict[str, str], rules: set[str]) -> None:
    template = template_of(CASES[case])

    assert resources == {name: resource["Type"] for name, resource in template["Resources"].items()}
    assert {"MfaAtCreation"} == set(template["Parameters"])
    assert rules == set(template.get("Rules", {}))


def test_every_client_has_a_logical_id_and_an_output_of_its_own_and_the_first_is_the_one_without_a_name() -> None:
    template = template_of(CASES["two-clients"])

    assert {"AppClientappa172cedc", "AppClientnativebef32d2c", "UserPool", "SmsRole"} == set(template["Resources"])
    values = {name: output["Value"] for name, output in template["Outputs"].items() if name.startswith("AppClientId")}
    assert values == {
        "AppClientId": {"Ref": "AppClientappa172cedc"},
        "AppClientIdApp": {"Ref": "AppClientappa172cedc"},
        "AppClientIdNative": {"Ref": "AppClientnativebef32d2c"},
    }


def test_the_order_of_the_clients_decides_on_nothing_but_the_first() -> None:
    one = config(clients={"native": {}, "web": {}})
    names = ("web", "app", "native")
    other = one.model_copy(update={"app_clients": {name: one.app_clients[name] for name in names}})

    before, after = template_of(one), template_of(other)
    assert before["Resources"] == after["Resources"]
    assert {name for name, output in before["Outputs"].items() if after["Outputs"][name] != output} == {"AppClientId"}


def test_every_pool_has_the_same_logical_ids_and_a_stack_of_its_own() -> None:
    one, other = (config(created={"id": pool_id}) for pool_id in (POOL_ID, "ffffffff"))

    for section in ("Parameters", "Resources", "Rules", "Outputs"):
        assert set(template_of(one)[section]) == set(template_of(other)[section])
    assert stack_of(one).stack_name != stack_of(other).stack_name


@pytest.mark.parametrize(
    ("case", "outputs"),
    [("off-email", _OUTPUTS), ("on-totp-email", _OUTPUTS), ("on-sms-email", {*_OUTPUTS, "SmsRoleArn"})],
)
def test_the_outputs_are_fixed(case: str, outputs: set[str]) -> None:
    assert outputs == set(template_of(CASES[case])["Outputs"])


def test_the_outputs_say_what_an_app_needs() -> None:
    outputs = template_of(CASES["optional-sms-email"])["Outputs"]

    assert {
        "UserPoolId": {"Ref": "UserPool"},
        "UserPoolArn": {"Fn::GetAtt": ["UserPool", "Arn"]},
        "AppClientId": {"Ref": "AppClientappa172cedc"},
        "AppClientIdApp": {"Ref": "AppClientappa172cedc"},
        "MfaConfiguration": "OPTIONAL",
        "MfaAtCreation": {"Ref": "MfaAtCreation"},
        "SmsRoleArn": {"Fn::GetAtt": ["SmsRole", "Arn"]},
    } == {name: output["Value"] for name, output in outputs.items()}


@pytest.mark.parametrize("environment", ["dev", "prod", "a-1"])
def test_every_name_in_the_account_carries_the_environment(environment: str) -> None:
    template = template_of(config(), environment)

    stack = stack_of(config(), environment)
    assert (f"labproj-auth-{environment}", f"labproj-auth-{environment}-{POOL_ID}") == (stack.node.id, stack.stack_name)
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
    longest = config(project={"name": "a" * 80}, created={"project": "a" * 80})

    name = stack_of(longest, "e" * 32).stack_name
    assert f"{'a' * 80}-auth-{'e' * 32}-{POOL_ID}" == name
    assert len(name) <= 128


def test_the_stack_is_tagged_with_what_it_is_of() -> None:
    assert {
        "cognito-auth-wizard:project": "labproj",
        "cognito-auth-wizard:environment": "prod",
        "cognito-auth-wizard:pool": POOL_ID,
    } == artifact_of(config(), "prod").tags
