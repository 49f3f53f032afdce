"""The file's user pool as it is deployed: which stack has it, and its ids in AWS."""

from __future__ import annotations

from dataclasses import dataclass

from authconfig.file import reading
from authconfig.live import gate
from authconfig.live.deployed import DeployedStack
from authconfig.models import AuthConfig
from authconfig.names import Output, PoolStack, checked_environment
from authconfig.vocabulary import UserPoolId
from cloud.errors import CloudError
from wizard.commands.which_pool import WhichPool
from wizard.documents.client_configuration import is_pool_client


@dataclass(frozen=True, slots=True)
class WantedPool:
    """The pool that a command works on: what the file says about it, and its stack."""

    config: AuthConfig
    stack: PoolStack


@dataclass(frozen=True, slots=True)
class PoolIds:
    """A user pool and its app client, by their ids in AWS."""

    user_pool: UserPoolId
    app_client: str


def wanted_pool(which: WhichPool) -> WantedPool:
    """The file's pool. Raises what `reading.load_environment` raises."""
    environment = checked_environment(which.environment, f"--env {which.environment!r}")
    found = reading.load_environment(which.file.path, environment)
    return WantedPool(found.pool, found.stack)


def pool_ids(wanted: WantedPool, stack: DeployedStack | None) -> PoolIds:
    """The ids of the pool in `stack`. Raises CloudError when the stack has not settled or does not have the pool."""
    name = wanted.stack.name
    deploy, check = f"cdk deploy{wanted.stack.cdk_option}", f"python -m wizard check{wanted.stack.env_option}"
    if stack is not None and stack.status.endswith("_IN_PROGRESS"):
        raise CloudError(f"The stack {name} is in state {stack.status}.", "Wait until it has settled, and try again.")
    if stack is None or gate.at_creation(stack) is None:
        raise CloudError(
            f"The stack {name} in this account and region does not have the user pool of the file.",
            f"Deploy it with `{deploy}`, or name another environment with --env. `{check}` says more.",
        )
    user_pool, app_client = stack.user_pool_id, stack.outputs.get(Output.APP_CLIENT_ID)
    if user_pool is None or app_client is None:
        raise CloudError(
            f"The stack {name} does not say which user pool and app client it has.",
            f"Deploy it with `{deploy}`. `{check}` says more.",
        )
    if not is_pool_client(user_pool, app_client):
        raise CloudError(
            f"The stack {name} says that {user_pool!r} and {app_client!r} are the ids of its user pool and app client.",
            "They are not valid ids. Find out who changed the stack, and how.",
        )
    return PoolIds(user_pool, app_client)
