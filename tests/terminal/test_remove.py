"""`wizard remove` wants the resource's name typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from authconfig.file import reading
from authconfig.models import WithoutPool
from scripts.session import CTRL_C, ENTER, Session
from tests.configs import POOL_ID
from tests.terminal import walking
from tests.terminal.files import contents, pool, write_without_mfa
from tests.terminal.walking import Start, take

NAME = f"labproj{POOL_ID}"


@pytest.fixture
def session(start: Start, tmp_path: Path) -> Session:
    write_without_mfa(tmp_path)
    session = start("remove")
    session.wait_for(f"? Type the name of the resource, {NAME}, to confirm:")
    return session


def test_its_name_removes_the_pool(session: Session, tmp_path: Path) -> None:
    assert session.shows(f"In AWS nothing changes: the stack labproj-auth-dev-{POOL_ID}")
    session.press(NAME + ENTER)
    assert session.finish() == 0
    config = reading.load(tmp_path / "auth.toml")
    assert isinstance(config, WithoutPool)
    assert config.project.removed == (POOL_ID,)


@pytest.mark.parametrize("typed", ["", "labproj", f"{NAME} ", NAME.upper()])
def test_another_name_does_not(session: Session, tmp_path: Path, typed: str) -> None:
    found = contents(tmp_path)
    session.press(typed + ENTER)
    assert session.finish() == 130
    assert session.shows("That is not the name of the resource. Nothing was written.")
    assert contents(tmp_path) == found


def test_ctrl_c_does_not(session: Session, tmp_path: Path) -> None:
    found = contents(tmp_path)
    session.press(CTRL_C)
    assert session.finish() == 130
    assert session.shows("Interrupted. Nothing was written.")
    assert contents(tmp_path) == found


def test_then_a_new_pool_can_require_mfa(session: Session, start: Start, tmp_path: Path) -> None:
    session.press(NAME + ENTER)
    assert session.finish() == 0
    again = start("add")
    take(again, (*walking.TO_SIGN_IN, walking.NO_GROUPS, walking.NEW_ON, walking.TOTP, *walking.REST, walking.YES))
    assert again.finish() == 0
    config = pool(tmp_path)
    assert config.mfa.mode == config.created.mfa == "ON"
    assert config.project.removed == (POOL_ID,)
    assert config.created.id != POOL_ID
