"""Sign-ins that wait for the answer to a challenge. Each session is good for one right answer, for a few minutes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from localaws.messages import Refused

_REMEMBERED: Final = 3600  # seconds that a session is known for after its end, to say what became of it


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in whose password was right, and the challenge that it waits for.

    tokens: what the emulator issued, withheld (none before a new password is set); code: the one that was sent by SMS
    secret: of a software token that is being set up; verified: it is set up
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
    """The sessions, each known by an id that nobody can guess."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._known: dict[str, Session] = {}
        self._used: dict[str, float] = {}

    def begin(self, session: Session) -> str:
        """The id of a new session."""
        oldest = self._clock() - _REMEMBERED
        self._known = {key: each for key, each in self._known.items() if each.expires > oldest}
        self._used = {key: expired for key, expired in self._used.items() if expired > oldest}
        key = secrets.token_urlsafe(48)
        self._known[key] = session
        return key

    def take(self, key: str) -> Session:
        """The session `key`, which is used up; raises Refused when there is none, or none any more."""
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
        """Let the session be used once more: what was answered was not right."""
        self._used.pop(key, None)

    def end(self, pool_id: str, sub: str | None = None) -> None:
        """Forget the sessions of a user, or of all users of the pool."""
        gone = [key for key, each in self._known.items() if each.pool_id == pool_id and sub in {None, each.sub}]
        for key in gone:
            del self._known[key]
