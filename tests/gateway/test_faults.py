"""Each fault answers in AWS's words, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError

from tests.gateway.clients import SMS, Clients, local_aws

BOTH = ["SMS_MFA", "SOFTWARE_TOKEN_MFA"]
REQUIRED_MFA = "Cannot turn MFA functionality ON, once the user pool has been created."
SMS_REMOVAL = "Can't turn off SMS_MFA when SMS configuration is set for the user pool"


@pytest.fixture(scope="module")
def refusing() -> Iterator[Clients]:
    with local_aws("--fault", "required-mfa", "--fault", "sms-removal") as clients:
        yield clients


def test_required_mfa_is_for_new_pools(refusing: Clients) -> None:
    new = refusing.deploy("new", MfaConfiguration="ON", EnabledMfas=["SOFTWARE_TOKEN_MFA"])
    assert refusing.pools.get_user_pool_mfa_config(UserPoolId=new)["MfaConfiguration"] == "ON"


def test_a_deployment_that_requires_mfa_is_rolled_back(refusing: Clients) -> None:
    pool = refusing.deploy("existing", MfaConfiguration="OPTIONAL", EnabledMfas=["SOFTWARE_TOKEN_MFA"])
    assert pool == refusing.deploy("existing", MfaConfiguration="ON", EnabledMfas=["SOFTWARE_TOKEN_MFA"])
    assert refusing.status("existing") == "UPDATE_ROLLBACK_COMPLETE"
    assert REQUIRED_MFA in refusing.reasons("existing")
    assert "localaws" not in refusing.reasons("existing")
    described = refusing.pools.describe_user_pool(UserPoolId=pool)["UserPool"]
    assert (described["MfaConfiguration"], described["UserPoolTier"]) == ("OPTIONAL", "ESSENTIALS")


def test_required_mfa_is_refused_to_who_asks_cognito_itself(refusing: Clients) -> None:
    pool = refusing.deploy("asked", MfaConfiguration="OFF")
    with pytest.raises(refusing.pools.exceptions.InvalidParameterException, match=REQUIRED_MFA):
        refusing.pools.set_user_pool_mfa_config(
            UserPoolId=pool, MfaConfiguration="ON", SoftwareTokenMfaConfiguration={"Enabled": True}
        )
    assert refusing.pools.describe_user_pool(UserPoolId=pool)["UserPool"]["MfaConfiguration"] == "OFF"


def test_sms_is_not_taken_off_while_mfa_stays_on(refusing: Clients) -> None:
    refusing.deploy("keeps-sms", MfaConfiguration="OPTIONAL", EnabledMfas=BOTH, **SMS)
    refusing.deploy("keeps-sms", MfaConfiguration="OPTIONAL", EnabledMfas=["SOFTWARE_TOKEN_MFA"], **SMS)
    assert refusing.status("keeps-sms") == "UPDATE_ROLLBACK_COMPLETE"
    assert SMS_REMOVAL in refusing.reasons("keeps-sms").replace("&apos;", "'")


def test_sms_goes_with_mfa(refusing: Clients) -> None:
    refusing.deploy("drops-sms", MfaConfiguration="OPTIONAL", EnabledMfas=BOTH, **SMS)
    refusing.deploy("drops-sms", MfaConfiguration="OFF")
    assert refusing.status("drops-sms") == "UPDATE_COMPLETE"


def test_throttling_lets_the_second_call_of_a_kind_through() -> None:
    with local_aws("--fault", "throttling") as clients:
        with pytest.raises(ClientError, match="Rate exceeded") as caught:
            clients.pools.list_user_pools(MaxResults=1)
        assert caught.value.response["Error"]["Code"] == "TooManyRequestsException"
        assert clients.pools.list_user_pools(MaxResults=1)["UserPools"] == []


def test_an_outage_begins_with_a_deployment_and_ends() -> None:
    with local_aws("--fault", "outage") as clients:
        clients.stacks.create_stack(
            StackName="begun", TemplateBody='{"Resources":{"P":{"Type":"AWS::Cognito::UserPool"}}}'
        )
        for _ in range(3):
            with pytest.raises(ClientError, match="Service is unable to handle the request"):
                clients.status("begun")
        assert clients.status("begun").startswith("CREATE_")
