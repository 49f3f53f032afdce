"""A toolkit with a bug in what it writes: no wrong file is written, with Python's assertions or without."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from authconfig.errors import ExitCode
from tests.configs import TEXT

ROOT = Path(__file__).parents[2]
LINE = "minimum_length = "


@pytest.fixture
def toolkit(tmp_path: Path) -> Path:
    """A copy of the toolkit, to be broken."""
    copy = tmp_path / "toolkit"
    for room in ("authconfig", "cloud", "wizard"):
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def answer(toolkit: Path, command: str, file: Path, optimize: str) -> subprocess.CompletedProcess[str]:
    """`command` of `toolkit`, with an answer that is not the default."""
    options = ["--config", str(file), "--yes", "--password-policy-minimum-length", "12"]
    line = [sys.executable, "-m", "wizard", command, *options]
    environment = {**os.environ, "PYTHONOPTIMIZE": optimize, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(line, cwd=toolkit, env=environment, capture_output=True, text=True, check=False)


def is_a_bug(done: subprocess.CompletedProcess[str]) -> bool:
    shown = "Traceback" in done.stderr and "WrongText: " in done.stderr.splitlines()[-1]
    return shown and done.returncode == ExitCode.BUG and "Wrote" not in done.stdout


@pytest.mark.parametrize("optimize", ["", "1"])
def test_a_template_that_lost_a_line_writes_no_file(toolkit: Path, optimize: str, tmp_path: Path) -> None:
    file = tmp_path / "auth.toml"
    template = toolkit / "wizard/documents/templates/tables.toml.j2"
    text, every = template.read_text(), "if setting in values %>"
    assert text.count(every) == 1
    template.write_text(text.replace(every, f"if setting in values and setting.path[-1] != '{LINE.split()[0]}' %>"))
    assert is_a_bug(answer(toolkit, "add", file, optimize))
    assert not file.exists()


@pytest.mark.parametrize("optimize", ["", "1"])
def test_an_edit_that_loses_an_answer_leaves_the_file(toolkit: Path, optimize: str, tmp_path: Path) -> None:
    file = tmp_path / "auth.toml"
    file.write_text(TEXT)
    with (toolkit / "authconfig/file/writing.py").open("a") as editor:
        editor.write("\n\ndef with_values(text, *_):\n    return text\n")
    assert is_a_bug(answer(toolkit, "update", file, optimize))
    assert file.read_text() == TEXT


@pytest.mark.parametrize("command", ["add", "update"])
def test_the_copy_writes_as_long_as_it_is_whole(toolkit: Path, command: str, tmp_path: Path) -> None:
    file = tmp_path / "auth.toml"
    if command == "update":
        file.write_text(TEXT)
    assert answer(toolkit, command, file, "1").returncode == ExitCode.DONE
    assert f"{LINE}12" in file.read_text()
