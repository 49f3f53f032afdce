"""Finds the deployed pool, and the user who is signed in to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cloud.clients import Clients, connect
from cloud.reading.deployment import find_stack
from cloud.users.connection import PoolConnection
from wizard.commands.deployed_pool import WantedPool, pool_ids, wanted_pool
from wizard.commands.user import kept_session
from wizard.commands.user.kept_session import KeptSession
from wizard.commands.which_client import WhichClient


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the commands use besides the person: AWS, the folder for state, the clock.

    connect: takes a region, "" for the one that is configured
    """

    connect: Callable[[str], Clients] = connect
    folder: Path = field(default_factory=kept_session.state_folder)
    now: Callable[[], datetime] = _now


def open_pool(which: WhichClient, surroundings: Surroundings) -> tuple[PoolConnection, str]:
    """The deployed pool of the file, and the project's name.

    It lacks the secret of the app client, which only `open_client` reads: a user who is signed in needs none.

    Raises CloudError when it is not deployed, and what `wanted_pool` raises.
    """
    wanted, pool = _opened(which, surroundings)
    return pool, wanted.config.project.name


def open_client(which: WhichClient, surroundings: Surroundings) -> tuple[PoolConnection, str]:
    """The same to sign up and in with, for which an app client that has a secret has to prove that it knows it.

    Raises CloudError also when the secret cannot be read.
    """
    wanted, pool = _opened(which, surroundings)
    return pool.with_secret() if wanted.client.secret else pool, wanted.config.project.name


def _opened(which: WhichClient, surroundings: Surroundings) -> tuple[WantedPool, PoolConnection]:
    wanted = wanted_pool(which)
    clients = surroundings.connect(wanted.stack.region)
    ids = pool_ids(wanted, find_stack(clients.cloudformation, wanted.stack.name))
    return wanted, PoolConnection(clients.cognito, ids.user_pool, ids.app_client, flows=wanted.client.flows)


def signed_in(pool: PoolConnection, surroundings: Surroundings) -> KeptSession:
    """The session that is kept for the pool. Raises NoSession."""
    return kept_session.find(surroundings.folder, pool.id, surroundings.now())
