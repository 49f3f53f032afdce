"""Where the key is while the local AWS runs, and where it is not."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from localaws.environment import variables
from tests.gateway.clients import ask, clients_of
from tests.gateway.people import pool
from tests.gateway.test_server import ROOT, start

NOBODY = 65534
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another user of the machine")


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for the keys of this test, which the user's session would have made."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path / "localaws"


def first_line(server: subprocess.Popen[str]) -> tuple[str, int]:
    assert server.stdout is not None
    line = server.stdout.readline()
    return line, int(re.findall(r":(\d+),", line)[0])


def told(port: int) -> subprocess.CompletedProcess[str]:
    """What `localaws env` says."""
    command = [sys.executable, "-m", "localaws", "env", "--port", str(port)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def endpoint(port: int) -> str:
    found = re.search(r"^export AWS_ENDPOINT_URL=(\S+)$", told(port).stdout, re.MULTILINE)
    assert found is not None
    return found.group(1)


def test_it_is_in_a_file_that_only_its_owner_reads_until_the_server_ends(runtime: Path) -> None:
    runtime.mkdir(mode=0o755)  # somebody's umask
    with start("--port", "0") as server:
        _, port = first_line(server)
        (file,) = runtime.iterdir()
        assert (file.name, stat.S_IMODE(file.stat().st_mode)) == (f"{port}.key", 0o600)
        assert stat.S_IMODE(runtime.stat().st_mode) == 0o700
        assert urlsplit(endpoint(port)).path == f"/{file.read_text()}"
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0
    assert list(runtime.iterdir()) == []
    assert (told(port).returncode, told(port).stdout) == (2, "")
    assert f"No local AWS of yours runs on port {port}." in told(port).stderr


def test_what_a_killed_server_leaves_opens_nothing_and_is_replaced(runtime: Path) -> None:
    with start("--port", "0") as server:
        _, port = first_line(server)
        server.kill()
        server.wait(20)
    left = (runtime / f"{port}.key").read_text()
    assert told(port).returncode == 2
    with start("--port", str(port)) as server:
        first_line(server)
        assert (runtime / f"{port}.key").read_text() != left
        assert ask(f"http://127.0.0.1:{port}/{left}").status == 403
        assert ask(endpoint(port), "/_localaws/outbox").status == 200


def test_it_is_found_from_a_shell_without_the_variable(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(runtime))
    with start("--port", "0") as server:
        _, port = first_line(server)
        assert (runtime / "localaws" / f"{port}.key").exists()
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime.parent))
        assert ask(endpoint(port), "/_localaws/outbox").status == 200


def test_no_link_is_followed(runtime: Path, tmp_path: Path) -> None:
    """Neither from where the folder should be, nor from where the file should be."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    runtime.symlink_to(elsewhere)
    with start("--port", "0") as server:
        assert server.wait(20) == 2
        assert server.stderr is not None
        assert "cannot be kept private" in server.stderr.read()
    runtime.unlink()
    with start("--port", "0") as server:
        _, port = first_line(server)
    (elsewhere / "file").write_text("of somebody else")
    (runtime / f"{port}.key").symlink_to(elsewhere / "file")
    assert told(port).returncode == 2
    with start("--port", str(port)) as server:
        first_line(server)
        assert not (runtime / f"{port}.key").is_symlink()
    assert (elsewhere / "file").read_text() == "of somebody else"


@AS_ROOT
def test_a_folder_of_another_user_is_not_used(runtime: Path) -> None:
    runtime.mkdir()
    os.chown(runtime, NOBODY, NOBODY)
    with start("--port", "0") as server:
        assert server.wait(20) == 2
        assert server.stderr is not None
        assert f"{runtime}: it belongs to another user" in server.stderr.read()


def test_it_is_not_in_the_arguments_the_output_or_the_log(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    with start("--port", "0") as server:
        _, port = first_line(server)
        key = (runtime / f"{port}.key").read_text()
        aws = clients_of({**variables(endpoint(port), runtime)})
        made = pool(aws, "ON", "SMS_MFA")
        made.user(phone_number="+15555550123")
        made.sign_in()
        ask(f"http://127.0.0.1:{port}/wrong")
        processes = subprocess.run(["ps", "-eww", "-o", "args"], capture_output=True, text=True, check=True).stdout
        assert "localaws --port 0" in processes
        assert key not in processes
        server.send_signal(signal.SIGTERM)
        said = server.communicate(timeout=20)
    assert "SMS to" in said[0]
    assert key not in "".join(said)
