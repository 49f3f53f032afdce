"""`[password_policy]`. The defaults are Cognito's own; Amplify's default requires no kind of character."""

from __future__ import annotations

from typing import Final

from authconfig import checks
from authconfig.settings.policies import Changeable
from authconfig.settings.setting import Limits, Setting
from authconfig.vocabulary import CharacterClass

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

PASSWORD_POLICY: Final = (MINIMUM_LENGTH, REQUIRES)
