"""The wizard, started for a test and ended with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from scripts.session import Session
from tests.terminal.walking import Start


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as sessions:

        def started(*arguments: str, columns: int = 100) -> Session:
            return sessions.enter_context(Session.start(arguments, tmp_path, columns))

        yield started
