"""Somebody who has Python, an empty folder, and nothing of this repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.synth.user import Run

# What tells pip where packages are, and what a proxy is, stays; what points at this repository does not.
_OURS: Final = ("PYTHON", "VIRTUAL_ENV", "CDK_", "JSII_", "NODE_DISABLE", "NODE_OPTIONS", "PINNED_", "AWS_", "PYTEST_")


def environment(**variables: str) -> dict[str, str]:
    """The environment of this process without what the tests themselves are told by it, and with `variables`."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_OURS)} | variables


def quietly(*command: str | Path) -> None:
    """Run a command that must succeed."""
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


class Newcomer:
    """Works in `folder`. tool: the environment that the toolkit was installed into"""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        self.tool = folder / "tool"

    def install(self, wheel: Path) -> None:
        """Install `wheel`, and with it what it asks for, into an environment of its own."""
        quietly(sys.executable, "-m", "venv", self.tool)
        quietly(self.tool / "bin/python", "-m", "pip", "install", "--no-compile", wheel)

    def run(self, program: str, *arguments: str, folder: Path, **variables: str) -> Run:
        """Run a program in `folder`: of the environment there or, where there is none, of the tool's."""
        own = folder / ".venv" / "bin" / program
        command = own if own.exists() else self.tool / "bin" / program
        done = subprocess.run(
            [str(command), *arguments],
            cwd=folder,
            env=environment(**variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)
