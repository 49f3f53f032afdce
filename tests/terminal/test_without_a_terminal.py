"""In a pipe, a script or CI: nobody is asked, and nothing is taken for an answer."""

from __future__ import annotations

import ctypes
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.files import contents, write_without_mfa

COMMANDS = ["add", "update", "remove"]
ROOT = Path(__file__).resolve().parents[2]


def _run(folder: Path, *arguments: str, stdin: int | None = None, keys: str | None = None) -> tuple[int, str]:
    """The exit code and what is said on standard error. `keys` come through a pipe, in place of `stdin`."""
    finished = subprocess.run(
        [sys.executable, "-m", "wizard", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        stdin=stdin,
        input=keys,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return finished.returncode, finished.stderr


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with the file that the command needs."""
    if request.getfixturevalue("command") != "add":
        write_without_mfa(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_without_standard_input_it_names_the_option_that_asks_nothing(folder: Path, command: str) -> None:
    found = contents(folder)
    code, complaint = _run(folder, command, stdin=subprocess.DEVNULL)
    assert code == 2
    assert "--yes" in complaint
    assert contents(folder) == found


@pytest.mark.parametrize("command", COMMANDS)
def test_newlines_in_a_pipe_are_not_taken_for_answers(folder: Path, command: str) -> None:
    found = contents(folder)
    code, complaint = _run(folder, command, keys="\n" * 20)
    assert code == 2
    assert "--yes" in complaint
    assert contents(folder) == found


@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_to_type_at_is_not_enough_when_nobody_sees_the_questions(folder: Path, command: str) -> None:
    found = contents(folder)
    keyboard, terminal = pty.openpty()
    try:
        code, complaint = _run(folder, command, stdin=terminal)
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert code == 2
    assert "--yes" in complaint
    assert contents(folder) == found


@pytest.mark.parametrize("command", COMMANDS)
def test_closed_streams_are_no_terminal(folder: Path, command: str) -> None:
    found = contents(folder)
    shell = f'exec "{sys.executable}" -m wizard {command} <&- >&-'
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sh", "-c", shell], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True, timeout=30, check=False
    )
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert contents(folder) == found


def test_an_output_that_cannot_hold_a_character_gets_it_written_out(tmp_path: Path) -> None:
    path = write_without_mfa(tmp_path)
    path.write_text(path.read_text().replace("Your authentication", "🔑"))
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "show"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\U0001f511 code is {####}" in done.stdout


def _without_power_over_permissions() -> None:
    """In a child that is about to start: even an administrator's permissions count from here on (Linux)."""
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP; without the right to, it has no effect


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path) -> None:
    path = write_without_mfa(tmp_path)
    path.chmod(0o444)
    found = contents(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "update", "--yes", "--mfa-mode", "OPTIONAL"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        preexec_fn=_without_power_over_permissions,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 3
    assert "auth.toml: It cannot be written: Permission denied." in done.stderr
    assert contents(tmp_path) == found


@pytest.mark.parametrize("read_only", ["auth.toml", "."])
def test_what_may_not_be_written_is_found_before_anything_is_asked(tmp_path: Path, read_only: str) -> None:
    path = write_without_mfa(tmp_path)
    found = contents(tmp_path)
    (tmp_path / read_only).chmod(0o555)
    command = ["update", "add"] if read_only == "." else ["update"]
    for each in command:
        path = tmp_path / ("auth.toml" if each == "update" else "new.toml")
        code, complaint, said = _at_a_terminal(tmp_path, each, "--config", path.name)
        assert (code, complaint) == (3, True), said
        assert "? " not in said
    assert contents(tmp_path) == found


def _at_a_terminal(folder: Path, *arguments: str) -> tuple[int, bool, str]:
    """The exit code, whether it says that the file cannot be written, and all it says: permissions count."""
    keyboard, terminal = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "wizard", *arguments],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "dumb"},
            preexec_fn=_without_power_over_permissions,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            timeout=30,
            check=False,
        )
        said = os.read(keyboard, 10_000).decode()
    finally:
        os.close(keyboard)
        os.close(terminal)
    return done.returncode, f"{arguments[-1]}: It cannot be written: Permission denied." in said, said


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    write_without_mfa(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-m", "wizard", "show"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as shown:
        assert shown.stdout is not None
        assert shown.stderr is not None
        shown.stdout.close()
        assert shown.stderr.read() == b""


@pytest.mark.parametrize("command", ["update"])
def test_required_mfa_is_refused_with_its_reason_all_the_same(folder: Path, command: str) -> None:
    found = contents(folder)
    code, complaint = _run(folder, command, "--mfa-mode", "ON", stdin=subprocess.DEVNULL)
    assert code == 4
    assert "Refused: required MFA (ON) can only be chosen when a user pool is created" in complaint
    assert "; on an existing pool it " in complaint
    assert contents(folder) == found
