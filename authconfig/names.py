"""The names in AWS that the stacks write and others read: stacks, logical ids, outputs. No third-party import.

If a logical id changes after the first deploy, every user is lost.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from authconfig import checks
from authconfig.errors import ConfigInvalid, Problem
from authconfig.vocabulary import PoolId

DEFAULT_ENVIRONMENT: Final = "dev"
_LONGEST: Final = 128  # characters of a user pool's name, and of an app client's


class LogicalId(StrEnum):
    """The beginning of the logical id of each part of a pool; the pool's own id completes it."""

    USER_POOL = "UserPool"
    SMS_ROLE = "SmsRole"
    APP_CLIENT = "AppClient"
    GROUP = "Group"
    MFA_AT_CREATION = "MfaAtCreation"
    REQUIRED_MFA_ONLY_AT_CREATION = "RequiredMfaOnlyAtCreation"

    def of(self, pool_id: PoolId) -> str:
        """The logical id of this part of the pool whose `created.id` is `pool_id`."""
        return f"{self}{pool_id}"


def group_logical_id(pool_id: PoolId, group: str) -> str:
    """The logical id of the group called `group`. It depends on no other group, and no other name gets the same.

    Logical ids are alphanumeric; the digest tells apart names that differ only in other characters.
    """
    readable = re.sub("[^a-zA-Z0-9]", "", group)
    return f"{LogicalId.GROUP.of(pool_id)}{readable}{hashlib.sha256(group.encode()).hexdigest()[:8]}"


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


def stack_name(project: str, environment: str) -> str:
    """The stack's name. It is never too long: the limits on both names keep it within CloudFormation's."""
    return f"{project}-auth-{environment}"


def with_environment(name: str, environment: str, key: str) -> str:
    """`name`, from the dotted `key`, and the environment. Raises ConfigInvalid when that is too long for AWS."""
    full = f"{name}-{environment}"
    if len(full) > _LONGEST:
        message = f"With the environment the name has {len(full)} characters; AWS takes {_LONGEST} at most: {full}"
        raise ConfigInvalid("environment", (Problem(key, message, "Shorten the name, or the environment's."),))
    return full


def pool_ids(parameters: Iterable[str]) -> tuple[PoolId, ...]:
    """The ids of the pools whose mode at creation is among these parameters of a stack."""
    found = (re.fullmatch(f"{LogicalId.MFA_AT_CREATION}([0-9a-f]{{8}})", name) for name in parameters)
    return tuple(PoolId(match[1]) for match in found if match)
