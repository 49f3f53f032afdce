"""The wizard, started for a test and ended with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from scripts.session import NO_OTHERS, Session
from tests.terminal.walking import Start


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as sessions:

        def started(
            *arguments: str, columns: int = 100, rows: int = 50, settings: Mapping[str, str | None] = NO_OTHERS
        ) -> Session:
            return sessions.enter_context(Session.start(arguments, tmp_path, columns, rows, settings))

        yield started
