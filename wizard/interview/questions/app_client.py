"""The questions on the app client: sessions, and what an app may read and write."""

from __future__ import annotations

from typing import Final

from authconfig import checks, vocabulary
from wizard.interview import conditions
from wizard.interview.question import NO, YES, Choice, Kind, Question
from wizard.interview.questions.attributes import READABLE, WRITABLE
from wizard.interview.questions.walks import EVERY_QUESTION, RESET

_READ: Final = "app_client.read_attributes"
_WRITE: Final = "app_client.write_attributes"
_ALL: Final = "all, Cognito's default"
_RESET: Final = frozenset({RESET})

APP_CLIENT: Final = (
    Question(
        key="app_client.refresh_token_days",
        message="Specify the app's refresh token expiration period (in days):",
        kind=Kind.NUMBER,
        help="days until a user must sign in again, 1 to 3650",
        default=str(vocabulary.REFRESH_TOKEN_DAYS),
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        check=conditions.text(checks.refresh_token_days),
        settle=conditions.without_leading_zeros,
    ),
    Question(
        key="app_client",
        message="Do you want to specify the user attributes this app can read and write?",
        kind=Kind.CONFIRM,
        help="whether to ask for attributes; the default is Cognito's: all of them",
        default=NO,
        asked_in=EVERY_QUESTION,
        leads_to=(_READ, _WRITE),
        choices=(Choice(YES, "Yes", YES), Choice(NO, "No", NO)),
    ),
    Question(
        key=_READ,
        message="Specify read attributes:",
        kind=Kind.CHECKBOX,
        help="what the app can read of a user, separated by commas; none given: all",
        default=(),
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        choices=READABLE,
        nothing=_ALL,
        settle=conditions.empty_means_all,
    ),
    Question(
        key=_WRITE,
        message="Specify write attributes:",
        kind=Kind.CHECKBOX,
        help="what the app can write of a user, separated by commas; none given: all",
        default=(),
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        choices=WRITABLE,
        nothing=_ALL,
        included=conditions.given_at_sign_up,
        included_note="Required or needed to sign up, so they are writeable by default: {}",
        settle=conditions.with_what_sign_up_gives,
    ),
)
