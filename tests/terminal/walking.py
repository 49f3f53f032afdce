"""Walks through the questions: which one comes, the keys that answer it, and the answer that the screen then shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from scripts.session import CLEAR, DOWN, ENTER, SPACE, UP, Session
from wizard.interview.questions import with_options

WIDE = 120  # columns: no question breaks at the edge, so every one is a line
TALL = 90  # rows: a whole walk is on the screen at its end


class Start(Protocol):
    """Starts the wizard in the test's own folder."""

    def __call__(
        self, *arguments: str, columns: int = 100, rows: int = 50, settings: Mapping[str, str | None] = ...
    ) -> Session: ...


@dataclass(frozen=True, slots=True)
class Step:
    """A question in the words of the Amplify CLI, and how it is answered."""

    question: str
    keys: str
    shown: str

    @property
    def line(self) -> str:
        return f"? {self.question} {self.shown}"


def take(session: Session, steps: Sequence[Step]) -> None:
    """Answer the questions `steps`, each once it has been asked."""
    for step in steps:
        session.wait_for(f"? {step.question}")
        session.press(step.keys)
        session.wait_for(step.line)


def asked(session: Session) -> tuple[str, ...]:
    """The questions on the screen with their answers, from top to bottom."""
    return tuple(line for line in session.lines if line.startswith("? "))


def lines(steps: Sequence[Step]) -> tuple[str, ...]:
    """What `asked` gives after `steps`, and only those."""
    return tuple(step.line for step in steps)


_SETUP = "Do you want to use the default authentication and security configuration?"
MANUALLY = Step(_SETUP, DOWN + ENTER, "Manual configuration")
BY_DEFAULT = Step(_SETUP, ENTER, "Default configuration")
FRIENDLY_NAME = Step(
    "Provide a friendly name for your resource that will be used to label this category in the project:",
    CLEAR + "shopauth" + ENTER,
    "shopauth",
)
POOL_NAME = Step("Provide a name for your user pool:", CLEAR + "shop_users" + ENTER, "shop_users")

_SIGN_IN = "How do you want users to be able to sign in?"
BY_USERNAME = Step(_SIGN_IN, ENTER, "Username")
BY_EMAIL = Step(_SIGN_IN, DOWN + ENTER, "Email")
BY_PHONE = Step(_SIGN_IN, DOWN * 2 + ENTER, "Phone Number")

_GROUPS = "Do you want to add User Pool Groups?"
NO_GROUPS = Step(_GROUPS, ENTER, "No")
SOME_GROUPS = Step(_GROUPS, UP + ENTER, "Yes")
_ANOTHER = "Do you want to add another User Pool Group"
ANOTHER_GROUP = Step(_ANOTHER, "y", "Yes")
DELETE_FIRST = Step("Select any user pool groups you want to delete:", SPACE + ENTER, "[admins]")
DELETE_NONE = Step("Select any user pool groups you want to delete:", ENTER, "done")
NO_OTHER_GROUP = Step(_ANOTHER, ENTER, "No")


def in_place(number: int, name: str, moves: str = "") -> Step:
    """Put the group `name`, to which the keys `moves` lead, in the place `number` of the order."""
    question = f"Sort the user pool groups in order of preference: which is number {number}?"
    return Step(question, moves + ENTER, name)


_CHANGE = "What do you want to do?"
WALKTHROUGH = Step(_CHANGE, ENTER, "Walkthrough all the auth configurations")
MFA_ONLY = Step(_CHANGE, DOWN + ENTER, "Update the MFA configuration")
GROUPS_ONLY = Step(_CHANGE, DOWN * 2 + ENTER, "Create or update Cognito user pool groups")
TO_DEFAULTS = Step(_CHANGE, DOWN * 3 + ENTER, "Apply default configuration")

_MODE = "Multifactor authentication (MFA) user login options:"
_ON_SHOWN = "ON (Required for all logins, can not be enabled later)"
_OPTIONAL_SHOWN = "OPTIONAL (Individual users can use MFA)"
NEW_ON = Step(_MODE, DOWN + ENTER, _ON_SHOWN)
NEW_OPTIONAL = Step(_MODE, DOWN * 2 + ENTER, _OPTIONAL_SHOWN)
# On a pool that exists ON is greyed out: one step down from OFF is OPTIONAL.
OFF_TO_OPTIONAL = Step(_MODE, DOWN + ENTER, _OPTIONAL_SHOWN)
KEEP_OPTIONAL = Step(_MODE, ENTER, _OPTIONAL_SHOWN)
ON_TO_OPTIONAL = Step(_MODE, DOWN + ENTER, _OPTIONAL_SHOWN)

