"""The questions about passwords."""

from __future__ import annotations

from typing import Final

from authconfig.settings import password_policy
from authconfig.settings.setting import Settings
from authconfig.vocabulary import CharacterClass
from wizard.interview.question import Choice, Kind, Pools, SettingQuestion, Settled, WhetherQuestion
from wizard.interview.questions.walks import EVERY_QUESTION, RESET

_RESET: Final = frozenset({RESET})


def _warn_without_classes(
    classes: tuple[CharacterClass, ...], _: Settings, __: Pools
) -> Settled[tuple[CharacterClass, ...]]:
    """A policy that is replaced can lose its classes unnoticed: a request that leaves them out asks for none."""
    return Settled(
        classes, None if classes else "Warning: passwords need not contain any particular kind of character."
    )


PASSWORD_POLICY: Final = (
    WhetherQuestion(
        key="password_policy",
        message="Do you want to override the default password policy for this User Pool?",
        kind=Kind.CONFIRM,
        help="whether to ask about passwords; the default is Cognito's: 8 characters, and all four kinds",
        asked_in=EVERY_QUESTION,
        leads_to=password_policy.PASSWORD_POLICY,
    ),
    SettingQuestion(
        setting=password_policy.MINIMUM_LENGTH,
        title="Password length",
        message="Enter the minimum password length for this User Pool:",
        kind=Kind.NUMBER,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
    ),
    SettingQuestion(
        setting=password_policy.REQUIRES,
        title="Password characters",
        message="Select the password character requirements for your userpool:",
        kind=Kind.CHECKBOX,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        settle=_warn_without_classes,
        choices=tuple(Choice(each, f"Requires {each.capitalize()}", each) for each in CharacterClass),
    ),
    SettingQuestion(
        setting=password_policy.HISTORY,
        title="Password history",
        message="How many previous passwords can a user not choose again? (0: none)",
        kind=Kind.NUMBER,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
    ),
    SettingQuestion(
        setting=password_policy.TEMPORARY_PASSWORD_DAYS,
        title="Temporary pw (days)",
        message="Enter the temporary password expiration period (in days):",
        kind=Kind.NUMBER,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
    ),
)
