"""A new pool in every mode, as Cognito and IAM have it afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from authconfig.names import Output
from authconfig.settings import mfa
from localaws.environment import ACCOUNT, REGION
from tests.local.aws import LocalAws
from tests.local.developer import MFA_AT_CREATION, Developer, answered

_MODES: Final = [
    ("OFF", ""),
    ("OPTIONAL", "SMS"),
    ("OPTIONAL", "TOTP"),
    ("OPTIONAL", "SMS,TOTP"),
    ("ON", "SMS"),
    ("ON", "TOTP"),
    ("ON", "SMS,TOTP"),
]


@pytest.mark.parametrize(("mode", "types"), _MODES)
def test_a_new_pool_has_the_mode_and_exactly_the_factors_that_were_answered(
    developer: Developer, mode: str, types: str
) -> None:
    developer.add(mode, types)
    developer.deploy()

    pool = developer.pool()
    assert (mode, answered(types)) == (pool.mode, pool.methods)
    _assert_protected_and_in_mode(developer, mode)
    _assert_sends_text_messages(developer, sends="SMS" in types)
    stack = developer.stack()
    assert "CREATE_COMPLETE" == stack.status
    assert {MFA_AT_CREATION: mode} == stack.parameters
    assert (stack.outputs[Output.APP_CLIENT_ID],) == pool.clients


@pytest.mark.parametrize(("mode", "types"), _MODES)
def test_the_emulator_without_corrections_makes_the_same_pool(
    tmp_path: Path, plain_aws: LocalAws, mode: str, types: str
) -> None:
    developer = Developer(tmp_path, plain_aws)
    developer.add(mode, types)
    developer.deploy_synthesized()

    pool = developer.pool()
    # It never reads SMS back among the methods.
    assert (mode, answered(types) - {"SMS"}) == (pool.mode, pool.methods)
    _assert_protected_and_in_mode(developer, mode)
    if "SMS" in types:
        _assert_role(developer)


def _assert_protected_and_in_mode(developer: Developer, mode: str) -> None:
    described = developer.aws.cognito.describe_user_pool(UserPoolId=developer.pool().id)["UserPool"]
    assert mode == described["MfaConfiguration"]
    assert "ACTIVE" == described["DeletionProtection"]


def _assert_sends_text_messages(developer: Developer, *, sends: bool) -> None:
    """The message that carries a code, and the role to send it with, are there when `sends`, and nowhere else."""
    pool_id = developer.pool().id
    described = developer.aws.cognito.describe_user_pool(UserPoolId=pool_id)["UserPool"]
    found = developer.aws.cognito.get_user_pool_mfa_config(UserPoolId=pool_id).get("SmsMfaConfiguration")
    outputs = developer.stack().outputs
    if not sends:
        assert None is found
        assert not described.get("SmsConfiguration")
        assert Output.SMS_ROLE_ARN not in outputs
        return
    sms = {"SnsCallerArn": outputs[Output.SMS_ROLE_ARN], "ExternalId": _assert_role(developer)}
    assert {"SmsAuthenticationMessage": mfa.SMS_MESSAGE.default, "SmsConfiguration": sms} == found
    assert sms == described["SmsConfiguration"]


def _assert_role(developer: Developer) -> str:
    """The role of the pool trusts the user pools of this account and nobody else; gives its external id."""
    described = developer.aws.cognito.describe_user_pool(UserPoolId=developer.pool().id)["UserPool"]
    sms = described["SmsConfiguration"]
    role = developer.aws.iam.get_role(RoleName=sms["SnsCallerArn"].rpartition("/")[2])["Role"]
    (trust,) = role["AssumeRolePolicyDocument"]["Statement"]
    conditions = {
        "StringEquals": {"sts:ExternalId": sms["ExternalId"], "aws:SourceAccount": ACCOUNT},
        "ArnLike": {"aws:SourceArn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/*"},
    }
    assert {"Service": "cognito-idp.amazonaws.com"} == trust["Principal"]
    assert conditions == trust["Condition"]
    return sms["ExternalId"]
