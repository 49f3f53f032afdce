"""A new user with an empty folder for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.synth.user import User


@pytest.fixture
def user(tmp_path: Path) -> User:
    return User(tmp_path)
