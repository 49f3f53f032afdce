"""The walks of `wizard update` beside the guide's: all, groups, and the defaults again."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.session import CLEAR, DOWN, ENTER, SPACE
from tests.terminal import walking
from tests.terminal.files import pool, write_with_groups
from tests.terminal.walking import Start, Step, asked, lines, pick, take, tick
from tests.terminal.whole_walk import group, ticks
from tests.typed import by_key, message, question

GROUPS = ("admins", "staff", "guests")
SET_BACK = (
    "verification.by",
    "verification.email_subject",
    "verification.email_message",
    "verification.sms_message",
    "password_policy.minimum_length",
    "password_policy.requires",
    "password_policy.history",
    "password_policy.temporary_password_days",
    "app_clients.app.refresh_token_days",
    "app_clients.app.read_attributes",
    "app_clients.app.write_attributes",
)


@pytest.fixture(autouse=True)
def _pool_with_groups(tmp_path: Path) -> None:
    write_with_groups(tmp_path, *GROUPS)


def test_groups_are_deleted_added_and_reordered(start: Start, tmp_path: Path) -> None:
    before = by_key(pool(tmp_path).settings)
    walk = (
        walking.GROUPS_ONLY,
        Step(walking.DELETE_NONE.question, DOWN + SPACE + ENTER, "staff"),
        walking.ANOTHER_GROUP,
        group("owners"),
        walking.NO_OTHER_GROUP,
        walking.in_place(1, "owners", DOWN * 2),
        walking.in_place(2, "admins"),
        walking.YES,
    )
    session = start("update", columns=walking.WIDE, rows=walking.TALL)
    take(session, walk[:-1])
    session.wait_for("The group staff stays in each deployed user pool, with its members")
    take(session, walk[-1:])
    assert session.finish() == 0
    assert asked(session) == lines(walk)
    assert by_key(pool(tmp_path).settings) == {**before, "user_pool.groups": ("owners", "admins", "guests")}


def test_groups_left_as_they_are(start: Start, tmp_path: Path) -> None:
    session = start("update")
    in_order = (walking.in_place(1, "admins"), walking.in_place(2, "staff"))
    take(session, (walking.GROUPS_ONLY, walking.DELETE_NONE, walking.NO_OTHER_GROUP, *in_order))
    session.wait_for("Nothing changes in auth.toml.")
    assert session.finish() == 0
    assert pool(tmp_path).user_pool.groups == GROUPS


def test_the_defaults_again_ask_nothing_more_and_keep_the_rest(start: Start, tmp_path: Path) -> None:
    before = by_key(pool(tmp_path).settings)
    session = start("update", columns=walking.WIDE, rows=walking.TALL)
    take(session, (walking.TO_DEFAULTS, walking.YES))
    assert session.finish() == 0
    assert asked(session) == lines((walking.TO_DEFAULTS, walking.YES))
    assert by_key(pool(tmp_path).settings) == {
        **before,
        **{key: question(key).setting.default for key in SET_BACK},
    }


def test_every_question_starts_from_what_the_file_says(start: Start, tmp_path: Path) -> None:
    walk = (
        walking.WALKTHROUGH,
        walking.SOME_GROUPS,
        walking.DELETE_NONE,
        walking.NO_OTHER_GROUP,
        walking.in_place(1, "admins"),
        walking.in_place(2, "staff"),
        walking.KEEP_OPTIONAL,
        walking.KEEP_BOTH,
        walking.SMS_MESSAGE,
        pick("verification.by", ENTER, "both"),
        Step(walking.EMAIL_SUBJECT.question, ENTER, "Welcome"),
        Step(walking.EMAIL_MESSAGE.question, ENTER, "{####} verifies you"),
        Step(message("verification.sms_message"), ENTER, "{####} verifies you"),
        walking.COGNITOS_SENDER,
        pick("password_policy", ENTER, "yes"),
        Step(message("password_policy.minimum_length"), ENTER, "12"),
        tick("password_policy.requires", ENTER, "lowercase"),
        Step(message("password_policy.history"), ENTER, "5"),
        Step(message("password_policy.temporary_password_days"), ENTER, "3"),
        Step(walking.DAYS.question, ENTER, "7"),
        pick("app_client", ENTER, "yes"),
        tick("app_clients.app.read_attributes", ENTER, "email"),
        ticks("app_clients.app.write_attributes", ENTER, "email", "phone_number"),
    )
    before = (tmp_path / "auth.toml").read_bytes()
    session = start("update", columns=walking.WIDE, rows=walking.TALL)
    take(session, walk)
    session.wait_for("Nothing changes in auth.toml.")
    assert session.finish() == 0
    assert asked(session) == lines(walk)
    assert (tmp_path / "auth.toml").read_bytes() == before


def test_a_no_sets_the_password_policy_back(start: Start, tmp_path: Path) -> None:
    session = start("update", "--user-pool-groups", "admins,staff,guests")
    take(session, (walking.WALKTHROUGH, walking.KEEP_OPTIONAL, walking.KEEP_BOTH, walking.SMS_MESSAGE))
    verification = ("verification.by", "verification.email_subject", "verification.email_message")
    for key in (*verification, "verification.sms_message"):
        session.wait_for(f"? {message(key)}")
        session.press(ENTER)
    take(session, (walking.COGNITOS_SENDER, pick("password_policy", "n" + ENTER, "no")))
    take(session, (Step(walking.DAYS.question, CLEAR + "1" + ENTER, "1"),))
    take(session, (pick("app_client", "n" + ENTER, "no"), walking.YES))
    assert session.finish() == 0
    config = pool(tmp_path)
    assert config.password_policy.minimum_length == 8
    assert len(config.password_policy.requires) == 4
    assert config.app_clients["app"].refresh_token_days == 1
    assert config.app_clients["app"].read_attributes == config.app_clients["app"].write_attributes == ()
