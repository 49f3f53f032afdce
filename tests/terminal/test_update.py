"""`wizard update`, key by key."""

from __future__ import annotations

from pathlib import Path

from tests.configs import POOL_ID
from tests.terminal import walking
from tests.terminal.files import pool, write, write_without_mfa
from tests.terminal.walking import Start, asked, lines, take
from tests.typed import label, question


def test_the_guides_walk_to_text_messages(start: Start, tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    session = start("update", columns=walking.WIDE, rows=walking.TALL)
    take(session, walking.UPDATE_TO_SMS)
    assert session.finish() == 0
    assert asked(session) == lines(walking.UPDATE_TO_SMS)
    config = pool(tmp_path)
    assert config.mfa.mode == "OPTIONAL"
    assert config.created.mfa == "OFF"
    assert config.mfa.types == ("SMS",)
    assert config.mfa.sms_message == question("mfa.sms_message").default


def test_the_guides_walk_to_an_authenticator_app(start: Start, tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    session = start("update", columns=walking.WIDE, rows=walking.TALL)
    take(session, walking.UPDATE_TO_TOTP)
    assert session.finish() == 0
    assert asked(session) == lines(walking.UPDATE_TO_TOTP)
    config = pool(tmp_path)
    assert config.mfa.mode == "OPTIONAL"
    assert config.created.mfa == "OFF"
    assert config.mfa.types == ("TOTP",)


def test_it_shows_how_users_sign_in_and_does_not_ask(start: Start, tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    session = start("update", columns=walking.WIDE)
    take(session, (walking.WALKTHROUGH,))
    session.wait_for(walking.NO_GROUPS.question)
    shown = f"{walking.BY_EMAIL.question} {label('user_pool.sign_in', 'email')} (fixed when the pool was created)"
    assert session.lines[2] == shown  # a question would begin with a question mark


def test_it_can_ask_about_mfa_alone(start: Start, tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    session = start("update", columns=walking.WIDE)
    take(session, (walking.MFA_ONLY,))
    session.wait_for(walking.OFF_TO_OPTIONAL.question)
    assert asked(session)[1].startswith(f"? {walking.OFF_TO_OPTIONAL.question}")


def test_it_shows_what_changes_in_the_file(start: Start, tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    session = start("update", rows=walking.TALL)
    take(session, walking.UPDATE_TO_TOTP[:-1])
    session.wait_for(walking.YES.question)
    changed = {line for line in session.lines if line.startswith(("+", "-"))}
    assert changed == {
        "--- auth.toml (now)",
        "+++ auth.toml (new)",
        '-mode = "OFF"',
        '+mode = "OPTIONAL"',
        "-types = []  # both",
        '+types = ["TOTP"]  # both',
    }


def test_it_keeps_what_a_person_wrote(start: Start, tmp_path: Path) -> None:
    before = write_without_mfa(tmp_path).read_text(encoding="utf-8")
    session = start("update")
    take(session, walking.UPDATE_TO_TOTP)
    assert session.finish() == 0
    after = (tmp_path / "auth.toml").read_text(encoding="utf-8")
    assert "# A file as a person keeps it." in before
    assert after == before.replace('mode = "OFF"', 'mode = "OPTIONAL"').replace("types = []", 'types = ["TOTP"]')


def test_leaving_required_mfa_has_no_way_back_and_the_record_follows(start: Start, tmp_path: Path) -> None:
    write(tmp_path, "ON", "ON", ("TOTP",))
    session = start("update")
    take(session, (walking.MFA_ONLY, walking.ON_TO_OPTIONAL))
    session.wait_for("Warning: there is no way back.")
    take(session, (walking.TOTP_TICKED, walking.YES))
    session.wait_for(f"cdk deploy labproj-auth-dev --parameters labproj-auth-dev-{POOL_ID}:MfaAtCreation=OPTIONAL")
    assert session.finish() == 0
    config = pool(tmp_path)
    assert config.mfa.mode == config.created.mfa == "OPTIONAL"


def test_answering_as_it_is_changes_nothing(start: Start, tmp_path: Path) -> None:
    before = write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP")).read_bytes()
    session = start("update")
    take(session, (walking.WALKTHROUGH, walking.NO_GROUPS))
    take(session, (walking.KEEP_OPTIONAL, walking.KEEP_BOTH, walking.SMS_MESSAGE, *walking.REST_OF_UPDATE))
    session.wait_for("Nothing changes in auth.toml.")
    assert session.finish() == 0
    assert (tmp_path / "auth.toml").read_bytes() == before
