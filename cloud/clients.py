"""The AWS clients, with their time limits."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config

from authconfig.program import TOOLKIT, VERSION
from cloud.calls import log_calls
from cloud.errors import translated

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_sts import STSClient

# Both services answer within a second. Three attempts outlast a hiccup without a long wait before a deployment.
_ATTEMPTS: Final = 3
_CONNECT_SECONDS: Final = 3
_READ_SECONDS: Final = 10
_NO_PROFILE: Final = "default"  # what boto3 says when none is set


@dataclass(frozen=True, slots=True)
class Clients:
    """The clients of the two services that every command needs."""

    cloudformation: CloudFormationClient
    cognito: CognitoIdentityProviderClient


@dataclass(frozen=True, slots=True)
class AllClients(Clients):
    """The same, and those that only `check` needs. profile: the AWS profile; None when none is set"""

    iam: Any  # its stubs are twice as large as all the others
    sts: STSClient
    profile: str | None


def connect(region: str = "", attempts: int = _ATTEMPTS) -> Clients:
    """Clients for the credentials and endpoint that botocore finds. Makes no call. Raises CloudError.

    region: "" for the one that is configured
    """
    config = _config(attempts)
    with translated("the AWS settings"):
        session = _session(region)
        return Clients(session.client("cloudformation", config=config), session.client("cognito-idp", config=config))


def connect_all(region: str = "") -> AllClients:
    """The same with the clients that only `check` needs."""
    config = _config(_ATTEMPTS)
    with translated("the AWS settings"):
        session = _session(region)
        return AllClients(
            session.client("cloudformation", config=config),
            session.client("cognito-idp", config=config),
            session.client("iam", config=config),
            session.client("sts", config=config),
            None if session.profile_name == _NO_PROFILE else session.profile_name,
        )


def _session(region: str) -> boto3.session.Session:
    # `cdk` prefers AWS_REGION, which boto3 ignores: what is checked must be in the region that `cdk` deploys to.
    session = boto3.session.Session(region_name=region or os.environ.get("AWS_REGION") or None)
    log_calls(session)
    return session


def _config(attempts: int) -> Config:
    return Config(
        user_agent_extra=f"{TOOLKIT}/{VERSION}",
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=_READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": attempts},
    )
