"""An answer that cannot be: the reason is shown, what was typed stays, and a better answer is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.session import BACKSPACE, CLEAR, DOWN, ENTER, SPACE
from tests.terminal import walking
from tests.terminal.files import pool, write
from tests.terminal.walking import Start, take
from tests.typed import by_key, label, message, refusal_of, rejection

NARROW = 80  # columns: a reason takes two lines, and is all there


@pytest.mark.parametrize(
    ("key", "typed", "better"),
    [
        ("project.resource", "shop-auth", "shopauth"),
        ("user_pool.name", "shop/users", "shop users"),
        ("mfa.sms_message", "Your code", "Your code is {####}"),
        ("mfa.sms_message", "{####}" + "x" * 135, "{####} it is"),
        ("mfa.sms_message", "{{ user }}: {####}", "{{ project }}: {####}"),
        ("verification.email_subject", "x" * 141, "{{ env }}: hello"),
        ("verification.email_subject", "{{ project.name }}", "{{ project }}"),
        ("verification.email_message", "No code", "{####} in {{ env }}"),
        ("verification.email_message", "{% if env %}{####}", "{####}, please"),
        ("verification.sms_message", "No code", "{####} for {{ project }}"),
        ("verification.sms_message", "{####} ${Key}", "{####} in dollars"),
        ("password_policy.minimum_length", "5", "6"),
        ("password_policy.minimum_length", "twelve", "99"),
        ("app_clients.app.refresh_token_days", "0", "1"),
        ("app_clients.app.refresh_token_days", "7.5", "3650"),
    ],
)
def test_a_text_or_a_number(start: Start, tmp_path: Path, key: str, typed: str, better: str) -> None:
    session = start("add", *walking.all_but(key), columns=NARROW)
    session.wait_for(f"? {message(key)}")
    session.press(CLEAR + typed + ENTER)
    session.wait_for(rejection(key, typed))
    assert session.shows(f"? {message(key)} {typed}")
    session.press(BACKSPACE * len(typed) + better + ENTER)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert str(by_key(pool(tmp_path).settings)[key]) == better


def test_no_subject_at_all(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("verification.email_subject"), columns=NARROW)
    session.wait_for(f"? {walking.EMAIL_SUBJECT.question}")
    session.press(CLEAR + ENTER)
    session.wait_for(rejection("verification.email_subject", ""))
    session.press("Hello" + ENTER)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).verification.email_subject == "Hello"


def test_names_of_groups(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("user_pool.groups"), columns=NARROW)
    take(session, (walking.SOME_GROUPS,))
    session.wait_for(f"? {message('user_pool.groups')}")
    session.press("the staff" + ENTER)
    session.wait_for(rejection("user_pool.groups", ("the staff",)))
    assert session.shows(f"? {message('user_pool.groups')} the staff")
    session.press(CLEAR + "staff" + ENTER)
    take(session, (walking.ANOTHER_GROUP,))
    session.wait_for(f"? {message('user_pool.groups')}")
    session.press("staff" + ENTER)
    session.wait_for(rejection("user_pool.groups", ("staff", "staff")))
    session.press("2" + ENTER)
    take(session, (walking.NO_OTHER_GROUP, walking.in_place(1, "staff"), walking.YES))
    assert session.finish() == 0
    assert pool(tmp_path).user_pool.groups == ("staff", "staff2")


def test_no_mfa_type_at_all(start: Start, tmp_path: Path) -> None:
    options = ("--setup", "default", "--user-pool-sign-in", "email")
    session = start("add", *options, columns=walking.WIDE)
    walking.change(session, "mfa.mode")
    take(session, (walking.NEW_OPTIONAL,))
    session.wait_for(f"» ● {label('mfa.types', 'SMS')}")
    session.press(SPACE + ENTER)
    session.wait_for(rejection("mfa.types", ()))
    session.wait_for(f"» ○ {label('mfa.types', 'SMS')}")
    session.press(DOWN + SPACE + ENTER)
    session.wait_for(walking.TOTP.line)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.types == ("TOTP",)


def test_taking_sms_off_while_mfa_stays_on(start: Start, tmp_path: Path) -> None:
    write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP"))
    session = start("update", columns=NARROW)
    take(session, (walking.MFA_ONLY, walking.KEEP_OPTIONAL))
    session.wait_for(f"» ● {label('mfa.types', 'SMS')}")
    session.press(SPACE + ENTER)
    session.wait_for(refusal_of("mfa.types").sentence)
    session.wait_for(f"» ○ {label('mfa.types', 'SMS')}")
    session.press(SPACE + DOWN + SPACE + ENTER)
    session.wait_for(walking.SMS.line)
    take(session, (walking.SMS_MESSAGE, walking.YES))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.types == ("SMS",)
