"""The file's user pool as it is deployed: which stack has it, and its ids in AWS."""

from __future__ import annotations

from dataclasses import dataclass

from authconfig.errors import UsageError
from authconfig.file import reading
from authconfig.file.nearest import nearest_key
from authconfig.live import gate
from authconfig.live.deployed import DeployedStack
from authconfig.models import AppClientTable, AuthConfig
from authconfig.names import PoolStack, app_client_output, checked_environment
from authconfig.program import PROGRAM
from authconfig.vocabulary import UserPoolId
from cloud.errors import CloudError
from wizard.commands.which_client import WhichClient
from wizard.documents.client_configuration import is_pool_client


@dataclass(frozen=True, slots=True)
class WantedPool:
    """The pool that a command works on: what the file says about it, its stack, and the name of its app client."""

    config: AuthConfig
    stack: PoolStack
    client_name: str

    @property
    def client(self) -> AppClientTable:
        """What the file says about the app client."""
        return self.config.app_clients[self.client_name]


@dataclass(frozen=True, slots=True)
class PoolIds:
    """A user pool and its app client, by their ids in AWS."""

    user_pool: UserPoolId
    app_client: str


def wanted_pool(which: WhichClient) -> WantedPool:
    """The file's pool and app client. Raises UsageError for a client it lacks, and what `load_environment` raises."""
    path, name = which.pool.file.path, which.pool.environment
    found = reading.load_environment(path, checked_environment(name, f"--env {name!r}"))
    clients = tuple(found.pool.app_clients)
    if which.name is not None and which.name not in clients:  # the name is not repeated: it may be a secret
        raise UsageError(
            f"--client names none of the app clients in {path}: {', '.join(clients)}.\n"
            f"  The nearest is {nearest_key(which.name, clients)}."
        )
    return WantedPool(found.pool, found.stack, which.name or clients[0])


def pool_ids(wanted: WantedPool, stack: DeployedStack | None) -> PoolIds:
    """The ids of the pool in `stack`. Raises CloudError when the stack has not settled or does not have the pool."""
    name = wanted.stack.name
    deploy, check = f"cdk deploy{wanted.stack.cdk_option}", f"{PROGRAM} check{wanted.stack.env_option}"
    if stack is not None and stack.status.endswith("_IN_PROGRESS"):
        raise CloudError(f"The stack {name} is in state {stack.status}.", "Wait until it has settled, and try again.")
    if stack is None or gate.at_creation(stack) is None:
        raise CloudError(
            f"The stack {name} in this account and region does not have the user pool of the file.",
            f"Deploy it with `{deploy}`, or name another environment with --env. `{check}` says more.",
        )
    user_pool, app_client = stack.user_pool_id, stack.outputs.get(app_client_output(wanted.client_name))
    if user_pool is None or app_client is None:
        missing = "say which user pool it has" if user_pool is None else f"have the app client {wanted.client_name}"
        raise CloudError(
            f"The stack {name} does not {missing}.",
            f"Deploy it with `{deploy}`. `{check}` says more.",
        )
    if not is_pool_client(user_pool, app_client):
        raise CloudError(
            f"The stack {name} says that {user_pool!r} and {app_client!r} are the ids of its user pool and app client.",
            "They are not valid ids. Find out who changed the stack, and how.",
        )
    return PoolIds(user_pool, app_client)
