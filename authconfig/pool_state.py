"""What is known of a user pool when a change to it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from authconfig.settings.setting import Settings
from authconfig.vocabulary import MfaMode


@dataclass(frozen=True, slots=True)
class PoolState:
    """A pool: an existing one, as its file recorded it or as it was read from AWS, or one that is wanted.

    mfa_at_creation: the mode that the pool was created with or, once it has left ON, the mode it left for: the one
    that decides whether MFA may be required
    settings: what the pool is like; of an existing one, what is fixed is as it was at creation
    """

    mfa_at_creation: MfaMode
    settings: Settings
