"""The pool, and who is signed in to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from authconfig import reading
from authconfig.names import checked_environment, stack_name
from cloud.clients import Clients, connect
from cloud.user_pool import UserPool, find_pool
from wizard import kept_session
from wizard.kept_session import KeptSession
from wizard.user_command_line import UserInvocation


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the commands talk to besides the person: AWS, the folder for state, the clock."""

    connect: Callable[[], Clients] = connect
    folder: Path = field(default_factory=kept_session.state_folder)
    now: Callable[[], datetime] = _now


def open_pool(invocation: UserInvocation, surroundings: Surroundings) -> tuple[UserPool, str]:
    """The deployed pool of the file, and the project's name. Raises CloudError and what `reading.load` raises."""
    assert invocation.environment is not None  # the command line has a default
    environment = checked_environment(invocation.environment, f"--env {invocation.environment!r}")
    project = reading.load(invocation.config).project.name
    return find_pool(surroundings.connect(), stack_name(project, environment)), project


def signed_in(pool: UserPool, surroundings: Surroundings) -> KeptSession:
    """The session that is kept for the pool. Raises UsageError."""
    return kept_session.find(surroundings.folder, pool.id, surroundings.now())
