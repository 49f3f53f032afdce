"""Finds the deployed pool, and the user who is signed in to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cloud.clients import Clients, connect
from cloud.reading.deployment import find_stack
from cloud.users.connection import PoolConnection
from wizard.commands.deployed_pool import pool_ids, wanted_pool
from wizard.commands.user import kept_session
from wizard.commands.user.kept_session import KeptSession
from wizard.commands.which_pool import WhichPool


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the commands use besides the person: AWS, the folder for state, the clock."""

    connect: Callable[[], Clients] = connect
    folder: Path = field(default_factory=kept_session.state_folder)
    now: Callable[[], datetime] = _now


def open_pool(which: WhichPool, surroundings: Surroundings) -> tuple[PoolConnection, str]:
    """The deployed pool of the file, and the project's name.

    Raises CloudError when it is not deployed, and what `reading.load_pool` raises for the file.
    """
    wanted = wanted_pool(which)
    clients = surroundings.connect()
    ids = pool_ids(wanted, find_stack(clients.cloudformation, wanted.stack.name))
    return PoolConnection(clients.cognito, ids.user_pool, ids.app_client), wanted.config.project.name


def signed_in(pool: PoolConnection, surroundings: Surroundings) -> KeptSession:
    """The session that is kept for the pool. Raises NoSession."""
    return kept_session.find(surroundings.folder, pool.id, surroundings.now())
