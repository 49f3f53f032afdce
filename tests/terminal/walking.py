"""Walks through the questions: which one comes, the keys that answer it, and the answer that the screen then shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from authconfig.vocabulary import MfaType
from scripts.session import CLEAR, DOWN, ENTER, SPACE, UP, Session
from tests.typed import label, message, question
from wizard.interview import review
from wizard.interview.questions import with_options
from wizard.interview.questions.user_pool import GROUP_WORDS

WIDE = 140  # columns: no question breaks at the edge, nor its answer, so every one is a line
# So that no command waits for credentials which a machine in AWS would have.
NO_CREDENTIALS = {"AWS_EC2_METADATA_DISABLED": "true", "AWS_REGION": "eu-west-1"}
TALL = 120  # rows: a whole walk is on the screen at its end


class Start(Protocol):
    """Starts the wizard in the test's own folder."""

    def __call__(
        self, *arguments: str, columns: int = 100, rows: int = 50, settings: Mapping[str, str | None] = ...
    ) -> Session: ...


@dataclass(frozen=True, slots=True)
class Step:
    """A question in its words, and how it is answered. unanswered: what follows the words until it is"""

    question: str
    keys: str
    shown: str
    unanswered: str = ""

    @property
    def line(self) -> str:
        return f"? {self.question} {self.shown}"


def take(session: Session, steps: Sequence[Step]) -> None:
    """Answer the questions `steps`, each once it has been asked."""
    for step in steps:
        session.wait_for(f"? {step.question} {step.unanswered}")
        session.press(step.keys)
        session.wait_for(step.line)


def asked(session: Session) -> tuple[str, ...]:
    """The questions on the screen with their answers, from top to bottom."""
    return tuple(line for line in session.lines if line.startswith("? "))


def lines(steps: Sequence[Step]) -> tuple[str, ...]:
    """What `asked` gives after `steps`, and only those."""
    return tuple(step.line for step in steps)


def pick(key: str, keys: str, name: str) -> Step:
    """Answer the question `key` by `keys` with the choice that its option calls `name`."""
    return Step(message(key), keys, label(key, name))


def tick(key: str, keys: str, name: str) -> Step:
    """Answer the question `key` by `keys` with no other tick than that of `name`."""
    return Step(message(key), keys, label(key, name))


def keep(key: str) -> Step:
    """Answer the question `key` with what it starts from in a new pool."""
    return Step(message(key), ENTER, question(key).labels(question(key).default))


MANUALLY = pick("setup", DOWN + ENTER, "manual")
BY_DEFAULT = pick("setup", ENTER, "default")
FRIENDLY_NAME = Step(message("project.resource"), CLEAR + "shopauth" + ENTER, "shopauth")
POOL_NAME = Step(message("user_pool.name"), CLEAR + "shop_users" + ENTER, "shop_users")

BY_USERNAME = pick("user_pool.sign_in", ENTER, "username")
BY_EMAIL = pick("user_pool.sign_in", DOWN + ENTER, "email")
BY_PHONE = pick("user_pool.sign_in", DOWN * 2 + ENTER, "phone_number")

NO_GROUPS = pick("groups", ENTER, "no")
SOME_GROUPS = pick("groups", UP + ENTER, "yes")
ANOTHER_GROUP = Step(GROUP_WORDS.another, "y" + ENTER, "Yes")
DELETE_FIRST = Step(GROUP_WORDS.delete, SPACE + ENTER, "admins")
DELETE_NONE = Step(GROUP_WORDS.delete, ENTER, "none")
NO_OTHER_GROUP = Step(GROUP_WORDS.another, ENTER, "No")


def in_place(number: int, name: str, moves: str = "") -> Step:
    """Put the group `name`, to which the keys `moves` lead, in the place `number` of the order."""
    return Step(GROUP_WORDS.place(number), moves + ENTER, name)


WALKTHROUGH = pick("change", ENTER, "all")
MFA_ONLY = pick("change", DOWN + ENTER, "mfa")
GROUPS_ONLY = pick("change", DOWN * 2 + ENTER, "groups")
TO_DEFAULTS = pick("change", DOWN * 3 + ENTER, "reset")

