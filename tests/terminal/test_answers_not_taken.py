"""An answer that cannot be: the reason is shown, the question stays, and a better answer is taken."""

from __future__ import annotations

from pathlib import Path

from authconfig.rules import SMS_REMOVAL
from scripts.session import BACKSPACE, CLEAR, DOWN, ENTER, SPACE, Session
from tests.terminal import walking
from tests.terminal.files import pool, write
from tests.terminal.walking import Start, take

NARROW = 80  # columns: a reason takes two lines, and is all there


def _at_the_types(start: Start) -> Session:
    session = start("add", "--mfa-mode", "OPTIONAL", "--project-resource", "shopauth", columns=NARROW)
    take(session, (walking.MANUALLY, walking.POOL_NAME, walking.BY_EMAIL))
    session.wait_for("» ● SMS Text Message")
    return session


def _at_the_message(start: Start) -> Session:
    session = _at_the_types(start)
    take(session, (walking.SMS,))
    session.wait_for(walking.SMS_MESSAGE.question)
    return session


def test_no_mfa_type_at_all(start: Start, tmp_path: Path) -> None:
    session = _at_the_types(start)
    session.press(SPACE + ENTER)
    session.wait_for("You must select at least one MFA type from the list.")
    session.wait_for("» ○ SMS Text Message")
    session.press(DOWN + SPACE + ENTER)
    session.wait_for(walking.TOTP.line)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.types == ("TOTP",)


def test_a_message_without_a_place_for_the_code(start: Start, tmp_path: Path) -> None:
    session = _at_the_message(start)
    session.press(CLEAR + "Your code" + ENTER)
    session.wait_for(
        "Your SMS authentication message must include '{####}' "
        "representing the authentication code that the user will receive."
    )
    assert session.shows(f"? {walking.SMS_MESSAGE.question} Your code")
    session.press(" is {####}" + ENTER)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.sms_message == "Your code is {####}"


def test_a_message_that_is_too_long(start: Start, tmp_path: Path) -> None:
    session = _at_the_message(start)
    session.press(CLEAR + "{####}" + "x" * 135 + ENTER)
    session.wait_for("It must be 6 to 140 characters long; this one has 141.")
    session.press(BACKSPACE + ENTER)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert len(pool(tmp_path).mfa.sms_message) == 140


def test_taking_sms_off_while_mfa_stays_on(start: Start, tmp_path: Path) -> None:
    write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP"))
    session = start("update", columns=NARROW)
    take(session, (walking.WALKTHROUGH, walking.KEEP_OPTIONAL))
    session.wait_for("» ● SMS Text Message")
    session.press(SPACE + ENTER)
    session.wait_for(SMS_REMOVAL.sentence)
    session.wait_for("» ○ SMS Text Message")
    session.press(SPACE + DOWN + SPACE + ENTER)
    session.wait_for(walking.SMS.line)
    take(session, (walking.SMS_MESSAGE, walking.YES))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.types == ("SMS",)
