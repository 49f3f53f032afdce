"""The AWS clients, with their time limits."""

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

# Both services answer within a second. Three attempts outlast a hiccup without a long wait before a deployment.
_ATTEMPTS: Final = 3
_CONNECT_SECONDS: Final = 3
_READ_SECONDS: Final = 10


@dataclass(frozen=True, slots=True)
class Clients:
    """The clients of the two services."""

    cloudformation: CloudFormationClient
    cognito: CognitoIdentityProviderClient


def connect(attempts: int = _ATTEMPTS) -> Clients:
    """Clients for the credentials, region and endpoint that botocore finds. Makes no call. Raises CloudError."""
    config = Config(
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=_READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": attempts},
    )
    with translated("the AWS settings"):
        # `cdk` prefers AWS_REGION, which boto3 ignores: what is checked must be in the region that `cdk` deploys to.
        session = boto3.session.Session(region_name=os.environ.get("AWS_REGION") or None)
        return Clients(session.client("cloudformation", config=config), session.client("cognito-idp", config=config))
