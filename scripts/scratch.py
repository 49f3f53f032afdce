"""The folder for a run from the questions to a deployment, and how such a run announces its steps and ends."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

SCRATCH: Final = Path("scratch")
FILE: Final = SCRATCH / "auth.toml"
OUTPUT: Final = SCRATCH / "cdk.out"


def made_anew() -> None:
    """Make the folder, without anything that it held before."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir()


def title(text: str) -> None:
    """Announce what comes next."""
    print(f"\n== {text}", flush=True)


def waiting(text: str) -> None:
    """Say that something is under way which prints nothing for a while."""
    print(f"({text} ...)", flush=True)


def end_with(run: Callable[[], int]) -> None:
    """Run, and exit with the result. A signal raises SystemExit, so that everything that was started is stopped."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _end)  # the default would end the process at once
    try:
        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(130)


def _end(number: int, _: object) -> None:
    sys.exit(128 + number)
