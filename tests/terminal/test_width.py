"""What `wizard show` prints in windows of several widths, and where nobody looks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from authconfig import settings
from scripts.session import Session
from tests.local.aws import local_aws
from tests.local.developer import Developer
from tests.terminal.files import write_with_groups
from tests.terminal.walking import Start
from wizard.interview.wrapping import width_of

ROOT = Path(__file__).parents[2]
WIDTHS = [40, 80, 120]
SETTINGS = [setting.key for setting in settings.ALL]


@pytest.fixture(scope="module")
def developer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Developer]:
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("AWS_PROFILE", raising=False)
        with local_aws() as aws:
            found = Developer(tmp_path_factory.mktemp("pool"), aws)
            found.add("OPTIONAL", "SMS,TOTP")
            found.deploy_synthesized()
            yield found


def assert_fits(session: Session, columns: int) -> None:
    """Assert that no line is broken by the terminal, and every setting is on one."""
    assert session.finish() == 0
    written = session.written.replace("\r\n", "\n")
    assert "\x1b" not in written
    assert [line for line in written.split("\n") if width_of(line) > columns] == []
    assert [key for key in SETTINGS if key not in written] == []


@pytest.mark.parametrize("columns", WIDTHS)
def test_no_line_is_longer_than_the_terminal(start: Start, tmp_path: Path, columns: int) -> None:
    write_with_groups(tmp_path, *(f"a-group-with-a-long-name-{number}" for number in range(20)))
    assert_fits(start("show", columns=columns), columns)


@pytest.mark.parametrize("columns", WIDTHS)
def test_nor_with_what_is_deployed(developer: Developer, tmp_path: Path, columns: int) -> None:
    line = ("show", "--env", "dev", "--config", str(developer.config))
    with Session.start(line, tmp_path, columns, settings=developer.aws.variables) as session:
        assert_fits(session, columns)
        assert "deployed" in session.written


@pytest.mark.parametrize("columns", WIDTHS)
def test_nor_of_what_is_not_deployed(developer: Developer, tmp_path: Path, columns: int) -> None:
    line = ("show", "--env", "elsewhere", "--config", str(developer.config))
    with Session.start(line, tmp_path, columns, settings=developer.aws.variables) as session:
        assert_fits(session, columns)
        assert "does not have this user pool" in " ".join(session.written.split())


def test_where_nobody_looks_each_setting_is_a_line(tmp_path: Path) -> None:
    write_with_groups(tmp_path, *(f"a-group-with-a-long-name-{number}" for number in range(20)))
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "show"],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "COLUMNS": "40"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    settings, _, users = done.stdout.partition("\n\n")
    assert [line.split()[0] for line in settings.splitlines()] == ["setting", *SETTINGS]
    assert all(len(line.split("  ")) > 1 for line in users.splitlines())
