"""The folder that a run from the questions to a deployment works in, and how such a run is told and ended."""

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
    """Empty the folder."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir()


def title(text: str) -> None:
    """Tell what comes next."""
    print(f"\n== {text}", flush=True)


def end_with(run: Callable[[], int]) -> None:
    """Run, and end with its exit code. A signal ends it as an error does, so that what was started is stopped."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _end)  # the default is to end at once
    try:
        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(130)


def _end(number: int, _: object) -> None:
    sys.exit(128 + number)
