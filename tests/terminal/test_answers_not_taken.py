"""An answer that cannot be: the reason is shown, what was typed stays, and a better answer is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from authconfig import rules
from authconfig.settings import mfa
from scripts.session import BACKSPACE, CLEAR, DOWN, ENTER, SPACE
from tests.terminal import walking
from tests.terminal.files import pool, write
from tests.terminal.walking import Start, take
from tests.typed import by_key
from wizard.interview.questions import BY_KEY

NARROW = 80  # columns: a reason takes two lines, and is all there
ONLY = "Only {{ project }} and {{ env }} can be used in a text."
AUTHENTICATION_CODE = (
    "Your SMS authentication message must include '{####}' "
    "representing the authentication code that the user will receive."
)
VERIFICATION_CODE = (
    "Your {} verification message must include '{{####}}' "
    "representing the verification code that the user will receive."
)
DAYS = "Token expiration should be between 1 to 3650 days."
LENGTH = "The minimum password length must be a number and must be greater than 5 and less than 100."


@pytest.mark.parametrize(
    ("key", "typed", "reason", "better"),
    [
        ("project.resource", "shop-auth", "The resource name must be at least 1 character", "shopauth"),
        ("user_pool.name", "shop/users", "The user pool name must be at least 1 character", "shop users"),
        ("mfa.sms_message", "Your code", AUTHENTICATION_CODE, "Your code is {####}"),
        ("mfa.sms_message", "{####}" + "x" * 135, "6 to 140 characters long; this one has 141.", "{####} it is"),
        ("mfa.sms_message", "{{ user }}: {####}", f"There is no variable user. {ONLY}", "{{ project }}: {####}"),
        ("verification.email_subject", "x" * 141, "1 to 140 characters long; this one has 141.", "{{ env }}: hello"),
        ("verification.email_subject", "{{ project.name }}", ONLY, "{{ project }}"),
        ("verification.email_message", "No code", VERIFICATION_CODE.format("email"), "{####} in {{ env }}"),
        ("verification.email_message", "{% if env %}{####}", ONLY, "{####}, please"),
        ("verification.sms_message", "No code", VERIFICATION_CODE.format("SMS"), "{####} for {{ project }}"),
        ("verification.sms_message", "{####} ${Key}", "It must not contain ${K", "{####} in dollars"),
        ("password_policy.minimum_length", "5", LENGTH, "6"),
        ("password_policy.minimum_length", "twelve", LENGTH, "99"),
        ("app_client.refresh_token_days", "0", DAYS, "1"),
        ("app_client.refresh_token_days", "7.5", DAYS, "3650"),
    ],
)
def test_a_text_or_a_number(start: Start, tmp_path: Path, key: str, typed: str, reason: str, better: str) -> None:
    session = start("add", *walking.all_but(key), columns=NARROW)
    session.wait_for(f"? {BY_KEY[key].message}")
    session.press(CLEAR + typed + ENTER)
    session.wait_for(reason)
    assert session.shows(f"? {BY_KEY[key].message} {typed}")
    session.press(BACKSPACE * len(typed) + better + ENTER)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert str(by_key(pool(tmp_path).settings)[key]) == better


def test_no_subject_at_all(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("verification.email_subject"), columns=NARROW)
    session.wait_for(f"? {walking.EMAIL_SUBJECT.question}")
    session.press(CLEAR + ENTER)
    session.wait_for("A response is required for this field")
    session.press("Hello" + ENTER)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).verification.email_subject == "Hello"


def test_names_of_groups(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("user_pool.groups"), columns=NARROW)
    take(session, (walking.SOME_GROUPS,))
    session.wait_for(f"? {BY_KEY['user_pool.groups'].message}")
    session.press("the staff" + ENTER)
    session.wait_for("The group name must be 1 to 128 letters, digits, hyphens, underscores or dots.")
    assert session.shows("? Provide a name for your user pool group: the staff")
    session.press(CLEAR + "staff" + ENTER)
    take(session, (walking.ANOTHER_GROUP,))
    session.wait_for(f"? {BY_KEY['user_pool.groups'].message}")
    session.press("staff" + ENTER)
    session.wait_for("The same name is listed twice.")
    session.press("2" + ENTER)
    take(session, (walking.NO_OTHER_GROUP, walking.in_place(1, "staff"), walking.YES))
    assert session.finish() == 0
    assert pool(tmp_path).user_pool.groups == ("staff", "staff2")


def test_no_mfa_type_at_all(start: Start, tmp_path: Path) -> None:
    options = ("--setup", "default", "--user-pool-sign-in", "email")
    session = start("add", *options, columns=walking.WIDE)
    walking.change(session, "mfa.mode")
    take(session, (walking.NEW_OPTIONAL,))
    session.wait_for("» ● SMS Text Message")
    session.press(SPACE + ENTER)
    session.wait_for("You must select at least one MFA type from the list.")
    session.wait_for("» ○ SMS Text Message")
    session.press(DOWN + SPACE + ENTER)
    session.wait_for(walking.TOTP.line)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.types == ("TOTP",)


def test_taking_sms_off_while_mfa_stays_on(start: Start, tmp_path: Path) -> None:
    write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP"))
    session = start("update", columns=NARROW)
    take(session, (walking.MFA_ONLY, walking.KEEP_OPTIONAL))
    session.wait_for("» ● SMS Text Message")
    session.press(SPACE + ENTER)
    session.wait_for(rules.refusal_of(mfa.TYPES).sentence)
    session.wait_for("» ○ SMS Text Message")
    session.press(SPACE + DOWN + SPACE + ENTER)
    session.wait_for(walking.SMS.line)
    take(session, (walking.SMS_MESSAGE, walking.YES))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.types == ("SMS",)
