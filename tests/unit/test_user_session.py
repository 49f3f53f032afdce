"""The session that --keep keeps: who can read it, and that it is written whole or not at all."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from pydantic import SecretStr

from authconfig.errors import UsageError
from authconfig.vocabulary import UserPoolId
from wizard.commands.user.kept_session import KeptSession, find, forget, keep, state_folder

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
POOL = UserPoolId("eu-west-1_AbCdEfGhI")


def session(token: str = "eyJ.token", username: str = "ann") -> KeptSession:  # noqa: S107
    return KeptSession(POOL, username, SecretStr(token), NOW + timedelta(hours=1))


def test_a_session_is_read_back_until_it_is_over(tmp_path: Path) -> None:
    keep(tmp_path, session())
    assert session() == find(tmp_path, POOL, NOW)
    keep(tmp_path, session("another"))
    assert session("another") == find(tmp_path, POOL, NOW + timedelta(minutes=59))
    with pytest.raises(UsageError, match="expired at 2026-01-02 04:04 UTC"):
        find(tmp_path, POOL, NOW + timedelta(hours=1))
    with pytest.raises(UsageError, match="Nobody is signed in"):
        find(tmp_path, UserPoolId("eu-west-1_Another"), NOW)
    forget(tmp_path, POOL)
    forget(tmp_path, POOL)
    with pytest.raises(UsageError, match="--keep"):
        find(tmp_path, POOL, NOW)


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_only_its_owner_can_read_it(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "state" / "toolkit"
    folder.mkdir(parents=True)
    folder.chmod(0o755)  # as an older version, or somebody, may have left it
    before = os.umask(umask)
    try:
        path = keep(folder, session())
        new = keep(tmp_path / "new", session())
    finally:
        os.umask(before)
    for each in (path, new):
        assert (each.stat().st_mode & 0o777, each.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_cannot_be_written_leaves_the_older_session_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / f"session-{POOL}.json"
    path.mkdir()
    with pytest.raises(UsageError, match="cannot be kept") as caught:
        keep(tmp_path, session())
    assert "eyJ" not in str(caught.value)
    assert list(tmp_path.iterdir()) == [path]
    path.rmdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("other")
    path.symlink_to(elsewhere)
    keep(tmp_path, session())
    assert (elsewhere.read_text(), path.is_symlink()) == ("other", False)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"expires": 1}', "[" * 100_000, '{"expires": "2026-01-02T03:04:05"}']
)
def test_a_file_of_somebody_else(tmp_path: Path, text: str) -> None:
    (tmp_path / f"session-{POOL}.json").write_text(text)
    with pytest.raises(UsageError, match="cannot be read"):
        find(tmp_path, POOL, NOW)


def test_a_time_without_a_zone_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / f"session-{POOL}.json"
    path.write_text('{"expires": "2026-01-02T03:04:05", "username": "ann", "access_token": "eyJ.token"}')
    with pytest.raises(UsageError, match="cannot be read") as caught:
        find(tmp_path, POOL, NOW)
    assert "eyJ" not in str(caught.value)


@given(st.text("abcdefgh!$9", min_size=12), st.text(max_size=10))
def test_no_text_of_it_shows_the_token(token: str, username: str) -> None:
    kept = session(token, username)
    assert token not in f"{kept!r}{kept!s}"


def test_the_folder_is_that_of_the_specification() -> None:
    assert state_folder({"XDG_STATE_HOME": "/state"}) == Path("/state/cognito-auth-wizard")
    for ignored in ({}, {"XDG_STATE_HOME": ""}, {"XDG_STATE_HOME": "relative"}):
        assert state_folder(ignored) == Path.home() / ".local/state/cognito-auth-wizard"
