"""What may become of a setting once its pool exists: the kinds of update policy.

A policy that can refuse has one reason and one way out, which every gate shows. What they refuse is this toolkit's
policy, not a claim about the service; where Cognito has a rule of its own, a comment at the setting names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

NEW_POOL: Final = "make a new pool: `python -m wizard remove`, then `python -m wizard add`"


class Rule(Enum):
    """The rules that judge a change by more than the two values. What each looks at is in `authconfig.rules`."""

    REQUIRED_MFA_ONLY_AT_CREATION = auto()
    SMS_STAYS_WHILE_MFA_IS_ON = auto()


@dataclass(frozen=True, slots=True)
class Changeable:
    """It can change at any time. note: what to know before changing it, without a capital and a full stop"""

    note: str = ""

    @property
    def hint(self) -> str:
        """The note as a sentence."""
        return f"{self.note[:1].upper()}{self.note[1:]}." if self.note else ""


@dataclass(frozen=True, slots=True)
class FixedAtCreation:
    """It is chosen when the pool is created, and any change to it is refused.

    what: what cannot change, as the subject of a sentence; record: the key that keeps the value at creation
    """

    what: str
    record: str

    @property
    def hint(self) -> str:
        """What to know when choosing it, as a sentence."""
        return "Fixed when the pool is created."

    @property
    def reason(self) -> str:
        """Why a change is refused."""
        return f"{self.what} can only be chosen when a user pool is created"

    @property
    def way_out(self) -> str:
        """What to do instead."""
        return f"Put back what {self.record} says, or {NEW_POOL}."


@dataclass(frozen=True, slots=True)
class Judged:
    """A named rule decides whether a change is refused, for `reason`; `way_out` says what to do instead.

    hint: what to know when choosing it, as a sentence, if anything
    """

    rule: Rule
    reason: str
    way_out: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The wizard writes it, and nothing asks to change it. why: as the table of `show` says it"""

    why: str = "kept by the wizard"

    @property
    def hint(self) -> str:
        """Nobody chooses it."""
        return ""


Policy = Changeable | FixedAtCreation | Judged | Kept
