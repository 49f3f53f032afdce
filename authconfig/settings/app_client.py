"""`[app_clients.app]`: how long users stay signed in to the app, and the attributes that it may read and write."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings.policies import Changeable
from authconfig.settings.setting import Limits, Setting
from authconfig.vocabulary import Attribute

REFRESH_TOKEN_DAYS: Final = Setting(
    key="app_clients.app.refresh_token_days",
    sentence="The number of days after which a user must sign in again: the lifetime of the refresh token.",
    default=30,
    policy=Changeable(),
    limits=Limits(*checks.TOKEN_DAYS, "days"),
    check=checks.refresh_token_days,
)
READ_ATTRIBUTES: Final[Setting[tuple[Attribute, ...]]] = Setting(
    key="app_clients.app.read_attributes",
    sentence="The user attributes that the app may read; an empty list means all, Cognito's default.",
    default=(),
    policy=Changeable(),
)
WRITE_ATTRIBUTES: Final[Setting[tuple[Attribute, ...]]] = Setting(
    key="app_clients.app.write_attributes",
    sentence=(
        "The user attributes that the app may write; an empty list means all, Cognito's default. "
        "The attributes that users give when they sign up are always writable."
    ),
    default=(),
    policy=Changeable(),
)

APP_CLIENT: Final = (REFRESH_TOKEN_DAYS, READ_ATTRIBUTES, WRITE_ATTRIBUTES)
