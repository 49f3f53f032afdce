"""The choice "I want to learn more." explains, and asks again."""

from __future__ import annotations

from pathlib import Path

from scripts.session import ENTER, UP
from tests.terminal import walking
from tests.terminal.files import write_without_mfa
from tests.terminal.walking import Start, Step, take
from wizard.questions import BY_KEY

LAST = UP + ENTER  # upwards from the first choice


def _learn_more(step: Step) -> Step:
    return Step(step.question, LAST, "I want to learn more.")


def test_about_the_setup(start: Start) -> None:
    session = start("add", columns=walking.WIDE)
    take(session, (_learn_more(walking.MANUALLY),))
    for line in BY_KEY["setup"].learn_more.splitlines():
        session.wait_for(line)
    session.wait_for(f"? {walking.MANUALLY.question} (Use arrow keys)")
    take(session, (walking.MANUALLY,))
    session.wait_for(walking.FRIENDLY_NAME.question)


def test_about_mfa(start: Start, tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    session = start("update", columns=walking.WIDE)
    take(session, (walking.WALKTHROUGH, _learn_more(walking.OFF_TO_OPTIONAL)))
    for line in BY_KEY["mfa.mode"].learn_more.splitlines():
        session.wait_for(line)
    session.wait_for(f"? {walking.OFF_TO_OPTIONAL.question} (Use arrow keys)")
    take(session, (walking.OFF_TO_OPTIONAL,))
    session.wait_for(walking.SMS.question)
