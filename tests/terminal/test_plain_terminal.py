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
from tests.typed import REQUIRED_MFA, label, message, rejection
from wizard.interview.questions.user_pool import GROUP_WORDS
from wizard.interview.questions.walks import LEARN_MORE_LABEL, SETUP

DUMB = {"TERM": "dumb"}
# A question of the whole walk, and the line that answers it; the answers are those of `whole_walk`.
LINES = (
    (f"{message('setup')} (a number; Enter: 1)", "2"),
    (f"{message('project.resource')} (Enter: ", "shopauth"),
    (f"{message('user_pool.name')} (Enter: ", "shop_users"),
    (f"{message('user_pool.sign_in')} (a number; Enter: 1)", "4"),
    (f"{message('groups')} (a number; Enter: 2)", "1"),
    (message("user_pool.groups"), "staff"),
    (f"{GROUP_WORDS.another} (y or n; Enter: n)", "y"),
    (message("user_pool.groups"), "admins"),
    (f"{GROUP_WORDS.another} (y or n; Enter: n)", ""),
    (f"{GROUP_WORDS.place(1)} (a number; Enter: 1)", "2"),
    (f"{message('mfa.mode')} (a number; Enter: 1)", "3"),
    (f"{message('mfa.types')} (numbers separated by commas, 0 for none; Enter: 1)", "1, 2"),
    (f"{message('mfa.sms_message')} (Enter: ", "{{ project }}: {####} is your code"),
    (f"{message('verification.by')} (a number; Enter: 1)", "3"),
    (f"{message('verification.email_subject')} (Enter: ", "Hello from {{ env }}"),
    (f"{message('verification.email_message')} (Enter: ", "{####}, by email"),
    (f"{message('verification.sms_message')} (Enter: ", "{####}, by SMS"),
    (f"{message('email')} (y or n; Enter: n)", "y"),
    (message("email.from"), "Shop <no-reply@example.com>"),
    (message("email.identity_arn"), "arn:aws:ses:eu-west-1:111122223333:identity/example.com"),
    (message("email.reply_to"), "help@example.com"),
    (f"{message('password_policy')} (y or n; Enter: n)", "y"),
    (f"{message('password_policy.minimum_length')} (Enter: 8)", "12"),
    (message("password_policy.requires"), "1,2,3"),
    (f"{message('password_policy.history')} (Enter: 0)", "5"),
    (f"{message('password_policy.temporary_password_days')} (Enter: 7)", "3"),
    (f"{message('user_pool.required_attributes')} (numbers separated by commas, 0 for none; Enter: 3)", "1,3"),
    (f"{message('app_clients.app.refresh_token_days')} (Enter: 30)", "090"),
    (f"{message('app_client')} (y or n; Enter: n)", "yes"),
    (f"{message('app_clients.app.read_attributes')} (numbers separated by commas, 0 for none; Enter: none)", "1,19"),
    (f"{message('app_clients.app.write_attributes')} (numbers separated by commas, 0 for none; Enter: 1,3,11)", "17"),
    (f"{walking.WRITE} (a number; Enter: 1)", ""),
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
        ("mfa.sms_message", "{{ user }}{####}", rejection("mfa.sms_message", "{{ user }}{####}"), "{####} it is"),
        ("password_policy.minimum_length", "5", rejection("password_policy.minimum_length", "5"), "6"),
        ("app_clients.app.refresh_token_days", "never", rejection("app_clients.app.refresh_token_days", ""), "7"),
    ],
)
def test_an_answer_that_cannot_be(start: Start, tmp_path: Path, key: str, typed: str, reason: str, better: str) -> None:
    session = start("add", *walking.all_but(key), settings=DUMB)
    _answer(session, ((message(key), typed), (reason, better), (walking.WRITE, "1")))
    assert session.finish() == 0
    assert contents(tmp_path)
    assert "\x1b" not in session.written


def test_no_mfa_type_at_all(start: Start, tmp_path: Path) -> None:
    keys = ("user_pool.sign_in", "mfa.types", "verification.by", "verification.sms_message")
    session = start("add", *walking.all_but(*keys), settings=DUMB)
    types = ((message("mfa.types"), "0"), (rejection("mfa.types", ()), "1,2"))
    _answer(session, ((message("user_pool.sign_in"), "2"), *types, (message("verification.by"), "1")))
    _answer(session, ((walking.WRITE, "1"),))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.types == ("SMS", "TOTP")


def test_what_is_locked_is_ticked_whatever_is_typed(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("mfa.types"), settings=DUMB)
    session.wait_for_new(f"1) {label('mfa.types', 'SMS')} (always; users sign in with a phone number")
    session.press("0" + ENTER)
    _answer(session, ((walking.WRITE, "1"),))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.types == ("SMS",)


def test_back_by_one_question(start: Start) -> None:
    session = start("add", settings=DUMB)
    again = f"{message('project.resource')} (Enter: shopauth)"
    session.wait_for_new("< goes back by one question.")
    _answer(session, (*LINES[:2], (LINES[2][0], "<"), (again, "shopsignin")))
    session.wait_for_new(LINES[2][0])
    session.press(CTRL_C)
    assert session.finish() == 130
    assert session.shows("python -m wizard add --yes --project-resource shopsignin")


def test_several_lines_at_once_answer_nothing_and_it_says_so(start: Start, tmp_path: Path) -> None:
    session = start("add", settings=DUMB)
    _answer(session, ((LINES[0][0], "2\r\r\r\r"), ("Several lines came at once, and none of them was taken.", "2")))
    _answer(session, ((LINES[1][0], "a\rb"), ("Several lines came at once", "shopauth")))
    session.wait_for_new(LINES[2][0])
    session.press(CTRL_C)
    assert session.finish() == 130
    assert contents(tmp_path) == {}


def test_on_is_refused_with_its_reason(start: Start, tmp_path: Path) -> None:
    write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP"))
    found = contents(tmp_path)
    session = start("update", settings=DUMB)
    reason = REQUIRED_MFA
    lines = ((message("change"), "2"), (f"2) {label('mfa.mode', 'ON')} ({reason}", "2"), (reason, "3"))
    _answer(session, (*lines, (message("mfa.types"), ""), (message("mfa.sms_message"), "")))
    session.wait_for("Nothing changes in auth.toml.")
    assert session.finish() == 0
    assert contents(tmp_path) == found


def test_learning_more(start: Start) -> None:
    session = start("add", settings=DUMB)
    _answer(session, ((LEARN_MORE_LABEL, "3"), (SETUP.learn_more, "1")))
    session.wait_for_new(message("user_pool.sign_in"))


@pytest.mark.parametrize("line", [("--help",), ("add", "--help"), ("add", "--mfa"), ("ad",), ("show",)], ids=" ".join)
def test_nothing_else_is_coloured_either(start: Start, line: tuple[str, ...]) -> None:
    session = start(*line, settings=DUMB)
    session.finish()
    assert session.written
    assert "\x1b" not in session.written


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
