"""What is remembered between requests. Users are known by their pool's id and their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from localaws.sign_in.accounts import UserKey
from localaws.sign_in.codes import Code
from localaws.sign_in.directory import Directory
from localaws.sign_in.factors import Factors
from localaws.sign_in.grants import Grants
from localaws.sign_in.outbox import Outbox
from localaws.sign_in.sessions import Sessions


@dataclass(slots=True)
class Memory:
    """The state of all sign-ins. It does not outlive the process."""

    clock: Callable[[], float]
    outbox: Outbox
    sessions: Sessions
    grants: Grants
    directory: Directory = field(default_factory=Directory)
    factors: dict[UserKey, Factors] = field(default_factory=dict)
    codes: dict[tuple[UserKey, str], Code] = field(default_factory=dict)

    def factors_of(self, user: UserKey) -> Factors:
        """What the user has set up."""
        return self.factors.get(user, Factors())

    def keep(self, user: UserKey, factors: Factors) -> None:
        """Remember what the user has set up."""
        self.factors[user] = factors

    def sign_out(self, pool_id: str, sub: str) -> None:
        """End the user's sessions, and revoke their tokens."""
        self.grants.sign_out(pool_id, sub)
        self.sessions.end(pool_id, sub)

    def forget(self, pool_id: str, sub: str | None = None) -> None:
        """Forget a user, or a pool with all its users."""
        self.grants.sign_out(pool_id, sub)
        self.sessions.end(pool_id, sub)

        def is_gone(key: UserKey) -> bool:
            return key == (pool_id, sub) if sub else key[0] == pool_id

        self.factors = {key: kept for key, kept in self.factors.items() if not is_gone(key)}
        self.codes = {key: kept for key, kept in self.codes.items() if not is_gone(key[0])}


def new_memory(clock: Callable[[], float], show: Callable[[str], None]) -> Memory:
    """An empty memory. clock: returns seconds since the epoch; show: receives each message as one line"""
    return Memory(clock, Outbox(clock, show), Sessions(clock), Grants(clock))
