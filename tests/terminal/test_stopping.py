"""Stopping half-way: at every question, nothing has been written yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.session import CLEAR, CTRL_C, CTRL_D
from tests.terminal import walking
from tests.terminal.files import contents, write_without_mfa
from tests.terminal.walking import Start, Step, take


def _each_question(walk: tuple[Step, ...]) -> list[object]:
    """The questions before and the question at which it stops, for every question of `walk`."""
    return [pytest.param(walk[:index], step, id=step.question) for index, step in enumerate(walk)]


@pytest.mark.parametrize(("before", "step"), _each_question(walking.ADD_WITH_SMS))
def test_ctrl_c_in_add_leaves_no_file(start: Start, tmp_path: Path, before: tuple[Step, ...], step: Step) -> None:
    session = start("add")
    take(session, before)
    session.wait_for(f"? {step.question}")
    session.press(CTRL_C)
    assert session.finish() == 130
    assert session.shows("Interrupted. Nothing was written.")
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(("before", "step"), _each_question(walking.UPDATE_TO_SMS))
def test_ctrl_c_in_update_leaves_the_file(start: Start, tmp_path: Path, before: tuple[Step, ...], step: Step) -> None:
    write_without_mfa(tmp_path)
    found = contents(tmp_path)
    session = start("update")
    take(session, before)
    session.wait_for(f"? {step.question}")
    session.press(CTRL_C)
    assert session.finish() == 130
    assert session.shows("Interrupted. Nothing was written.")
    assert contents(tmp_path) == found


def test_the_end_of_input_at_an_empty_line_stops_too(start: Start, tmp_path: Path) -> None:
    session = start("add")
    take(session, (walking.MANUALLY,))
    session.wait_for(walking.FRIENDLY_NAME.question)
    session.press(CLEAR + CTRL_D)
    assert session.finish() == 130
    assert session.shows("Interrupted. Nothing was written.")
    assert contents(tmp_path) == {}


def test_no_at_the_end_of_add_leaves_no_file(start: Start, tmp_path: Path) -> None:
    session = start("add")
    take(session, (*walking.ADD_WITH_TOTP[:-1], walking.NO))
    assert session.finish() == 130
    assert session.shows("Nothing was written.")
    assert contents(tmp_path) == {}


def test_no_at_the_end_of_update_leaves_the_file(start: Start, tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    found = contents(tmp_path)
    session = start("update")
    take(session, (*walking.UPDATE_TO_TOTP[:-1], walking.NO))
    assert session.finish() == 130
    assert session.shows("Nothing was written.")
    assert contents(tmp_path) == found
