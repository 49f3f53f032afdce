"""The hook for pre-commit, which other repositories use: run as pre-commit calls it, with the files that changed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import yaml

from authconfig.errors import ExitCode
from tests.configs import TEXT

ROOT: Final = Path(__file__).parents[2]
MANIFEST: Final = ROOT / ".pre-commit-hooks.yaml"
(HOOK,) = yaml.safe_load(MANIFEST.read_text())
REFUSED: Final = TEXT.replace('mode = "OPTIONAL"', 'mode = "ON"')
BROKEN: Final = TEXT.replace("version = 1", "version = ")


def test_pre_commit_takes_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert (HOOK["id"], HOOK["language"]) == ("auth-wizard-show", "python")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("auth.toml", True),
        ("infra/auth/auth.toml", True),
        ("my-auth.toml", False),
        ("auth.toml.bak", False),
        ("a.toml", False),
    ],
)
def test_the_files_that_it_is_about(path: str, meant: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is meant


@pytest.mark.parametrize(
    ("texts", "code", "told"),
    [
        ({"auth.toml": TEXT}, ExitCode.DONE, []),
        ({"auth.toml": TEXT, "infra/prod env/auth.toml": TEXT}, ExitCode.DONE, []),
        ({"auth.toml": REFUSED}, ExitCode.REFUSED, ["auth.toml"]),
        ({"a/auth.toml": BROKEN, "b/auth.toml": TEXT}, ExitCode.INVALID, ["a/auth.toml"]),
        (
            {"a/auth.toml": BROKEN, "b/auth.toml": REFUSED, "c/auth.toml": TEXT},
            ExitCode.REFUSED,
            ["a/auth.toml", "b/auth.toml"],
        ),
        ({"-v/auth.toml": TEXT, "$(touch pwned)/auth.toml": TEXT}, ExitCode.DONE, []),
    ],
)
def test_it_shows_every_file_and_fails_if_one_fails(
    texts: dict[str, str], code: ExitCode, told: list[str], tmp_path: Path
) -> None:
    program = tmp_path / "bin/auth-wizard"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m wizard "$@"\n')
    program.chmod(0o755)
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    done = subprocess.run(
        [*shlex.split(HOOK["entry"]), *texts],
        cwd=tmp_path,
        env={"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert [name for name in texts if f"{name}: " in done.stderr] == told
    assert done.stdout == ""
    assert not (tmp_path / "pwned").exists()
