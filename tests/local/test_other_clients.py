"""Who does not use the CDK CLI meets the same guard."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from botocore.exceptions import ClientError
from mypy_boto3_cloudformation import CloudFormationClient

from authconfig.file.reading import load_environment
from tests.local.developer import MFA_AT_CREATION, Developer
from tests.snapshot.templates import template_of
from tests.typed import REQUIRED_MFA

Send = Callable[[CloudFormationClient, str, str, str], object]


def _change_set(cloudformation: CloudFormationClient, stack: str, template: str, parameter: str) -> object:
    """As `aws cloudformation deploy` sends it."""
    return cloudformation.create_change_set(
        StackName=stack,
        ChangeSetName="forged",
        ChangeSetType="UPDATE",
        TemplateBody=template,
        Parameters=[{"ParameterKey": parameter, "UsePreviousValue": True}],
        Capabilities=["CAPABILITY_IAM"],
    )


def _update(cloudformation: CloudFormationClient, stack: str, template: str, parameter: str) -> object:
    return cloudformation.update_stack(
        StackName=stack,
        TemplateBody=template,
        Parameters=[{"ParameterKey": parameter, "UsePreviousValue": True}],
        Capabilities=["CAPABILITY_IAM"],
    )


@pytest.fixture
def forger(developer: Developer) -> Developer:
    """Has deployed a pool with optional MFA, and then made the file require it from the beginning."""
    developer.add("OPTIONAL", "SMS,TOTP")
    developer.deploy_synthesized()
    developer.require_mfa()
    developer.forge_the_record()
    return developer


def test_a_change_set_and_an_update_with_a_forged_record_are_refused(forger: Developer) -> None:
    pool, stack = forger.pool_with_a_user(), forger.stack()
    template = json.dumps(template_of(load_environment(forger.config, "dev").pool))

    sends: dict[str, Send] = {"a change set": _change_set, "an update": _update}
    for name, send in sends.items():
        with pytest.raises(ClientError) as refused:
            send(forger.aws.cloudformation, forger.stack_name(), template, MFA_AT_CREATION)
        error = refused.value.response["Error"]
        assert "ValidationError" == error["Code"], name
        assert REQUIRED_MFA in error["Message"], name
        assert stack == forger.stack(), name
        assert pool == forger.pool(), name
