"""boto3 clients of a local AWS, and the small stacks that its tests deploy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from mypy_boto3_cloudformation import CloudFormationClient
from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

from localaws.process import running

ROLE = "arn:aws:iam::123456789012:role/sms"
SMS = {"SmsConfiguration": {"SnsCallerArn": ROLE, "ExternalId": "x"}, "SmsAuthenticationMessage": "Code {####}"}


@dataclass(frozen=True)
class Clients:
    """A local AWS, seen by its clients. They try each call once, so that a fault is seen."""

    stacks: CloudFormationClient
    pools: CognitoIdentityProviderClient
    endpoint: str

    def deploy(self, stack: str, **properties: Any) -> str:
        """Create or update `stack` with one user pool of `properties`; the pool's id once that has ended."""
        return self.deploy_template(stack, json.dumps(template(**properties)))

    def deploy_template(self, stack: str, body: str) -> str:
        try:
            self.stacks.create_stack(StackName=stack, TemplateBody=body)
        except self.stacks.exceptions.AlreadyExistsException:
            self.stacks.update_stack(StackName=stack, TemplateBody=body)
        while self.status(stack).endswith("_IN_PROGRESS"):
            pass
        return self.output(stack, "Id")

    def status(self, stack: str) -> str:
        return self.stacks.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]

    def output(self, stack: str, name: str) -> str:
        outputs = self.stacks.describe_stacks(StackName=stack)["Stacks"][0].get("Outputs", [])
        return next(output["OutputValue"] for output in outputs if output["OutputKey"] == name)

    def reasons(self, stack: str) -> str:
        events = self.stacks.describe_stack_events(StackName=stack)["StackEvents"]
        return "\n".join(event.get("ResourceStatusReason", "") for event in events)

    def methods(self, pool: str) -> set[str]:
        """The MFA methods of `pool`, as the API names their settings."""
        found = self.pools.get_user_pool_mfa_config(UserPoolId=pool)
        sms = {"SmsMfaConfiguration"} if found.get("SmsMfaConfiguration") else set()
        token = found.get("SoftwareTokenMfaConfiguration", {}).get("Enabled", False)
        return sms | ({"SoftwareTokenMfaConfiguration"} if token else set())


class Answer(NamedTuple):
    """What a server says to one request."""

    status: int
    headers: HTTPMessage
    body: bytes


def ask(
    endpoint: str,
    path: str = "/",
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: str | bytes | None = None,
) -> Answer:
    """The answer to a request that is written by hand. path: what follows the endpoint's own"""
    address = urlsplit(endpoint)
    with closing(HTTPConnection(address.netloc, timeout=20)) as connection:
        connection.request(method, f"{address.path}{path}", body, dict(headers or {}))
        with connection.getresponse() as response:
            return Answer(response.status, response.headers, response.read())


def template(**properties: Any) -> dict[str, Any]:
    """A template of one user pool that is deleted with its stack."""
    return {
        "Resources": {"Pool": {"Type": "AWS::Cognito::UserPool", "Properties": properties}},
        "Outputs": {"Id": {"Value": {"Ref": "Pool"}}},
    }


def clients_of(environment: Mapping[str, str]) -> Clients:
    config = Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=20)
    session = boto3.Session(
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
        region_name=environment["AWS_REGION"],
    )
    endpoint = environment["AWS_ENDPOINT_URL"]
    return Clients(
        session.client("cloudformation", endpoint_url=endpoint, config=config),
        session.client("cognito-idp", endpoint_url=endpoint, config=config),
        endpoint,
    )


@contextmanager
def local_aws(*options: str) -> Iterator[Clients]:
    """The clients of a local AWS started with `options`."""
    with running(*options) as environment:
        yield clients_of(environment)
