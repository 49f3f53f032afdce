"""ON, seen by a person whose pool exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.session import DOWN, ENTER, UP
from tests.terminal import walking
from tests.terminal.files import pool, write
from tests.terminal.walking import Start, take
from tests.typed import REQUIRED_MFA, label, refusal_of
from wizard.interview.questions.walks import LEARN_MORE_LABEL

NARROW = 80
OFF, OPTIONAL = (f"» {label('mfa.mode', name)}" for name in ("OFF", "OPTIONAL"))
LEARN_MORE = f"» {LEARN_MORE_LABEL}"
REFUSED = refusal_of("mfa.mode", mfa={"types": ("SMS", "TOTP")})
ON = f"- {label('mfa.mode', 'ON')} ({REFUSED.text})"


@pytest.fixture(autouse=True)
def _optional_pool(tmp_path: Path) -> None:
    write(tmp_path, "OPTIONAL", "OPTIONAL", ("SMS", "TOTP"))


def test_on_is_greyed_out_with_the_whole_reason_in_sight(start: Start) -> None:
    session = start("update", columns=NARROW)
    take(session, (walking.MFA_ONLY,))
    session.wait_for(ON)


def test_its_reason_breaks_between_words_when_the_window_is_made_narrower(start: Start) -> None:
    session = start("update")
    take(session, (walking.MFA_ONLY,))
    session.wait_for(LEARN_MORE_LABEL)
    session.resize(60, 24)
    first = next(number for number, line in enumerate(session.lines) if line.startswith("   - "))
    after = session.lines.index(f" {OPTIONAL}")
    broken = session.lines[first:after]
    assert " ".join(line.strip() for line in broken) == ON
    assert all(line.startswith("     ") for line in broken[1:])
    assert session.lines[first - 1] == f"   {label('mfa.mode', 'OFF')}"
    assert session.lines[after + 1] == f"   {LEARN_MORE_LABEL}"


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
    session.wait_for(REQUIRED_MFA)
    assert session.finish() == 4
    assert not session.shows("? ")
