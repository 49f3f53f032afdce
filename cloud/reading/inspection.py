"""Reads all that `check` compares. What the credentials may not read is left open, and said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from authconfig.live.deployed import Account, Beside, DeployedStack, Inspection, OtherStack, Parts, Unseen
from authconfig.names import FIRST_CLIENT, Output, PoolStack, Tag, app_client_output
from authconfig.vocabulary import PoolId
from cloud.clients import AllClients, connect_all
from cloud.errors import CloudError, Denied, Gone, translated
from cloud.reading import parts
from cloud.reading.answers import live_pool
from cloud.reading.deployment import describe_pool, find_stack
from cloud.reading.template import template

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cloudformation.type_defs import StackTypeDef
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import UserPoolTypeTypeDef

_Read = TypeVar("_Read")
_LISTED: Final = 60  # app clients in one answer: the most that Cognito gives


def read_inspection(wanted: PoolStack) -> Inspection:
    """The stack that is wanted and all it has, in its region and the account that botocore finds. Raises CloudError."""
    return inspection(connect_all(wanted.region), wanted)


def inspection(clients: AllClients, wanted: PoolStack) -> Inspection:
    """The same with clients at hand."""
    stack = find_stack(clients.cloudformation, wanted.name)
    if stack is None:
        others = _others(clients.cloudformation, wanted)
        return Inspection(None, None, others, account=_account(clients))
    described = describe_pool(clients.cognito, stack.user_pool_id) if stack.user_pool_id else None
    if described is None:
        return Inspection(stack, None, account=_account(clients))
    pool, mfa = described
    with translated("cognito-idp:DescribeUserPool"):
        references = parts.references(stack, pool["Arn"])
    found = Parts(
        references=references,
        template=_seen(lambda: _template(clients.cloudformation, stack.name)),
        user_pool=parts.user_pool(pool, mfa),
        app_clients={
            name: _seen(partial(_app_client, clients.cognito, pool["Id"], each))
            for name, each in _own_clients(stack).items()
        },
        sms_role=_seen(lambda: _sms_role(clients.iam, stack)),
        groups=_seen(lambda: _groups(clients.cognito, pool["Id"])),
        beside=_beside(clients.cognito, stack, pool),
    )
    return Inspection(stack, live_pool(pool, mfa), parts=found, account=_account(clients))


def read_stack(wanted: PoolStack) -> tuple[Account, DeployedStack | None]:
    """Where the stack that is wanted was looked for, and what was found. Raises CloudError."""
    clients = connect_all(wanted.region)
    return _account(clients), find_stack(clients.cloudformation, wanted.name)


def _seen(read: Callable[[], _Read]) -> _Read | Unseen:
    """What `read` returns; what is missing when the credentials lack a permission for it."""
    try:
        return read()
    except Denied as denied:
        return Unseen(denied.message, denied.remedy)


def _account(clients: AllClients) -> Account:
    """Where all this was read. Nobody needs a permission for it, but a network can lack the way there."""
    number = None
    try:
        with translated("sts:GetCallerIdentity"):
            number = clients.sts.get_caller_identity()["Account"]
    except CloudError:
        pass
    return Account(number, clients.cloudformation.meta.region_name, clients.profile)


def _template(client: CloudFormationClient, stack: str) -> Mapping[str, Any] | Unseen:
    with translated("cloudformation:GetTemplate"):
        return template(client.get_template(StackName=stack)["TemplateBody"])


def _own_clients(stack: DeployedStack) -> Mapping[str, str]:
    """The ids of the stack's app clients, by the outputs that say them: each has one beside that of the first.

    A stack from before there were several has only that one.
    """
    prefix = Output.APP_CLIENT_ID
    found = {name: value for name, value in stack.outputs.items() if name.startswith(prefix)}
    first = found.pop(prefix, None)
    return found if found or first is None else {app_client_output(FIRST_CLIENT): first}


def _app_client(client: CognitoIdentityProviderClient, user_pool_id: str, client_id: str) -> Mapping[str, Any] | None:
    try:
        with translated("cognito-idp:DescribeUserPoolClient"):
            answer = client.describe_user_pool_client(UserPoolId=user_pool_id, ClientId=client_id)
    except Gone:
        return None
    return parts.app_client(answer["UserPoolClient"])


def _sms_role(client: Any, stack: DeployedStack) -> Mapping[str, Any] | None:
    name = stack.outputs.get(Output.SMS_ROLE_ARN, "").rpartition("/")[2]
    if not name:
        return None
    try:
        with translated("iam:GetRole"):
            described = client.get_role(RoleName=name)["Role"]
        with translated("iam:ListRolePolicies"):
            names = client.list_role_policies(RoleName=name)["PolicyNames"]
        with translated("iam:GetRolePolicy"):
            inline = {each: client.get_role_policy(RoleName=name, PolicyName=each)["PolicyDocument"] for each in names}
        with translated("iam:ListAttachedRolePolicies"):
            listed = client.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
    except Gone:
        return None
    return parts.sms_role(described, inline, [each["PolicyArn"] for each in listed])


def _groups(client: CognitoIdentityProviderClient, user_pool_id: str) -> Mapping[str, Mapping[str, Any]]:
    with translated("cognito-idp:ListGroups"):
        pages = client.get_paginator("list_groups").paginate(UserPoolId=user_pool_id)
        return {group.get("GroupName", ""): dict(group) for page in pages for group in page["Groups"]}


def _beside(
    client: CognitoIdentityProviderClient, stack: DeployedStack, pool: UserPoolTypeTypeDef
) -> tuple[Beside, ...]:
    """What the pool has that other stacks or people made: it cannot be told from the pool's own properties."""
    domains = (pool.get("Domain"), pool.get("CustomDomain"))
    return (
        Beside("further app clients", _seen(lambda: _further_clients(client, stack, pool["Id"]))),
        Beside("identity providers", _seen(lambda: _providers(client, pool["Id"]))),
        Beside("domains", tuple(domain for domain in domains if domain)),
    )


