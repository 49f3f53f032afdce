"""The role that sends text messages: who can take it on, what it can do, and when there is one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.configs import POOL_ID, config
from tests.snapshot.cases import EVERY_POOL, Pool
from tests.snapshot.templates import resources_of_type, sms_role, template_of, user_pool

_every_pool = pytest.mark.parametrize("pool", EVERY_POOL, ids=str)


def _trust() -> dict[str, Any]:
    (statement,) = sms_role(template_of(config()))["AssumeRolePolicyDocument"]["Statement"]
    assert isinstance(statement, dict)
    return statement


def test_only_cognito_can_take_the_role_on() -> None:
    trust = _trust()

    assert trust["Effect"] == "Allow"
    assert trust["Action"] == "sts:AssumeRole"
    assert trust["Principal"] == {"Service": "cognito-idp.amazonaws.com"}


def test_cognito_can_take_it_on_for_this_accounts_pools_alone() -> None:
    parts = ["arn:", {"Ref": "AWS::Partition"}, ":cognito-idp:", {"Ref": "AWS::Region"}]
    any_pool_of_the_account = {"Fn::Join": ["", [*parts, ":", {"Ref": "AWS::AccountId"}, ":userpool/*"]]}

    assert {
        "StringEquals": {"sts:ExternalId": f"user-pool-{POOL_ID}", "aws:SourceAccount": {"Ref": "AWS::AccountId"}},
        "ArnLike": {"aws:SourceArn": any_pool_of_the_account},
    } == _trust()["Condition"]


def test_the_pool_presents_the_external_id_that_the_role_asks_for() -> None:
    sms = user_pool(template_of(config()))["SmsConfiguration"]

    assert _trust()["Condition"]["StringEquals"]["sts:ExternalId"] == sms["ExternalId"]
    assert {"Fn::GetAtt": ["SmsRole", "Arn"]} == sms["SnsCallerArn"]


def test_two_pools_have_two_external_ids() -> None:
    other = user_pool(template_of(config(created={"id": "ffffffff"})))["SmsConfiguration"]

    assert other["ExternalId"] == "user-pool-ffffffff"


def test_the_role_can_publish_and_nothing_else() -> None:
    role = sms_role(template_of(config()))

    (policy,) = role["Policies"]
    assert policy["PolicyDocument"]["Statement"] == [{"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}]
    assert "ManagedPolicyArns" not in role


@_every_pool
def test_there_is_a_role_exactly_when_the_pool_sends_text_messages(pool: Pool) -> None:
    template = template_of(pool.config())

    assert pool.sends_text_messages == bool(resources_of_type(template, "AWS::IAM::Role"))
    assert pool.sends_text_messages == ("SmsConfiguration" in user_pool(template))
    assert pool.sends_text_messages == ("SmsRoleArn" in template["Outputs"])
    assert pool.sends_text_messages == ("SmsMessage" in user_pool(template)["VerificationMessageTemplate"])
