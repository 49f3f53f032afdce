"""The clients of AWS, with the time they may take."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import boto3
from botocore.config import Config

from cloud.errors import translated

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

# Both services answer within a second. Three attempts outlast a hiccup; nobody waits for long before a deploy.
_ATTEMPTS: Final = 3
_CONNECT_SECONDS: Final = 3
_READ_SECONDS: Final = 10


@dataclass(frozen=True, slots=True)
class Clients:
    """The two services that are read."""

    cloudformation: CloudFormationClient
    cognito: CognitoIdentityProviderClient


def connect(attempts: int = _ATTEMPTS) -> Clients:
    """Clients for the credentials, region and endpoint that botocore finds; no call yet. Raises CloudError."""
    config = Config(
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=_READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": attempts},
    )
    with translated("the AWS settings"):
        # `cdk` takes AWS_REGION first and boto3 does not know it: the gate must read where the deploy goes.
        session = boto3.session.Session(region_name=os.environ.get("AWS_REGION") or None)
        return Clients(session.client("cloudformation", config=config), session.client("cognito-idp", config=config))
