"""`make run` and `make local`, as make calls them where nobody is at a terminal."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

from scripts.first_run import NEXT
from tests.local.shop import shell, workplace

COMMAND = (sys.executable, "-m", "scripts.first_run")


def test_the_run_ends_with_what_to_do_next(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    done = subprocess.run(COMMAND, cwd=place, env=shell(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-3:] == list(NEXT)
    under_way = re.findall(r"^\((.+) \.\.\.\)$", done.stdout, re.MULTILINE)
    assert [line.split()[0] for line in under_way] == ["starting", "synthesizing", "synthesizing", "synthesizing"]


def test_the_local_aws_that_is_kept_says_where_it_is_and_that_it_has_stopped(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    line = (*COMMAND, "--keep", "--port", str(port))
    with subprocess.Popen(
        line, cwd=workplace(tmp_path), env=shell(tmp_path), stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        told = []
        for line_told in process.stdout:
            told.append(line_told.strip())
            if line_told.startswith("  python -m wizard check"):
                break
        assert f'eval "$(python -m localaws env --port {port})"' in told
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
    assert process.returncode == 0
    assert rest.strip() == "The local AWS has stopped. It kept nothing; the file is still in scratch/auth.toml."


def test_a_port_that_is_taken_is_found_before_anything_else(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    (place / "scratch").mkdir()
    (place / "scratch/auth.toml").write_text("kept")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        line = (*COMMAND, "--keep", "--port", str(taken.getsockname()[1]))
        done = subprocess.run(line, cwd=place, env=shell(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "is taken" in done.stderr
    assert "Wrote" not in done.stdout
    assert (place / "scratch/auth.toml").read_text() == "kept"
