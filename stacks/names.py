"""The names that carry the environment, so that several live side by side in one account."""

from __future__ import annotations

from authconfig import vocabulary
from authconfig.errors import ConfigInvalid, Problem

DEFAULT_ENVIRONMENT = "dev"
_LONGEST = 128  # characters: of a stack's name, a user pool's and an app client's


def stack_name(project: str, environment: str) -> str:
    """The stack's name. Raises ConfigInvalid when `environment` cannot be part of one."""
    if reason := vocabulary.environment_name(environment):
        raise ConfigInvalid(f"-c env={environment!r}", (Problem("", reason, "Give the environment another name."),))
    return f"{project}-auth-{environment}"


def with_environment(name: str, environment: str, key: str) -> str:
    """`name`, from the dotted `key`, with the environment. Raises ConfigInvalid when that is too long for AWS."""
    full = f"{name}-{environment}"
    if len(full) > _LONGEST:
        message = f"With the environment the name has {len(full)} characters, and AWS takes {_LONGEST}: {full}"
        raise ConfigInvalid("environment", (Problem(key, message, "Shorten the name or the environment's."),))
    return full
