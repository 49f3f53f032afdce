"""Reads the stack and the user pool as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from authconfig.live.deployed import DeployedStack, Deployment, LivePool
from authconfig.names import PoolStack
from authconfig.vocabulary import UserPoolId
from cloud.clients import Clients, connect
from cloud.errors import Gone, translated
from cloud.reading.answers import live_pool

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import GetUserPoolMfaConfigResponseTypeDef, UserPoolTypeTypeDef


def read_deployment(wanted: PoolStack) -> Deployment:
    """The stack that is wanted and its pool, in its region and the account that botocore finds. Raises CloudError."""
    return deployment(connect(wanted.region), wanted)


def deployment(clients: Clients, wanted: PoolStack) -> Deployment:
    """The same with clients at hand."""
    stack = find_stack(clients.cloudformation, wanted.name)
    if stack is None or stack.user_pool_id is None:
        return Deployment(stack, None)
    return Deployment(stack, read_pool(clients.cognito, stack.user_pool_id))


def find_stack(client: CloudFormationClient, name: str) -> DeployedStack | None:
    """The stack `name`; None when there is none. Raises CloudError."""
    with translated("cloudformation:DescribeStacks"):
        try:
            stack = client.describe_stacks(StackName=name)["Stacks"][0]
        except ClientError as error:
            if "does not exist" in error.response["Error"].get("Message", ""):  # the code is not specific
                return None
            raise
        return DeployedStack(
            name=name,
            status=stack["StackStatus"],
            outputs={output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])},
            parameters={each["ParameterKey"]: each["ParameterValue"] for each in stack.get("Parameters", [])},
        )


def read_pool(client: CognitoIdentityProviderClient, user_pool_id: UserPoolId) -> LivePool | None:
    """The user pool `user_pool_id`; None when it is gone. Raises CloudError."""
    described = describe_pool(client, user_pool_id)
    return described and live_pool(*described)


def describe_pool(
    client: CognitoIdentityProviderClient, user_pool_id: UserPoolId
) -> tuple[UserPoolTypeTypeDef, GetUserPoolMfaConfigResponseTypeDef] | None:
    """What Cognito says of a user pool, and of its MFA; None when it is gone. Raises CloudError."""
    try:
        with translated("cognito-idp:DescribeUserPool"):
            described = client.describe_user_pool(UserPoolId=user_pool_id)["UserPool"]
        with translated("cognito-idp:GetUserPoolMfaConfig"):
            return described, client.get_user_pool_mfa_config(UserPoolId=user_pool_id)
    except Gone:
        return None
