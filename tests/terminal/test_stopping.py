"""Stopping half-way: at every question, nothing has been written yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.session import CLEAR, CTRL_C, CTRL_D
from tests.terminal import walking
from tests.terminal.files import contents, write_with_groups, write_without_mfa
from tests.terminal.walking import Start, Step, take
from wizard.interview import review
from wizard.interview.question import Question, WhetherQuestion
from wizard.interview.questions import QUESTIONS

ASKED_IN_ADD = [question for question in QUESTIONS if "manual" in question.asked_in or question.key == "setup"]


@pytest.mark.parametrize("question", ASKED_IN_ADD, ids=lambda question: question.key)
def test_ctrl_c_in_add_leaves_no_file(start: Start, tmp_path: Path, question: Question) -> None:
    led = [each.key for each in question.leads_to] if isinstance(question, WhetherQuestion) else []
    session = start("add", *walking.all_but(question.key, *led))
    if question.key == "user_pool.groups":
        take(session, (walking.SOME_GROUPS,))
    session.wait_for(f"? {question.message}")
    session.press(CTRL_C)
    assert session.finish() == 130
    assert session.shows("Interrupted. Nothing was written.")
    assert contents(tmp_path) == {}


def _each_question(walk: tuple[Step, ...]) -> list[object]:
    """The questions before and the question at which it stops, for every question of `walk`."""
    return [pytest.param(walk[:index], step, id=step.question) for index, step in enumerate(walk)]


@pytest.mark.parametrize(
    ("before", "step"),
    _each_question((walking.MFA_ONLY, walking.OFF_TO_OPTIONAL, walking.SMS, walking.SMS_MESSAGE, walking.YES)),
)
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


@pytest.mark.parametrize(
    ("before", "step"),
    _each_question(
        (walking.GROUPS_ONLY, walking.DELETE_FIRST, walking.NO_OTHER_GROUP, walking.in_place(1, "staff"), walking.YES)
    )[1:],
)
def test_ctrl_c_among_the_groups_leaves_the_file(
    start: Start, tmp_path: Path, before: tuple[Step, ...], step: Step
) -> None:
    write_with_groups(tmp_path, "admins", "staff", "guests")
    found = contents(tmp_path)
    session = start("update")
    take(session, before)
    session.wait_for(f"? {step.question}")
    session.press(CTRL_C)
    assert session.finish() == 130
    assert session.shows("Interrupted. Nothing was written.")
    assert contents(tmp_path) == found


def test_ctrl_c_at_the_list_of_answers_leaves_no_file(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but())
    take(session, (walking.CHANGE,))
    session.wait_for(f"? {review.WHICH}")
    session.press(CTRL_C)
    assert session.finish() == 130
    assert contents(tmp_path) == {}


def test_the_end_of_input_at_an_empty_line_stops_too(start: Start, tmp_path: Path) -> None:
    session = start("add")
    take(session, (walking.MANUALLY,))
    session.wait_for(walking.FRIENDLY_NAME.question)
    session.press(CLEAR + CTRL_D)
    assert session.finish() == 130
    assert session.shows("Interrupted. Nothing was written.")
    assert contents(tmp_path) == {}


def test_no_at_the_end_of_add_leaves_no_file(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but())
    take(session, (walking.NO,))
    assert session.finish() == 130
    assert session.shows("Nothing was written.")
    assert contents(tmp_path) == {}


def test_no_at_the_end_of_update_leaves_the_file(start: Start, tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    found = contents(tmp_path)
    session = start("update", "--mfa-mode", "OPTIONAL", "--mfa-types", "TOTP")
    take(session, (walking.MFA_ONLY, walking.NO))
    assert session.finish() == 130
    assert session.shows("Nothing was written.")
    assert contents(tmp_path) == found
