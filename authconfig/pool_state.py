"""What is known about a user pool when a change to it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from authconfig.settings import app_client
from authconfig.settings.setting import Settings
from authconfig.vocabulary import MfaMode


@dataclass(frozen=True, slots=True)
class PoolState:
    """A user pool: one that exists, as its file recorded it or as it was read from AWS, or one that is wanted.

    mfa_at_creation: the MFA mode that the pool was created with or, once it has left ON, the mode that it changed to;
    it decides whether MFA may be required
    settings: the pool's settings; those of an existing pool that are fixed have their values at creation
    environment: the one that it is in, "" where the file has no environments
    has_others: whether the file has other environments beside that
    overrides: what that environment has a value of its own for: a change of what all share does not reach it
    """

    mfa_at_creation: MfaMode
    settings: Settings
    environment: str = ""
    has_others: bool = False
    overrides: Settings = field(default_factory=Settings)

    def after(self, change: Settings) -> PoolState:
        """The pool that is wanted once `change` is made to what all environments share."""
        return replace(self, settings=change | self.overrides)

    def seen_by(self, client: str) -> PoolState:
        """The pool as the questions about the app client called `client` see it."""
        settings, overrides = (app_client.seen_by(each, client) for each in (self.settings, self.overrides))
        return replace(self, settings=settings, overrides=overrides)
