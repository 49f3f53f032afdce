"""The keys that every prompt knows: Enter, the way back, a paste; and what is typed too early."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from authconfig.file import reading
from authconfig.models import WithoutPool
from scripts.session import BACK, BACKSPACE, CTRL_C, DOWN, ENTER, Session, pasted
from tests.terminal import walking
from tests.terminal.files import contents, pool, write_with_groups, write_without_mfa
from tests.terminal.walking import Start, Step, asked, take
from tests.terminal.whole_walk import WALK, group
from tests.typed import label, message
from wizard.interview.questions.user_pool import GROUP_WORDS

NARROW = 80


def test_a_yes_or_no_waits_for_enter(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("user_pool.groups", "mfa.mode"))
    take(session, (walking.SOME_GROUPS, group("admins")))
    session.wait_for(f"? {GROUP_WORDS.another} (y/N)")
    session.press("n")
    session.wait_for("(y/N) No")
    session.press(BACKSPACE + "n" + ENTER)
    take(session, (walking.NEW_OPTIONAL, walking.YES))
    assert session.finish() == 0
    assert pool(tmp_path).mfa.mode == "OPTIONAL"


def test_what_is_typed_ahead_writes_nothing(start: Start, tmp_path: Path) -> None:
    session = start("add", "--setup", "manual", *walking.all_but("setup", "verification.email_subject"))
    session.wait_for(f"? {message('verification.email_subject')}")
    session.press(ENTER * 5)
    session.wait_for(f"? {walking.WRITE} (Use arrow keys)")
    session.press(DOWN + ENTER)
    assert session.finish() == 130
    assert contents(tmp_path) == {}


def test_what_is_typed_ahead_removes_nothing(start: Start, tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    found = contents(tmp_path)
    name = pool(tmp_path).project.resource
    session = start("remove")
    session.press("typed too early" + ENTER)  # while the program loads
    session.wait_for(f"? Type the name of the resource, {name}, to confirm:")
    assert contents(tmp_path) == found
    session.press(name + ENTER)
    assert session.finish() == 0
    assert isinstance(reading.load(tmp_path / "auth.toml"), WithoutPool)


@pytest.mark.parametrize("place", range(1, len(WALK)), ids=lambda place: WALK[place].question[:30])
def test_every_prompt_leads_back_to_the_one_before(start: Start, tmp_path: Path, place: int) -> None:
    before, step = WALK[place - 1], WALK[place]
    session = start("add", columns=walking.WIDE, rows=walking.TALL)
    take(session, WALK[:place])
    session.wait_for(f"? {step.question}")
    session.wait_for("Shift-Tab: back")
    answered = asked_times(session, before)
    session.press(BACK)
    session.wait_until(lambda: asked_times(session, before) == answered + 1)
    session.press(ENTER)
    session.wait_until(lambda: session.lines.count(before.line) > 1)
    # Not between two prompts: there the terminal still has its own way with Ctrl-C.
    session.wait_until(lambda: asked(session)[-1].startswith(f"? {step.question}"))
    session.press(CTRL_C)
    assert session.finish() == 130
    assert contents(tmp_path) == {}


def asked_times(session: Session, step: Step) -> int:
    return sum(line.startswith(f"? {step.question}") for line in session.lines)


def test_the_first_question_has_no_way_back(start: Start) -> None:
    session = start("add")
    session.wait_for("Shift-Tab goes back by one question.")
    session.wait_for(f"? {walking.MANUALLY.question} (Use arrow keys)")
    assert not session.shows("Shift-Tab: back")
    session.press(BACK)
    take(session, (walking.MANUALLY,))


def test_back_among_the_groups(start: Start, tmp_path: Path) -> None:
    write_with_groups(tmp_path, "admins", "staff")
    session = start("update", columns=walking.WIDE)
    take(session, (walking.GROUPS_ONLY, walking.DELETE_NONE, walking.ANOTHER_GROUP))
    session.wait_for(f"? {message('user_pool.groups')}")
    session.press(BACK)
    session.wait_for(f"? {GROUP_WORDS.another} (Y/n)")
    session.press("n" + ENTER)
    take(session, (walking.in_place(1, "staff", DOWN), walking.YES))
    assert session.finish() == 0
    assert pool(tmp_path).user_pool.groups == ("staff", "admins")


def test_a_paste_of_several_lines_is_not_inserted_where_one_is_taken(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("user_pool.name"), columns=NARROW)
    session.wait_for(f"? {walking.POOL_NAME.question}")
    session.press(pasted("one\r\ntwo\n"))
    session.wait_for("The pasted text has 2 lines, and this answer takes one: nothing of it was inserted.")
    assert all(len(line) < NARROW for line in session.lines)
    session.press("\x15" + pasted("users\n"))
    session.wait_for(f"? {walking.POOL_NAME.question} users")
    session.press(ENTER)
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).user_pool.name == "users"


def test_a_paste_of_several_lines_is_one_answer_where_they_are_taken(start: Start, tmp_path: Path) -> None:
    session = start("add", *walking.all_but("verification.email_message"))
    session.wait_for(f"? {message('verification.email_message')}")
    session.press("\x15" + pasted("Hello\r{####}\rBye") + ENTER)
    session.wait_for("All 3 lines are the answer to this question.")
    take(session, (walking.YES,))
    assert session.finish() == 0
    assert pool(tmp_path).verification.email_message == "Hello\n{####}\nBye"


@pytest.mark.parametrize("key", ["mfa.mode", "password_policy.requires"])
def test_a_paste_chooses_nothing(start: Start, tmp_path: Path, key: str) -> None:
    session = start("add", *walking.all_but(key))
    session.wait_for(f"? {message(key)}")
    session.press(pasted("y\ny\ny\n"))
    session.wait_for("A pasted text is no answer here. Choose with the keys.")
    session.press(CTRL_C)
    assert session.finish() == 130
    assert contents(tmp_path) == {}


def test_no_word_is_broken_at_eighty_columns(start: Start) -> None:
    words = {word for step in WALK for word in f"{step.question} {step.shown}".split()}
    session = start("add", columns=NARROW, rows=2 * walking.TALL)  # so that nothing scrolls away
    for step in WALK:
        words_asked = frozenset(step.question.split())
        session.wait_until(partial(_last_question_has, session, words_asked))
        take(session, (step,))
    assert session.finish() == 0
    shown = {word for line in session.lines for word in line.split()}
    assert words <= shown


def _last_question_has(session: Session, words: frozenset[str]) -> bool:
    """Whether the question at the bottom of the screen has `words`, each of them whole."""
    last = max((at for at, line in enumerate(session.lines) if line.startswith("? ")), default=0)
    return words <= {word for line in session.lines[last:] for word in line.split()}


def test_answers_are_echoed_as_what_was_chosen(start: Start) -> None:
    session = start("add", *walking.all_but("mfa.types"))
    session.wait_for(f"● {label('mfa.types', 'SMS')}")
    session.press(ENTER)
    session.wait_for(f"? {message('mfa.types')} {label('mfa.types', 'SMS')}")
    assert not session.shows("done")
