"""ON, seen by a person whose pool exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.session import DOWN, ENTER, UP
from tests.terminal import walking
from tests.terminal.files import pool, write
from tests.terminal.walking import Start, take

NARROW = 80
OFF, OPTIONAL, LEARN_MORE = "» OFF", "» OPTIONAL (Individual users can use MFA)", "» I want to learn more."


@pytest.fixture(autouse=True)
def _optional_pool(tmp_path: Path) -> None:
    write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP"))


def test_on_is_greyed_out_with_the_whole_reason_in_sight(start: Start) -> None:
    session = start("update", columns=NARROW)
    take(session, (walking.MFA_ONLY,))
    session.wait_for(
        "- ON (Required for all logins, can not be enabled later) (Refused: required MFA (ON) can only be chosen "
        "when a user pool is created; on an existing pool it would lock out every user without a second factor.)"
    )


def test_its_reason_breaks_between_words_when_the_window_is_made_narrower(start: Start) -> None:
    session = start("update")
    take(session, (walking.MFA_ONLY,))
    session.wait_for(LEARN_MORE.removeprefix("» "))
    session.resize(60, 24)
    assert session.lines[1:] == (
        "How do you want users to be able to sign in? Email (fixed wh",  # cut off: it was there before
        "? Multifactor authentication (MFA) user login options: (Use",
        "arrow keys)",
        "   OFF",
        "   - ON (Required for all logins, can not be enabled later)",
        "     (Refused: required MFA (ON) can only be chosen when a",
        "     user pool is created; on an existing pool it would",
        "     lock out every user without a second factor.)",
        " » OPTIONAL (Individual users can use MFA)",
        "   I want to learn more.",
    )


@pytest.mark.parametrize(
    ("key", "round_trip"),
    [
        pytest.param(DOWN, (LEARN_MORE, OFF, OPTIONAL), id="downwards"),
        pytest.param(UP, (OFF, LEARN_MORE, OPTIONAL), id="upwards"),
    ],
)
def test_the_arrow_keys_pass_over_on(start: Start, tmp_path: Path, key: str, round_trip: tuple[str, ...]) -> None:
    session = start("update", columns=NARROW)
    take(session, (walking.MFA_ONLY,))
    session.wait_for(OPTIONAL)
    for pointed_at in round_trip:
        session.press(key)
        session.wait_for(pointed_at)
    session.press(ENTER)
    take(session, (walking.KEEP_BOTH, walking.SMS_MESSAGE))
    session.wait_for("Nothing changes in auth.toml.")
    assert session.finish() == 0
    assert pool(tmp_path).mfa.mode == "OPTIONAL"


def test_on_given_as_an_option_is_refused_before_anything_is_asked(start: Start) -> None:
    session = start("update", "--mfa-mode", "ON")
    session.wait_for("Refused: required MFA (ON) can only be chosen when a user pool is created")
    assert session.finish() == 4
    assert not session.shows("? ")
