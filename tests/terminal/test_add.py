"""`wizard add`, key by key."""

from __future__ import annotations

from pathlib import Path

from authconfig.vocabulary import MfaType
from scripts.session import ENTER, SPACE
from tests.terminal import walking
from tests.terminal.files import pool
from tests.terminal.walking import Start, Step, asked, lines, take
from tests.typed import label, message, question


def test_the_guides_walk_with_text_messages(start: Start, tmp_path: Path) -> None:
    session = start("add", columns=walking.WIDE, rows=walking.TALL)
    take(session, walking.ADD_WITH_SMS)
    assert session.finish() == 0
    assert asked(session) == lines(walking.ADD_WITH_SMS)
    config = pool(tmp_path)
    assert config.project.resource == "shopauth"
    assert config.user_pool.name == "shop_users"
    assert config.user_pool.sign_in == ("email",)
    assert config.mfa.mode == config.created.mfa == "OPTIONAL"
    assert config.mfa.types == ("SMS",)
    assert config.mfa.sms_message == question("mfa.sms_message").default


def test_the_guides_walk_with_an_authenticator_app(start: Start, tmp_path: Path) -> None:
    session = start("add", columns=walking.WIDE, rows=walking.TALL)
    take(session, walking.ADD_WITH_TOTP)
    assert session.finish() == 0
    assert asked(session) == lines(walking.ADD_WITH_TOTP)
    config = pool(tmp_path)
    assert config.mfa.mode == config.created.mfa == "OPTIONAL"
    assert config.mfa.types == ("TOTP",)


def test_the_default_configuration_asks_only_how_users_sign_in(start: Start, tmp_path: Path) -> None:
    walk = (walking.BY_DEFAULT, walking.BY_USERNAME, walking.YES)
    session = start("add", columns=walking.WIDE)
    take(session, walk)
    assert session.finish() == 0
    assert asked(session) == lines(walk)
    config = pool(tmp_path)
    assert config.user_pool.sign_in == ()
    assert config.mfa.mode == config.created.mfa == "OFF"


def test_a_new_pool_can_require_mfa(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("mfa.mode", "mfa.types", "mfa.sms_message"))
    take(session, (walking.NEW_ON, walking.SMS, walking.SMS_MESSAGE, walking.YES))
    assert session.finish() == 0
    config = pool(tmp_path)
    assert config.mfa.mode == config.created.mfa == "ON"


def test_it_warns_that_sign_in_is_for_good(start: Start) -> None:
    session = start("add", columns=walking.WIDE)
    take(session, (walking.BY_DEFAULT,))
    session.wait_for(walking.BY_EMAIL.question)
    warning = session.lines.index(question("user_pool.sign_in").warning)
    assert session.lines[warning + 1].startswith(f"? {walking.BY_EMAIL.question}")


def test_signing_in_by_phone_brings_text_messages_along(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("user_pool.sign_in", "mfa.types", "mfa.sms_message"))
    take(session, (walking.BY_PHONE,))
    locked = f"- ● {label('mfa.types', 'SMS')} (users sign in with a phone number, and Cognito keeps SMS"
    session.wait_for(locked)
    both = Step(message("mfa.types"), SPACE + ENTER, question("mfa.types").labels(tuple(MfaType)))
    take(session, (both, walking.SMS_MESSAGE, walking.YES))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.types == ("SMS", "TOTP")


def test_an_option_answers_its_question(start: Start, tmp_path: Path) -> None:
    walk = (*walking.TO_SIGN_IN, walking.NO_GROUPS, *walking.REST, walking.YES)
    session = start("add", "--mfa-mode", "OPTIONAL", "--mfa-types", "TOTP", columns=walking.WIDE, rows=walking.TALL)
    take(session, walk)
    assert session.finish() == 0
    assert asked(session) == lines(walk)
    config = pool(tmp_path)
    assert config.mfa.mode == "OPTIONAL"
    assert config.mfa.types == ("TOTP",)
