"""The questions on passwords."""

from __future__ import annotations

from typing import Final

from authconfig import checks, vocabulary
from authconfig.vocabulary import CharacterClass
from wizard.interview import conditions
from wizard.interview.question import NO, YES, Choice, Kind, Question
from wizard.interview.questions.walks import EVERY_QUESTION, RESET

_LENGTH: Final = "password_policy.minimum_length"
_CLASSES: Final = "password_policy.requires"
_RESET: Final = frozenset({RESET})

PASSWORD_POLICY: Final = (
    Question(
        key="password_policy",
        message="Do you want to override the default password policy for this User Pool?",
        kind=Kind.CONFIRM,
        help="whether to ask about passwords; the default is Cognito's: 8 characters of all four classes",
        default=NO,
        asked_in=EVERY_QUESTION,
        leads_to=(_LENGTH, _CLASSES),
        choices=(Choice(YES, "Yes", YES), Choice(NO, "No", NO)),
    ),
    Question(
        key=_LENGTH,
        message="Enter the minimum password length for this User Pool:",
        kind=Kind.NUMBER,
        help="the least number of characters of a password, 6 to 99",
        default=str(vocabulary.MINIMUM_PASSWORD_LENGTH),
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        check=conditions.text(checks.minimum_password_length),
        settle=conditions.without_leading_zeros,
    ),
    Question(
        key=_CLASSES,
        message="Select the password character requirements for your userpool:",
        kind=Kind.CHECKBOX,
        help="the kinds of character that a password must have, separated by commas",
        default=tuple(CharacterClass),
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        settle=conditions.warn_without_classes,
        choices=tuple(Choice(each, f"Requires {each.capitalize()}", each) for each in CharacterClass),
    ),
)
