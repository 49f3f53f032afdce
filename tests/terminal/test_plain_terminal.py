"""TERM=dumb: lines are printed and read, nothing is redrawn, and not one escape code is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts.session import CTRL_C, CTRL_D, ENTER, Session
from tests.terminal import walking
from tests.terminal.files import contents, pool, write
from tests.terminal.walking import Start
from tests.terminal.whole_walk import VALUES, values_without_id
from wizard.interview.questions import BY_KEY

DUMB = {"TERM": "dumb"}
# A question of the whole walk, and the line that answers it; the answers are those of `whole_walk`.
LINES = (
    ("Do you want to use the default authentication and security configuration? (a number; Enter: 1)", "2"),
    ("used to label this category in the project: (Enter: ", "shopauth"),
    ("Provide a name for your user pool: (Enter: ", "shop_users"),
    ("How do you want users to be able to sign in? (a number; Enter: 1)", "4"),
    ("Do you want to add User Pool Groups? (a number; Enter: 2)", "1"),
    ("Provide a name for your user pool group:", "staff"),
    ("Do you want to add another User Pool Group (y or n; Enter: n)", "y"),
    ("Provide a name for your user pool group:", "admins"),
    ("Do you want to add another User Pool Group (y or n; Enter: n)", ""),
    ("which is number 1? (a number; Enter: 1)", "2"),
    ("Multifactor authentication (MFA) user login options: (a number; Enter: 1)", "3"),
    ("For user login, select the MFA types: (numbers separated by commas, 0 for none; Enter: 1)", "1, 2"),
    ("Please specify an SMS authentication message: (Enter: ", "{{ project }}: {####} is your code"),
    ("Email based user registration/forgot password: (a number; Enter: 1)", "3"),
    ("Specify an email verification subject: (Enter: ", "Hello from {{ env }}"),
    ("Specify an email verification message: (Enter: ", "{####}, by email"),
    ("Please specify an SMS verification message: (Enter: ", "{####}, by SMS"),
    ("override the default password policy for this User Pool? (y or n; Enter: n)", "y"),
    ("Enter the minimum password length for this User Pool: (Enter: 8)", "12"),
    ("Select the password character requirements for your userpool:", "1,2,3"),
    ("What attributes are required for signing up? (numbers separated by commas, 0 for none; Enter: 3)", "1,3"),
    ("Specify the app's refresh token expiration period (in days): (Enter: 30)", "090"),
    ("specify the user attributes this app can read and write? (y or n; Enter: n)", "yes"),
    ("Specify read attributes: (numbers separated by commas, 0 for none; Enter: none)", "1,19"),
    ("Specify write attributes: (numbers separated by commas, 0 for none; Enter: none)", "14"),
    ("Write this to auth.toml? (a number; Enter: 1)", ""),
)


def _answer(session: Session, lines: Sequence[tuple[str, str]]) -> None:
    for question, line in lines:
        session.wait_for_new(question)
        session.press(line + ENTER)


def test_the_whole_walk(start: Start, tmp_path: Path) -> None:
    session = start("add", settings=DUMB)
    _answer(session, LINES)
    assert session.finish() == 0
    assert values_without_id(pool(tmp_path)) == VALUES
    assert "\x1b" not in session.written


@pytest.mark.parametrize(
    ("key", "typed", "reason", "better"),
    [
        ("user_pool.sign_in", "9", "Type a number from 1 to 5.", "4"),
        ("mfa.types", "1,3", "Type a number from 1 to 2.", "1,2"),
        ("mfa.types", "0", "You must select at least one MFA type from the list.", "1,2"),
        ("mfa.sms_message", "{{ user }}{####}", "There is no variable user. Only {{ project }} and", "{####} it is"),
        ("password_policy.minimum_length", "5", "must be greater than 5 and less than 100.", "6"),
        ("app_client.refresh_token_days", "never", "Token expiration should be between 1 to 3650 days.", "7"),
    ],
)
def test_an_answer_that_cannot_be(start: Start, tmp_path: Path, key: str, typed: str, reason: str, better: str) -> None:
    session = start("add", *walking.all_but(key), settings=DUMB)
    _answer(session, ((BY_KEY[key].message, typed), (reason, better), ("Write this to auth.toml?", "1")))
    assert session.finish() == 0
    assert contents(tmp_path)
    assert "\x1b" not in session.written


def test_on_is_refused_with_its_reason(start: Start, tmp_path: Path) -> None:
    write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP"))
    found = contents(tmp_path)
    session = start("update", settings=DUMB)
    reason = "Refused: required MFA (ON) can only be chosen when a user pool is created; on an existing pool"
    lines = (("What do you want to do?", "2"), (f"2) {BY_KEY['mfa.mode'].choices[1].label} ({reason}", "2"))
    _answer(session, (*lines, (reason, "3"), ("MFA types", ""), ("SMS authentication message", "")))
    session.wait_for("Nothing changes in auth.toml.")
    assert session.finish() == 0
    assert contents(tmp_path) == found


def test_learning_more(start: Start) -> None:
    session = start("add", settings=DUMB)
    _answer(session, (("I want to learn more.", "3"), ("It asks only how users sign in.", "1")))
    session.wait_for_new("How do you want users to be able to sign in?")


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_stopping(start: Start, tmp_path: Path, key: str) -> None:
    session = start("add", settings=DUMB)
    _answer(session, LINES[:2])
    session.wait_for_new(LINES[2][0])
    session.press(key)
    assert session.finish() == 130
    assert session.shows("Interrupted. Nothing was written.")
    assert contents(tmp_path) == {}


def test_the_typed_name_removes_the_pool(start: Start, tmp_path: Path) -> None:
    write(tmp_path, "OFF", "OFF", ())
    session = start("remove", settings=DUMB)
    _answer(session, (("to confirm:", pool(tmp_path).project.resource),))
    assert session.finish() == 0
    assert "\x1b" not in session.written
