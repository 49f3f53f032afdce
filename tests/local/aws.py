"""A local AWS to deploy to, and what is deployed in it, read back with boto3."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from mypy_boto3_cloudformation import CloudFormationClient
from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
from mypy_boto3_cognito_idp.type_defs import AttributeTypeTypeDef

from cloud.clients import AllClients
from localaws.process import running

_RETRIES: Final = Config(retries={"mode": "standard", "max_attempts": 5})


def factors(*names: str) -> frozenset[str]:
    """Second factors in the words of `auth.toml`: `factors("SMS", "TOTP")`."""
    return frozenset(names)


class Stack(NamedTuple):
    """A stack as CloudFormation has it."""

    status: str
    updated: datetime | None
    parameters: Mapping[str, str]
    outputs: Mapping[str, str]


class Pool(NamedTuple):
    """A user pool as Cognito has it. methods: its second factors."""

    id: str
    mode: str
    methods: frozenset[str]
    users: tuple[str, ...]
    clients: tuple[str, ...]


class LocalAws:
    """A running local AWS. variables: what points a shell at it."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self._projects = (f"shop{number}" for number in itertools.count())
        self.cloudformation: CloudFormationClient = self._client("cloudformation")
        self.cognito: CognitoIdentityProviderClient = self._client("cognito-idp")
        self.iam = self._client("iam")
        self.sts = self._client("sts")

    def all_clients(self) -> AllClients:
        """The clients that `check` uses."""
        return AllClients(self.cloudformation, self.cognito, self.iam, self.sts, profile=None)

    def _client(self, service: str) -> Any:
        return boto3.client(  # type: ignore[call-overload]  # the name is a variable here
            service,
            endpoint_url=self.variables["AWS_ENDPOINT_URL"],
            region_name=self.variables["AWS_REGION"],
            aws_access_key_id=self.variables["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=self.variables["AWS_SECRET_ACCESS_KEY"],
            config=_RETRIES,
        )

    def close(self) -> None:
        for client in (self.cloudformation, self.cognito, self.iam):
            client.close()

    def new_project(self) -> str:
        """A name that no other project has here."""
        return next(self._projects)

    def stack(self, name: str) -> Stack:
        (stack,) = self.cloudformation.describe_stacks(StackName=name)["Stacks"]
        return Stack(
            stack["StackStatus"],
            stack.get("LastUpdatedTime"),
            {entry["ParameterKey"]: entry["ParameterValue"] for entry in stack.get("Parameters", [])},
            {entry["OutputKey"]: entry["OutputValue"] for entry in stack.get("Outputs", [])},
        )

    def has_stack(self, name: str) -> bool:
        """Whether there is a stack of this name; one that was deleted is none."""
        try:
            self.stack(name)
        except ClientError as error:
            assert "does not exist" in str(error)
            return False
        return True

    def mfa(self, pool_id: str) -> tuple[str, frozenset[str]]:
        """The MFA mode of a pool, and its second factors."""
        found = self.cognito.get_user_pool_mfa_config(UserPoolId=pool_id)
        methods = {
            "SMS": "SmsMfaConfiguration" in found,
            "TOTP": found.get("SoftwareTokenMfaConfiguration", {}).get("Enabled", False),
        }
        return found["MfaConfiguration"], factors(*(name for name, enabled in methods.items() if enabled))

    def pool(self, pool_id: str) -> Pool:
        mode, methods = self.mfa(pool_id)
        users = self.cognito.list_users(UserPoolId=pool_id)["Users"]
        clients = self.cognito.list_user_pool_clients(UserPoolId=pool_id, MaxResults=60)["UserPoolClients"]
        return Pool(
            pool_id,
            mode,
            methods,
            tuple(user["Username"] for user in users),
            tuple(client["ClientId"] for client in clients),
        )

    def add_user(self, pool_id: str, name: str) -> None:
        email: AttributeTypeTypeDef = {"Name": "email", "Value": f"{name}@example.com"}
        self.cognito.admin_create_user(
            UserPoolId=pool_id, Username=name, UserAttributes=[email], MessageAction="SUPPRESS"
        )


@contextlib.contextmanager
def local_aws(*options: str) -> Iterator[LocalAws]:
    """A local AWS of its own, started with `options`."""
    with running(*options) as variables, contextlib.closing(LocalAws(variables)) as aws:
        yield aws
