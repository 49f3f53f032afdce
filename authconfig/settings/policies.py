"""Whether a setting can change once its pool exists: the kinds of update policy.

A policy that can refuse a change has one reason and one way out, which every gate shows. A refusal is this toolkit's
policy, not a claim about the service; where Cognito has a rule of its own, a comment at the setting quotes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from authconfig.program import PROGRAM

NEW_POOL: Final = (
    f"make a new pool, which starts without users: `{PROGRAM} remove`, then `{PROGRAM} add` "
    "(also if this one was never deployed)"
)


def new_pool(environment: str) -> str:
    """What to do for a new pool in `environment` alone, of a file that lists several."""
    return (
        f"make a new pool for {environment}, which starts without users: `{PROGRAM} env remove {environment}`, "
        f"then `{PROGRAM} env add {environment} --not-deployed` (also if this one was never deployed)"
    )


class Rule(Enum):
    """The rules that need more than the old and the new value to judge a change. `authconfig.rules` applies them."""

    REQUIRED_MFA_ONLY_AT_CREATION = auto()
    SMS_STAYS_WHILE_MFA_IS_ON = auto()
    GROUP_KEEPS_ITS_CASE = auto()


@dataclass(frozen=True, slots=True)
class Changeable:
    """The setting can change at any time. note: what to know first, without a capital letter and a full stop"""

    note: str = ""

    @property
    def hint(self) -> str:
        """The note as a sentence."""
        return f"{self.note[:1].upper()}{self.note[1:]}." if self.note else ""


@dataclass(frozen=True, slots=True)
class FixedAtCreation:
    """The setting is chosen when the pool is created, and any change to it is refused.

    what: what cannot change, as the subject of a sentence; record: the key that keeps the value at creation
    thing: what has to be created anew for another value, such as "a user pool"; instead: how, as words that follow "or"
    """

    what: str
    record: str
    thing: str = "a user pool"
    instead: str = NEW_POOL

    @property
    def hint(self) -> str:
        """What to know when choosing a value, as a sentence."""
        return f"Fixed when the {self.made} is created."

    @property
    def made(self) -> str:
        """What is created, in one word."""
        return self.thing.split()[-1]

    @property
    def reason(self) -> str:
        """Why a change is refused."""
        return f"{self.what} can only be chosen when {self.thing} is created"

    @property
    def way_out(self) -> str:
        """What to do instead."""
        return f"Put back what {self.record} says, or {self.instead}."


@dataclass(frozen=True, slots=True)
class Judged:
    """A named rule decides whether a change is refused, for `reason`; `way_out` says what to do instead.

    hint: what to know when choosing a value, as a sentence, if there is anything
    """

    rule: Rule
    reason: str
    way_out: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The wizard writes the setting, and nobody is asked to change it. why: what the table of `show` says about it"""

    why: str = "only by the wizard"

    @property
    def hint(self) -> str:
        """Empty: nobody chooses a value."""
        return ""


Policy = Changeable | FixedAtCreation | Judged | Kept
