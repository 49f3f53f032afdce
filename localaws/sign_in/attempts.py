"""How often a wrong code is accepted as an honest mistake. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FREE: Final = 5  # wrong codes until the first lock, as the developer guide has it; the times are ours
FIRST_LOCK: Final = 30.0  # seconds; doubled by each wrong code after it
LONGEST_LOCK: Final = 900.0


@dataclass(frozen=True, slots=True)
class Attempts:
    """The wrong codes since the last right one, and until when (seconds since the epoch) none is looked at."""

    wrong: int = 0
    locked_until: float = 0.0

    def failed(self, now: float) -> Attempts:
        """What it becomes with one more wrong code."""
        wrong = self.wrong + 1
        if wrong < FREE:
            return Attempts(wrong)
        return Attempts(wrong, now + min(FIRST_LOCK * 2.0 ** min(wrong - FREE, 10), LONGEST_LOCK))

    def locked(self, now: float) -> bool:
        """Whether no code is looked at now, right or wrong."""
        return now < self.locked_until


NONE: Final = Attempts()
