"""A journey of a user, and what a configuration makes of it: it works, or it leaves users out. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from authconfig.errors import Problem
from authconfig.settings.setting import Setting
from authconfig.sign_up import Addresses


class Journey(StrEnum):
    """Something that users do, in the order in which they come to it."""

    SIGN_UP = "sign up"
    CONFIRM = "confirm the sign-up"
    SIGN_IN = "sign in"
    SECOND_FACTOR = "set up and use a second factor"
    CHANGE_ADDRESS = "change"
    RESET_PASSWORD = "reset a forgotten password"  # noqa: S105
    LOSE_DEVICE = "come back after losing the device"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A journey. how: by which name or of which address, as words that follow the journey's"""

    journey: Journey
    how: str = ""

    @property
    def label(self) -> str:
        """The journey in words: `sign in with an email address`."""
        return f"{self.journey} {self.how}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Works(_Row):
    """A journey that every user can make. note: what is to be known about it, without a full stop"""

    note: str = ""

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        return "works"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut(_Row):
    """A journey that leaves users out.

    nobody: whether that is everybody, so that not even an administrator can help
    setting: the one that does it; left_out: the sets of addresses of those whom it leaves out
    who: who is left out and why, as the end of a sentence; remedy: what to do about it
    """

    setting: Setting[Any]
    left_out: frozenset[Addresses]
    who: str
    remedy: str
    nobody: bool = False

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        return "impossible" if self.nobody else "works for some"

    @property
    def problem(self) -> Problem:
        """Who is left out, and the remedy, as an error or a warning shows it."""
        who = "Nobody" if self.nobody else "Not every user"
        return Problem(self.setting.key, f"{who} can {self.label}: {self.who}.", self.remedy)


Outcome = Works | LeftOut
