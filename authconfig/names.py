"""The names in AWS that the stacks write and others read: stacks, logical ids, outputs. No third-party import."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from authconfig import checks
from authconfig.errors import ConfigInvalid, Problem
from authconfig.program import TOOLKIT
from authconfig.vocabulary import PoolId

DEFAULT_ENVIRONMENT: Final = "dev"
FIRST_CLIENT: Final = "app"  # the app client that a new file has
_LONGEST: Final = 128  # characters of a user pool's name, and of an app client's


class LogicalId(StrEnum):
    """The logical ids of a stack's parts. None ever changes: the part that it names would be lost, users included."""

    USER_POOL = "UserPool"
    SMS_ROLE = "SmsRole"
    MFA_AT_CREATION = "MfaAtCreation"
    REQUIRED_MFA_ONLY_AT_CREATION = "RequiredMfaOnlyAtCreation"
    LEFT_REQUIRED_MFA = "LeftRequiredMfa"


def app_client_logical_id(client: str) -> str:
    """The logical id of the app client that the file calls `client`."""
    return _named("AppClient", client)


def app_client_output(client: str) -> str:
    """The name of the output with the id of the app client that the file calls `client`.

    The first client's id is the output `Output.APP_CLIENT_ID` as well.
    """
    return f"{Output.APP_CLIENT_ID}{client[:1].upper()}{client[1:]}"


def app_client_name(resource: str, client: str) -> str:
    """What the app client that the file calls `client` is called in AWS, without the environment."""
    return resource if client == FIRST_CLIENT else f"{resource}-{client}"


def group_logical_id(group: str) -> str:
    """The logical id of the group called `group`."""
    return _named("Group", group)


def external_id(pool: PoolId) -> str:
    """What Cognito has to say to the SMS role of `pool` so that the role lets it send a text message."""
    return f"user-pool-{pool}"


def _named(kind: str, name: str) -> str:
    """The logical id of the `kind` called `name`: its own whatever others there are, and no other name's.

    Logical ids are alphanumeric; the digest tells apart names that differ only in other characters.
    """
    readable = re.sub("[^a-zA-Z0-9]", "", name)
    return f"{kind}{readable}{hashlib.sha256(name.encode()).hexdigest()[:8]}"


class Output(StrEnum):
    """The names of the stack's outputs."""

    USER_POOL_ID = "UserPoolId"
    USER_POOL_ARN = "UserPoolArn"
    APP_CLIENT_ID = "AppClientId"
    MFA_CONFIGURATION = "MfaConfiguration"
    MFA_AT_CREATION = "MfaAtCreation"
    SMS_ROLE_ARN = "SmsRoleArn"


def checked_environment(name: str, source: str) -> str:
    """`name`, if it is valid for an environment; `source` says where it was given. Raises ConfigInvalid."""
    if reason := checks.environment_name(name):
        raise ConfigInvalid(source, (Problem("", reason, "Give it another value."),))
    return name


class Tag(StrEnum):
    """The tags of a stack, by which it is found among those of other projects and pools."""

    PROJECT = f"{TOOLKIT}:project"
    ENVIRONMENT = f"{TOOLKIT}:environment"
    POOL = f"{TOOLKIT}:pool"


@dataclass(frozen=True, slots=True)
class PoolStack:
    """The stack of a pool in an environment. One pool is one stack.

    account, region: where it belongs; "" where the file leaves that open
    """

    project: str
    environment: str
    pool_id: PoolId
    account: str = ""
    region: str = ""

    @property
    def construct_id(self) -> str:
        """What the stack is called on the command line: `cdk deploy shop-auth-prod`."""
        return f"{self.project}-auth-{self.environment}"

    @property
    def name(self) -> str:
        """The stack's name in AWS. It has the pool's id: no other file, and no older one, can take the stack over.

        It fits: the longest project, environment and id together have 127 characters, and CloudFormation takes 128.
        """
        return f"{self.construct_id}-{self.pool_id}"

    @property
    def env_option(self) -> str:
        """The option, after a space, with which a command of the wizard finds it; empty if it needs none."""
        return "" if self.environment == DEFAULT_ENVIRONMENT else f" --env {self.environment}"

    @property
    def delete_command(self) -> str:
        """The command that deletes the stack; its user pool and all that the pool has are kept."""
        where = f" --region {self.region}" if self.region else ""
        return f"aws cloudformation delete-stack --stack-name {self.name}{where}"

    @property
    def cdk_option(self) -> str:
        """The option, after a space, with which `cdk` makes the stack; empty if it needs none."""
        return "" if self.environment == DEFAULT_ENVIRONMENT else f" -c env={self.environment}"

    @property
    def tags(self) -> dict[str, str]:
        """The tags of the stack."""
        return {Tag.PROJECT: self.project, Tag.ENVIRONMENT: self.environment, Tag.POOL: self.pool_id}


def with_environment(name: str, environment: str, key: str) -> str:
    """`name`, from the dotted `key`, and the environment. Raises ConfigInvalid when that is too long for AWS."""
    full = f"{name}-{environment}"
    if len(full) > _LONGEST:
        message = f"With the environment the name has {len(full)} characters; AWS takes {_LONGEST} at most: {full}"
        raise ConfigInvalid("environment", (Problem(key, message, "Shorten the name, or the environment's."),))
    return full