def _further_clients(client: CognitoIdentityProviderClient, stack: DeployedStack, user_pool_id: str) -> tuple[str, ...]:
    with translated("cognito-idp:ListUserPoolClients"):
        paginator = client.get_paginator("list_user_pool_clients")
        pages = paginator.paginate(UserPoolId=user_pool_id, PaginationConfig={"PageSize": _LISTED})
        found = [each for page in pages for each in page["UserPoolClients"]]
    own = set(_own_clients(stack).values())
    return tuple(each.get("ClientName", "") for each in found if each.get("ClientId") not in own)


def _providers(client: CognitoIdentityProviderClient, user_pool_id: str) -> tuple[str, ...]:
    with translated("cognito-idp:ListIdentityProviders"):
        pages = client.get_paginator("list_identity_providers").paginate(UserPoolId=user_pool_id)
        return tuple(each.get("ProviderName", "") for page in pages for each in page["Providers"])


def _others(client: CloudFormationClient, wanted: PoolStack) -> tuple[OtherStack, ...] | None:
    """The stacks of the same project, and of its environment or pool, found by tag; None if that is denied."""
    try:
        with translated("cloudformation:DescribeStacks"):
            pages = client.get_paginator("describe_stacks").paginate()
            return tuple(other for page in pages for stack in page["Stacks"] if (other := _other(stack, wanted)))
    except Denied:
        return None


def _other(stack: StackTypeDef, wanted: PoolStack) -> OtherStack | None:
    """`stack` as one of the same project, and of the same environment or pool; None when it is not."""
    name, status = stack["StackName"], stack["StackStatus"]
    tags = {tag["Key"]: tag["Value"] for tag in stack.get("Tags", [])}
    environment, pool_id = tags.get(Tag.ENVIRONMENT, ""), PoolId(tags.get(Tag.POOL, ""))
    if tags.get(Tag.PROJECT) == wanted.project:
        if environment == wanted.environment:
            return OtherStack(name, pool_id, status)
        if pool_id == wanted.pool_id:
            return OtherStack(name, pool_id, status, environment)
    if name == wanted.construct_id:  # so named before a stack's name had the pool's id
        return OtherStack(name, None, status)
    return None
