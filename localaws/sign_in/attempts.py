"""Counts wrong codes, and locks a user out after too many. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FREE: Final = 5  # wrong codes until the first lock, as in the developer guide; the durations are ours
FIRST_LOCK: Final = 30.0  # seconds; each further wrong code doubles it
LONGEST_LOCK: Final = 900.0


@dataclass(frozen=True, slots=True)
class Attempts:
    """wrong: the wrong codes since the last right one; locked_until: the end of the lock, seconds since the epoch"""

    wrong: int = 0
    locked_until: float = 0.0

    def failed(self, now: float) -> Attempts:
        """The attempts after one more wrong code."""
        wrong = self.wrong + 1
        if wrong < FREE:
            return Attempts(wrong)
        return Attempts(wrong, now + min(FIRST_LOCK * 2.0 ** min(wrong - FREE, 10), LONGEST_LOCK))

    def locked(self, now: float) -> bool:
        """Whether every code is refused now, even the right one."""
        return now < self.locked_until


NONE: Final = Attempts()
