"""How it starts, who reaches it, and that it leaves nothing behind."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from localaws.environment import endpoint, exports
from localaws.process import running

ROOT = Path(__file__).parents[2]


@contextmanager
def start(*options: str) -> Iterator[subprocess.Popen[str]]:
    """A server that does not outlive the block, however that ends."""
    command = [sys.executable, "-m", "localaws", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as server:
        try:
            yield server
        finally:
            server.terminate()


def is_free(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except ConnectionRefusedError:
        return True
    return False


def listeners(pid: int) -> set[tuple[str, int]]:
    """The addresses and ports at which the process listens (Linux)."""
    inodes = set()
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed
            found = re.fullmatch(r"socket:\[(\d+)\]", str(handle.readlink()))
            inodes |= {found.group(1)} if found else set()
    rows = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
    ]
    local = [row[1].rsplit(":", 1) for row in rows if row[3] == "0A" and row[9] in inodes]
    return {(socket.inet_ntoa(bytes.fromhex(address)[::-1]), int(port, 16)) for address, port in local}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_says_where_it_is_and_stops_cleanly(number: signal.Signals) -> None:
    with start("--port", "0") as server:
        assert server.stdout is not None
        where, how = server.stdout.readline(), server.stdout.readline()
        port = int(re.findall(r"http://127\.0\.0\.1:(\d+)", where)[0])
        assert f"python -m localaws env --port {port}" in how
        assert listeners(server.pid) == {("127.0.0.1", port)}
        server.send_signal(number)
        assert server.wait(20) == 0
        assert server.stderr is not None
        assert server.stderr.read() == ""
        assert server.stdout.read().splitlines()[-1] == "The local AWS has stopped. It kept nothing."


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with start("--port", str(port)) as server:
            assert server.wait(20) == 2
            assert server.stderr is not None
            assert f"Port {port} of 127.0.0.1 is taken" in server.stderr.read()


def test_it_ends_with_the_process_that_started_it() -> None:
    code = (
        "from localaws.process import running\nwith running() as e: print(e['AWS_ENDPOINT_URL'], flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        port = urlsplit(parent.stdout.readline().strip()).port
        assert port is not None
        parent.kill()
    deadline = time.monotonic() + 20
    while not is_free(port) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert is_free(port)


def test_a_shell_is_pointed_at_it(tmp_path: Path) -> None:
    told = exports(endpoint(4577, "key"), tmp_path / "a b")
    script = f'export AWS_PROFILE=prod\n{told}\necho "$AWS_PROFILE|$AWS_ENDPOINT_URL|$CDK_HOME"'
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == f"|http://127.0.0.1:4577/key|{tmp_path}/a b\n"


def test_what_it_gives_a_process_is_its_own_folder_for_the_cdk() -> None:
    with running() as environment:
        assert Path(environment["CDK_HOME"]).is_dir()
        assert environment["AWS_ENDPOINT_URL"].startswith("http://127.0.0.1:")
    assert not Path(environment["CDK_HOME"]).exists()