# SMS is ticked when the question comes, as in the Amplify CLI.
_TYPES = "For user login, select the MFA types:"
SMS = Step(_TYPES, ENTER, "[SMS Text Message]")
TOTP = Step(_TYPES, SPACE + DOWN + SPACE + ENTER, "[Time-Based One-Time Password (TOTP)]")
TOTP_TICKED = Step(_TYPES, ENTER, "[Time-Based One-Time Password (TOTP)]")
KEEP_BOTH = Step(_TYPES, ENTER, "done (2 selections)")

_MESSAGE = "Your authentication code is {####}"
SMS_MESSAGE = Step("Please specify an SMS authentication message:", ENTER, _MESSAGE)

VERIFY_BY_EMAIL = Step(
    "Email based user registration/forgot password:", ENTER, "Enabled (Requires per-user email entry at registration)"
)
EMAIL_SUBJECT = Step("Specify an email verification subject:", ENTER, "Your verification code")
EMAIL_MESSAGE = Step("Specify an email verification message:", ENTER, "Your verification code is {####}")
ANY_PASSWORDS = Step("Do you want to override the default password policy for this User Pool?", ENTER, "No")
NOTHING_ELSE = Step("What attributes are required for signing up?", ENTER, "done")
DAYS = Step("Specify the app's refresh token expiration period (in days):", ENTER, "30")
ALL_ATTRIBUTES = Step("Do you want to specify the user attributes this app can read and write?", ENTER, "No")

_WRITE = "Write this to auth.toml?"
YES = Step(_WRITE, ENTER, "Yes")
NO = Step(_WRITE, DOWN + ENTER, "No")
CHANGE = Step(_WRITE, DOWN * 2 + ENTER, "Change an answer")


def change(session: Session, key: str) -> None:
    """At the last question, go back to the one with `key`. The terminal has to be WIDE: an answer is a line."""
    take(session, (CHANGE,))
    question = "? Which answer do you want to change?"
    session.wait_for(f"{question} (Use arrow keys)")
    first = max(number for number, line in enumerate(session.lines) if line.startswith(question)) + 1
    keys = [line[3:].split()[0] for line in session.lines[first:]]
    session.press(DOWN * keys.index(key) + ENTER)
    session.wait_for(f"{question} {key}")


TO_SIGN_IN = (MANUALLY, FRIENDLY_NAME, POOL_NAME, BY_EMAIL)
REST_OF_UPDATE = (VERIFY_BY_EMAIL, EMAIL_SUBJECT, EMAIL_MESSAGE, ANY_PASSWORDS, DAYS, ALL_ATTRIBUTES)
REST = (VERIFY_BY_EMAIL, EMAIL_SUBJECT, EMAIL_MESSAGE, ANY_PASSWORDS, NOTHING_ELSE, DAYS, ALL_ATTRIBUTES)
ADD_WITH_SMS = (*TO_SIGN_IN, NO_GROUPS, NEW_OPTIONAL, SMS, SMS_MESSAGE, *REST, YES)
ADD_WITH_TOTP = (*TO_SIGN_IN, NO_GROUPS, NEW_OPTIONAL, TOTP, *REST, YES)
UPDATE_TO_SMS = (WALKTHROUGH, NO_GROUPS, OFF_TO_OPTIONAL, SMS, SMS_MESSAGE, *REST_OF_UPDATE, YES)
UPDATE_TO_TOTP = (WALKTHROUGH, NO_GROUPS, OFF_TO_OPTIONAL, TOTP, *REST_OF_UPDATE, YES)

_ANSWERS = {
    "setup": "manual",
    "project.name": "shop",
    "project.resource": "shopauth",
    "user_pool.name": "shop_users",
    "user_pool.sign_in": "email,phone_number",
    "user_pool.groups": "admins,staff",
    "mfa.mode": "OPTIONAL",
    "mfa.types": "SMS,TOTP",
    "mfa.sms_message": "{####} signs you in",
    "verification.by": "both",
    "verification.email_subject": "Your code",
    "verification.email_message": "{####} is your code",
    "verification.sms_message": "{####} verifies you",
    "password_policy.minimum_length": "12",
    "password_policy.requires": "lowercase,numbers",
    "user_pool.required_attributes": "email",
    "app_client.refresh_token_days": "7",
    "app_client.read_attributes": "email,name",
    "app_client.write_attributes": "email,name,phone_number",
}


OPTIONS = {question.key: question.option for question in with_options("add")}


def all_but(*keys: str) -> tuple[str, ...]:
    """The options of `add` that answer every question but those with `keys`, which are then the only ones asked."""
    given = {key: answer for key, answer in _ANSWERS.items() if key not in keys}
    return tuple(text for key, answer in given.items() for text in (OPTIONS[key], answer))
