"""The whole manual walk in one session: on large and small terminals, resized half-way, without colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.session import DOWN, ENTER, SPACE, UP
from tests.terminal import walking
from tests.terminal.files import contents, pool
from tests.terminal.walking import Start, asked, lines, take
from tests.terminal.whole_walk import AFTER_MFA, BEFORE_MFA, MFA, VALUES, WALK, values_without_id
from wizard.interview.questions import BY_KEY, QUESTIONS

COLOUR = {*range(30, 50), *range(90, 108)}  # what SGR calls colours: 30 to 49, and the bright ones


def _colours(written: str) -> set[int]:
    """The colours among the escape codes of `written`."""
    codes = re.findall(r"\x1b\[([\d;]*)m", written)
    return {int(number) for code in codes for number in code.split(";") if number} & COLOUR


def test_every_question_is_in_it() -> None:
    messages = {question.message for question in QUESTIONS if "manual" in question.asked_in}
    assert {step.question for step in WALK} >= messages


def test_every_answer_is_in_the_file(start: Start, tmp_path: Path) -> None:
    session = start("add", columns=walking.WIDE, rows=walking.TALL)
    take(session, WALK)
    assert session.finish() == 0
    assert asked(session) == lines(WALK)
    assert values_without_id(pool(tmp_path)) == VALUES
    assert set(contents(tmp_path)) == {"auth.toml"}
    assert not session.shows("Traceback")  # what is loaded beside the questions would fail beside them too
    assert _colours(session.written)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 24), (40, 24), (60, 12)])
def test_on_a_small_terminal(start: Start, tmp_path: Path, columns: int, rows: int) -> None:
    session = start("add", columns=columns, rows=rows)
    take(session, WALK)
    assert session.finish() == 0
    assert values_without_id(pool(tmp_path)) == VALUES


@pytest.mark.parametrize("key", ["verification.by", "mfa.mode", "setup"])
def test_long_choices_are_all_there_on_a_narrow_terminal(start: Start, key: str) -> None:
    session = start("add", *walking.all_but(key), columns=40)
    for choice in BY_KEY[key].choices:
        session.wait_for(choice.label)


@pytest.mark.parametrize("rows", [24, 12])
def test_a_long_list_scrolls_with_the_pointer(start: Start, tmp_path: Path, rows: int) -> None:
    session = start("add", *walking.all_but("app_clients.app.read_attributes"), columns=60, rows=rows)
    labels = [choice.label for choice in BY_KEY["app_clients.app.read_attributes"].choices]
    for label in labels:
        session.wait_for(f"» ○ {label}")
        session.press(DOWN)
    session.wait_for(f"» ○ {labels[0]}")
    session.press(UP + SPACE + ENTER)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).app_clients["app"].read_attributes == ("phone_number_verified",)


def test_resized_half_way(start: Start, tmp_path: Path) -> None:
    session = start("add", columns=100, rows=40)
    take(session, BEFORE_MFA)
    session.wait_for(f"? {MFA[0].question}")
    session.resize(60, 24)
    take(session, MFA)
    session.wait_for(f"? {AFTER_MFA[0].question}")
    session.resize(40, 16)
    take(session, AFTER_MFA[:6])
    session.resize(walking.WIDE, 50)
    take(session, AFTER_MFA[6:])
    assert session.finish() == 0
    assert values_without_id(pool(tmp_path)) == VALUES


def test_without_colours(start: Start, tmp_path: Path) -> None:
    session = start("add", settings={"NO_COLOR": "1"})
    take(session, WALK)
    assert session.finish() == 0
    assert values_without_id(pool(tmp_path)) == VALUES
    assert not _colours(session.written)


def test_on_a_terminal_that_says_nothing_of_itself(start: Start, tmp_path: Path) -> None:
    session = start("add", settings={"TERM": None})
    take(session, WALK)
    assert session.finish() == 0
    assert values_without_id(pool(tmp_path)) == VALUES
