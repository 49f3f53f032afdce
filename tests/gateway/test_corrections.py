"""Each correction, and that the emulator needs it."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError

from tests.gateway.clients import SMS, Clients, template

BOTH = ["SMS_MFA", "SOFTWARE_TOKEN_MFA"]


def test_sms_is_among_the_methods_of_a_pool_whose_template_lists_it(corrected: Clients, plain: Clients) -> None:
    properties = {"MfaConfiguration": "OPTIONAL", "EnabledMfas": BOTH, **SMS}
    assert corrected.methods(corrected.deploy("sms", **properties)) == {
        "SmsMfaConfiguration",
        "SoftwareTokenMfaConfiguration",
    }
    found = corrected.pools.get_user_pool_mfa_config(UserPoolId=corrected.output("sms", "Id"))
    assert found["SmsMfaConfiguration"] == SMS
    assert plain.methods(plain.deploy("sms", **properties)) == {"SoftwareTokenMfaConfiguration"}, "no longer needed"


def test_sms_comes_and_goes_with_the_template(corrected: Clients) -> None:
    pool = corrected.deploy("sms-comes", MfaConfiguration="OPTIONAL", EnabledMfas=["SOFTWARE_TOKEN_MFA"])
    assert corrected.methods(pool) == {"SoftwareTokenMfaConfiguration"}
    assert pool == corrected.deploy("sms-comes", MfaConfiguration="OPTIONAL", EnabledMfas=["SMS_MFA"], **SMS)
    assert corrected.methods(pool) == {"SmsMfaConfiguration"}
    assert pool == corrected.deploy("sms-comes", MfaConfiguration="OFF")
    assert corrected.methods(pool) == set()


def test_what_somebody_changes_on_the_pool_afterwards_stays_changed(corrected: Clients) -> None:
    pool = corrected.deploy("sms-drift", MfaConfiguration="OPTIONAL", EnabledMfas=BOTH, **SMS)
    corrected.pools.set_user_pool_mfa_config(
        UserPoolId=pool, SmsMfaConfiguration={}, SoftwareTokenMfaConfiguration={"Enabled": True}
    )
    assert corrected.status("sms-drift") == "CREATE_COMPLETE"
    assert corrected.methods(pool) == {"SoftwareTokenMfaConfiguration"}


def test_a_protected_pool_is_not_deleted(corrected: Clients, plain: Clients) -> None:
    pool = corrected.deploy("protected", DeletionProtection="ACTIVE")
    with pytest.raises(corrected.pools.exceptions.InvalidParameterException, match="deletion protection is activated"):
        corrected.pools.delete_user_pool(UserPoolId=pool)
    corrected.pools.update_user_pool(UserPoolId=pool, DeletionProtection="INACTIVE")
    corrected.pools.delete_user_pool(UserPoolId=pool)
    with pytest.raises(corrected.pools.exceptions.ResourceNotFoundException):
        corrected.pools.describe_user_pool(UserPoolId=pool)
    plain.pools.delete_user_pool(UserPoolId=plain.deploy("protected", DeletionProtection="ACTIVE"))


YAML = """
Resources:
  Pool: {Type: AWS::Cognito::UserPool}
Outputs:
  Id: {Value: !Ref Pool}
  Url: {Value: !GetAtt Pool.ProviderURL}
  Name: {Value: !GetAtt Pool.ProviderName}
"""


def _json() -> str:
    sent = template()
    for name, attribute in (("Url", "ProviderURL"), ("Name", "ProviderName")):
        sent["Outputs"][name] = {"Value": {"Fn::GetAtt": ["Pool", attribute]}}
    return json.dumps(sent)


@pytest.mark.parametrize("body", [YAML, _json()], ids=["yaml", "json"])
def test_a_pool_has_a_provider_url(corrected: Clients, plain: Clients, body: str) -> None:
    stack = f"provider-{'yaml' if body == YAML else 'json'}"
    corrected.deploy_template(stack, body)
    assert f"https://{corrected.output(stack, 'Name')}" == corrected.output(stack, "Url")
    assert not _has_url(plain, stack, body), "the emulator no longer needs this correction"


def _has_url(clients: Clients, stack: str, body: str) -> bool:
    try:
        clients.deploy_template(stack, body)
        return clients.output(stack, "Url").startswith("https://")
    except (ClientError, StopIteration):
        return False
