"""Walks through the questions: which one comes, the keys that answer it, and the answer that the screen then shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scripts.session import CLEAR, DOWN, ENTER, SPACE, Session

WIDE = 120  # columns: no question breaks at the edge, so every one is a line


class Start(Protocol):
    """Starts the wizard in the test's own folder."""

    def __call__(self, *arguments: str, columns: int = 100) -> Session: ...


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

_CHANGE = "What do you want to do?"
WALKTHROUGH = Step(_CHANGE, ENTER, "Walkthrough all the auth configurations")
MFA_ONLY = Step(_CHANGE, DOWN + ENTER, "Update the MFA configuration")

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
YES = Step("Write this to auth.toml?", ENTER, "Yes")
NO = Step("Write this to auth.toml?", "n", "No")

ADD_WITH_SMS = (MANUALLY, FRIENDLY_NAME, POOL_NAME, BY_EMAIL, NEW_OPTIONAL, SMS, SMS_MESSAGE, YES)
ADD_WITH_TOTP = (MANUALLY, FRIENDLY_NAME, POOL_NAME, BY_EMAIL, NEW_OPTIONAL, TOTP, YES)
UPDATE_TO_SMS = (WALKTHROUGH, OFF_TO_OPTIONAL, SMS, SMS_MESSAGE, YES)
UPDATE_TO_TOTP = (WALKTHROUGH, OFF_TO_OPTIONAL, TOTP, YES)