NEW_ON = pick("mfa.mode", DOWN + ENTER, "ON")
NEW_OPTIONAL = pick("mfa.mode", DOWN * 2 + ENTER, "OPTIONAL")
# On a pool that exists ON is greyed out: one step down from OFF is OPTIONAL.
OFF_TO_OPTIONAL = pick("mfa.mode", DOWN + ENTER, "OPTIONAL")
KEEP_OPTIONAL = pick("mfa.mode", ENTER, "OPTIONAL")
ON_TO_OPTIONAL = pick("mfa.mode", DOWN + ENTER, "OPTIONAL")

# SMS is ticked when the question comes, as in the Amplify CLI.
SMS = tick("mfa.types", ENTER, "SMS")
TOTP = tick("mfa.types", SPACE + DOWN + SPACE + ENTER, "TOTP")
TOTP_TICKED = tick("mfa.types", ENTER, "TOTP")
KEEP_BOTH = Step(message("mfa.types"), ENTER, question("mfa.types").labels(tuple(MfaType)))

SMS_MESSAGE = keep("mfa.sms_message")

VERIFY_BY_EMAIL = keep("verification.by")
EMAIL_SUBJECT = keep("verification.email_subject")
EMAIL_MESSAGE = keep("verification.email_message")
COGNITOS_SENDER = pick("email", ENTER, "no")
ANY_PASSWORDS = pick("password_policy", ENTER, "no")
NOTHING_ELSE = keep("user_pool.required_attributes")
DAYS = keep("app_clients.app.refresh_token_days")
ALL_ATTRIBUTES = pick("app_client", ENTER, "no")

WRITE = review.WRITE.format("auth.toml")
# What is typed before it is asked does not count, and it can be asked more than once.
YES = Step(WRITE, ENTER, review.Verdict.WRITE.value, "(Use arrow keys)")
NO = Step(WRITE, DOWN + ENTER, review.Verdict.LEAVE.value, "(Use arrow keys)")
CHANGE = Step(WRITE, DOWN * 2 + ENTER, review.Verdict.CHANGE.value, "(Use arrow keys)")


def change(session: Session, key: str) -> None:
    """At the last question, go back to the one with `key`. The terminal has to be WIDE: an answer is a line."""
    take(session, (CHANGE,))
    which = f"? {review.WHICH}"
    session.wait_for(f"{which} (Use arrow keys)")
    first = max(number for number, line in enumerate(session.lines) if line.startswith(which)) + 1
    titles = [line[3:].split("  ")[0] for line in session.lines[first:]]
    session.press(DOWN * titles.index(question(key).title) + ENTER)
    session.wait_for(f"{which} {question(key).title}")


TO_SIGN_IN = (MANUALLY, FRIENDLY_NAME, POOL_NAME, BY_EMAIL)
_EMAILS = (VERIFY_BY_EMAIL, EMAIL_SUBJECT, EMAIL_MESSAGE, COGNITOS_SENDER)
REST_OF_UPDATE = (*_EMAILS, ANY_PASSWORDS, DAYS, ALL_ATTRIBUTES)
REST = (*_EMAILS, ANY_PASSWORDS, NOTHING_ELSE, DAYS, ALL_ATTRIBUTES)
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
    "email.from": "Shop <no-reply@example.com>",
    "email.identity_arn": "arn:aws:ses:eu-west-1:111122223333:identity/example.com",
    "email.reply_to": "help@example.com",
    "password_policy.minimum_length": "12",
    "password_policy.requires": "lowercase,numbers",
    "password_policy.history": "5",
    "password_policy.temporary_password_days": "3",
    "user_pool.required_attributes": "email",
    "app_clients.app.refresh_token_days": "7",
    "app_clients.app.read_attributes": "email,name",
    "app_clients.app.write_attributes": "email,name,phone_number",
}


OPTIONS = {question.key: question.option for question in with_options("add")}


def all_but(*keys: str) -> tuple[str, ...]:
    """The options of `add` that answer every question but those with `keys`, which are then the only ones asked."""
    given = {key: answer for key, answer in _ANSWERS.items() if key not in keys}
    return tuple(text for key, answer in given.items() for text in (OPTIONS[key], answer))
