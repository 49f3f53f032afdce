"""Reads the stack and the user pool as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from authconfig.live.deployed import DeployedGroups, DeployedStack, Deployment, LivePool, OtherStack
from authconfig.names import PoolStack, Tag
from authconfig.vocabulary import PoolId, UserPoolId
from cloud.clients import Clients, connect
from cloud.errors import Denied, Gone, translated
from cloud.reading.answers import live_pool

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cloudformation.type_defs import StackTypeDef
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


def read_deployment(wanted: PoolStack) -> Deployment:
    """The stack that is wanted and what it has, in the account and region that botocore finds. Raises CloudError."""
    return deployment(connect(), wanted)


def deployment(clients: Clients, wanted: PoolStack) -> Deployment:
    """The same with clients at hand."""
    stack = find_stack(clients.cloudformation, wanted.name)
    if stack is None:
        return Deployment(None, None, _others(clients.cloudformation, wanted))
    if stack.user_pool_id is None:
        return Deployment(stack, None)
    pool = read_pool(clients.cognito, stack.user_pool_id)
    return Deployment(stack, pool, groups=_groups(clients, stack) if pool else None)


def _others(client: CloudFormationClient, wanted: PoolStack) -> tuple[OtherStack, ...] | None:
    """The stacks of the same project and environment, found by tag; None when they may not be looked up."""
    try:
        with translated("cloudformation:DescribeStacks"):
            pages = client.get_paginator("describe_stacks").paginate()
            return tuple(other for page in pages for stack in page["Stacks"] if (other := _other(stack, wanted)))
    except Denied:
        return None


def _other(stack: StackTypeDef, wanted: PoolStack) -> OtherStack | None:
    """`stack` as one of the same project and environment; None when it is not."""
    name, status = stack["StackName"], stack["StackStatus"]
    tags = {tag["Key"]: tag["Value"] for tag in stack.get("Tags", [])}
    if all(tags.get(tag) == wanted.tags[tag] for tag in (Tag.PROJECT, Tag.ENVIRONMENT)):
        return OtherStack(name, PoolId(tags.get(Tag.POOL, "")), status)
    if name == wanted.construct_id:  # so named before a stack's name had the pool's id
        return OtherStack(name, None, status)
    return None


def _groups(clients: Clients, stack: DeployedStack) -> DeployedGroups | None:
    """The groups of the stack's pool; None when they may not be looked up."""
    try:
        with translated("cognito-idp:ListGroups"):
            pages = clients.cognito.get_paginator("list_groups").paginate(UserPoolId=str(stack.user_pool_id))
            in_pool = frozenset(group.get("GroupName", "") for page in pages for group in page["Groups"])
        with translated("cloudformation:ListStackResources"):
            listed = clients.cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack.name)
            managed = frozenset(each["LogicalResourceId"] for page in listed for each in page["StackResourceSummaries"])
    except Denied:
        return None
    return DeployedGroups(in_pool, managed)


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
    try:
        with translated("cognito-idp:DescribeUserPool"):
            described = client.describe_user_pool(UserPoolId=user_pool_id)["UserPool"]
        with translated("cognito-idp:GetUserPoolMfaConfig"):
            mfa = client.get_user_pool_mfa_config(UserPoolId=user_pool_id)
    except Gone:
        return None
    return live_pool(described, mfa)
