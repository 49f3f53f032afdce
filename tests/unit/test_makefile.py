"""What `make` says and calls, without doing it: the steps of an installation, and the options that are passed on."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from scripts.first_run import NEXT

ROOT: Final = Path(__file__).parents[2]
MAKEFILE: Final = (ROOT / "Makefile").read_text()
INSTALLING: Final = re.findall(r"^([a-z]+): \$\(VENV\)/ready", MAKEFILE, re.MULTILINE)


def planned(*arguments: str) -> str:
    """What `make` would do where nothing is installed yet."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "VENV=nothing-is-here", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("target", INSTALLING)
def test_size_and_steps_are_said(target: str) -> None:
    told = planned(target)
    (size,) = re.findall(r'^echo "Installing into nothing-is-here, once: (\d\.\d) GB on disk', told, re.MULTILINE)
    steps = re.findall(r'^echo "\[(\d)/(\d)\] ', told, re.MULTILINE)
    assert steps == [(str(number), str(len(steps))) for number in range(1, len(steps) + 1)]
    assert float(size) >= 0.8
    assert told.index("Installing into") < told.index("[1/") < told.index("-m venv")


def test_installing_takes_no_more_than_what_is_used() -> None:
    told = planned("install")
    assert "requirements.txt" in told
    assert "requirements-local.txt" not in told
    assert "requirements-dev.txt" not in told
    assert "first_run" not in told


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["local"], "nothing-is-here/bin/python -m scripts.first_run --keep"),
        (["local", "PORT=4000"], "nothing-is-here/bin/python -m scripts.first_run --keep --port '4000'"),
        (["run", "PORT=4000"], "nothing-is-here/bin/python -m scripts.first_run"),
    ],
)
def test_the_port_is_that_of_the_local_aws_that_is_kept(arguments: list[str], line: str) -> None:
    assert planned(*arguments).splitlines()[-1].strip() == line


@pytest.mark.parametrize("port", ["x", "-1", "65536", "1.5"])
def test_a_port_that_there_is_not_is_said_before_anything_is_done(port: str) -> None:
    line = [sys.executable, "-m", "scripts.first_run", "--keep", f"--port={port}"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{port!r} is not a number from 0 to 65535" in done.stderr
    assert "make local [PORT=NUMBER]" in done.stderr


@pytest.fixture
def pip(tmp_path: Path) -> Path:
    """An environment whose pip only says how it is called."""
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin/pip"
    script.write_text('#!/bin/sh\necho "pip $*"\n')
    script.chmod(0o755)
    return tmp_path


def test_pip_is_quiet_where_nobody_looks(pip: Path) -> None:
    done = subprocess.run(["scripts/install-packages.sh", pip, "one"], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == b"pip install --disable-pip-version-check --quiet one\n"


def test_pip_shows_its_progress_on_a_terminal(pip: Path) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(["scripts/install-packages.sh", pip, "one"], cwd=ROOT, stdout=theirs, check=True)
    os.close(theirs)
    assert os.read(ours, 1000) == b"pip install --disable-pip-version-check one\r\n"
    os.close(ours)


def test_what_comes_next_can_be_typed() -> None:
    assert NEXT == (
        "source .venv/bin/activate",
        "python -m wizard init ../shop",
        "cd ../shop && .venv/bin/cdk deploy",
    )
    page = (ROOT / "docs/installing.md").read_text()
    assert [line for line in NEXT if f"\n    {line}" not in page] == []
    assert f"  {NEXT[1]}" in MAKEFILE
