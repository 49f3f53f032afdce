"""Sign-ins that wait for the answer to a challenge. A session accepts one right answer, within a few minutes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from localaws.messages import Refused

_REMEMBERED: Final = (
    3600  # seconds for which an expired session is remembered, so that it is refused as expired or used
)


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in whose password was right, and the challenge that it waits for.

    tokens: those that the emulator issued, to be withheld (None before a new password is set)
    code: the one sent by text message; secret: of a software token that is being set up; verified: whether that is done
    expires: seconds since the epoch
    """

    pool_id: str
    client_id: str
    sub: str
    waits_for: str
    expires: float
    tokens: Mapping[str, Any] | None = field(default=None, repr=False)
    code: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    verified: bool = False


def invalid(reason: str = "") -> Refused:
    """Cognito's refusal of a session."""
    return Refused("NotAuthorizedException", f"Invalid session for the user{reason}.")


class Sessions:
    """The sessions, each known by an id that cannot be guessed."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._known: dict[str, Session] = {}
        self._used: dict[str, float] = {}

    def begin(self, session: Session) -> str:
        """Keep `session`, and return its new id."""
        oldest = self._clock() - _REMEMBERED
        self._known = {key: each for key, each in self._known.items() if each.expires > oldest}
        self._used = {key: expired for key, expired in self._used.items() if expired > oldest}
        key = secrets.token_urlsafe(48)
        self._known[key] = session
        return key

    def take(self, key: str) -> Session:
        """The session `key`, which is thereby used up. Raises Refused when it is unknown, used or expired."""
        if key in self._used:
            raise invalid(", session can only be used once")
        session = self._known.get(key)
        if session is None:
            raise invalid()
        if self._clock() >= session.expires:
            raise invalid(", session is expired")
        self._used[key] = session.expires
        return session

    def give_back(self, key: str) -> None:
        """Allow the session to be used again, after a wrong answer."""
        self._used.pop(key, None)

    def end(self, pool_id: str, sub: str | None = None) -> None:
        """Forget the sessions of a user, or of all users of the pool."""
        gone = [key for key, each in self._known.items() if each.pool_id == pool_id and sub in {None, each.sub}]
        for key in gone:
            del self._known[key]
