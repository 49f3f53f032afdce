"""`[password_policy]`. The defaults are Cognito's own; Amplify's default requires no kind of character."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings.policies import Changeable
from authconfig.settings.setting import Limits, Needs, Setting
from authconfig.vocabulary import CharacterClass, Tier

MINIMUM_LENGTH: Final = Setting(
    key="password_policy.minimum_length",
    sentence="The minimum length of a password.",
    default=8,
    policy=Changeable(),
    limits=Limits(*checks.PASSWORD_LENGTH, "characters"),
    check=checks.minimum_password_length,
)
REQUIRES: Final[Setting[tuple[CharacterClass, ...]]] = Setting(
    key="password_policy.requires",
    sentence=(
        'The kinds of character that a password must contain: "lowercase", "uppercase", "numbers", "symbols"; '
        "an empty list requires none."
    ),
    default=tuple(CharacterClass),
    policy=Changeable(),
)
HISTORY: Final[Setting[int]] = Setting(
    key="password_policy.history",
    sentence="How many previous passwords a user cannot choose again; 0 means that all can be.",
    default=0,
    policy=Changeable(),
    limits=Limits(*checks.PASSWORD_HISTORY, "passwords"),
    check=checks.password_history,
    needs=Needs(Tier.ESSENTIALS, "A history needs", bool),
)
TEMPORARY_PASSWORD_DAYS: Final = Setting(
    key="password_policy.temporary_password_days",
    sentence=(
        "For how many days a user can sign in with the temporary password that an administrator gave; after that an "
        "administrator has to give another one."
    ),
    default=7,
    policy=Changeable(),
    limits=Limits(*checks.TEMPORARY_PASSWORD_DAYS, "days"),
    check=checks.temporary_password_days,
)

PASSWORD_POLICY: Final = (MINIMUM_LENGTH, REQUIRES, HISTORY, TEMPORARY_PASSWORD_DAYS)
