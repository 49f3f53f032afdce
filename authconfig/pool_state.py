"""What is known about a user pool when a change to it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from authconfig.settings.setting import Settings
from authconfig.vocabulary import MfaMode


@dataclass(frozen=True, slots=True)
class PoolState:
    """A user pool: one that exists, as its file recorded it or as it was read from AWS, or one that is wanted.

    mfa_at_creation: the MFA mode that the pool was created with or, once it has left ON, the mode that it changed to;
    it decides whether MFA may be required
    settings: the pool's settings; those of an existing pool that are fixed have their values at creation
    """

    mfa_at_creation: MfaMode
    settings: Settings
