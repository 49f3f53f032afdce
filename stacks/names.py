"""The names that carry the environment, so that several live side by side in one account."""

from __future__ import annotations

from typing import Final

from authconfig.errors import ConfigInvalid, Problem

_LONGEST: Final = 128  # characters of a user pool's name, and of an app client's


def stack_name(project: str, environment: str) -> str:
    """The stack's name. It fits: the longest project and environment together keep to CloudFormation's limit."""
    return f"{project}-auth-{environment}"


def with_environment(name: str, environment: str, key: str) -> str:
    """`name`, from the dotted `key`, with the environment. Raises ConfigInvalid when that is too long for AWS."""
    full = f"{name}-{environment}"
    if len(full) > _LONGEST:
        message = f"With the environment the name has {len(full)} characters, and AWS takes {_LONGEST}: {full}"
        raise ConfigInvalid("environment", (Problem(key, message, "Shorten the name or the environment's."),))
    return full
