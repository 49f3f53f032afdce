"""From the summary back to a question, as often as the person likes, before anything is written."""

from __future__ import annotations

from pathlib import Path

from scripts.session import CLEAR, ENTER, SPACE
from tests.terminal import walking
from tests.terminal.files import contents, pool, write
from tests.terminal.walking import Start, asked, change, pick, take, tick
from tests.typed import label, question
from wizard.interview import review

ANSWERED = ("--setup", "default", "--user-pool-sign-in", "email")  # straight to the summary


def test_an_answer_is_changed_and_the_others_are_kept(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but(), columns=walking.WIDE, rows=walking.TALL)
    change(session, "verification.email_subject")
    session.wait_for(f"? {walking.EMAIL_SUBJECT.question} Your code")
    session.press(CLEAR + "Welcome" + ENTER)
    take(session, (walking.YES,))
    assert session.finish() == 0
    config = pool(tmp_path)
    assert config.verification.email_subject == "Welcome"
    assert config.verification.email_message == "{####} is your code"
    assert config.user_pool.groups == ("admins", "staff")
    assert config.password_policy.minimum_length == 12


def test_a_change_that_brings_new_questions_asks_them(start: Start, tmp_path: Path) -> None:
    session = start("add", *ANSWERED, columns=walking.WIDE, rows=walking.TALL)
    change(session, "mfa.mode")
    take(session, (walking.NEW_OPTIONAL, walking.SMS, walking.SMS_MESSAGE))
    session.wait_for(f"{question('mfa.types').title} {label('mfa.types', 'SMS')}")
    take(session, (walking.YES,))
    assert session.finish() == 0
    config = pool(tmp_path)
    assert config.mfa.mode == config.created.mfa == "OPTIONAL"
    assert config.mfa.types == ("SMS",)


def test_a_change_that_makes_an_answer_pointless_drops_it(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but(), columns=walking.WIDE, rows=walking.TALL)
    change(session, "mfa.mode")
    session.press("k" * 2 + ENTER)  # upwards, to OFF
    session.wait_for(pick("mfa.mode", "", "OFF").line)
    take(session, (walking.YES,))
    assert session.finish() == 0
    config = pool(tmp_path)
    assert config.mfa.mode == "OFF"
    assert config.mfa.types == ()


def test_what_no_walk_asks_can_be_changed_there(start: Start, tmp_path: Path) -> None:
    options = ("--setup", "default", "--user-pool-sign-in", "username")
    session = start("add", *options, columns=walking.WIDE, rows=walking.TALL)
    change(session, "user_pool.aliases")
    take(session, (tick("user_pool.aliases", SPACE + ENTER, "email"),))
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).user_pool.aliases == pool(tmp_path).created.aliases == ("email",)


def test_two_changes_and_then_no(start: Start, tmp_path: Path) -> None:
    session = start("add", *ANSWERED, columns=walking.WIDE, rows=walking.TALL)
    change(session, "mfa.mode")
    take(session, (walking.NEW_OPTIONAL, walking.TOTP))
    change(session, "app_clients.app.refresh_token_days")
    take(session, (walking.DAYS, walking.NO))
    assert session.finish() == 130
    assert contents(tmp_path) == {}


def test_what_is_fixed_cannot_be_changed_in_an_existing_pool(start: Start, tmp_path: Path) -> None:
    write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP"))
    session = start("update", "--mfa-types", "SMS", columns=walking.WIDE, rows=walking.TALL)
    take(session, (walking.MFA_ONLY, walking.KEEP_OPTIONAL, walking.SMS_MESSAGE, walking.CHANGE))
    which = f"? {review.WHICH} (Use arrow keys)"
    session.wait_for(which)
    first = session.lines.index(which)
    listed = {line[3:].split("  ")[0] for line in session.lines[first + 1 :]}
    assert question("mfa.mode").title in listed
    assert not listed & {question(key).title for key in ("user_pool.sign_in", "user_pool.required_attributes")}
    assert asked(session)[-1].startswith(f"? {review.WHICH}")
