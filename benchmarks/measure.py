"""Measures whole processes from outside: time and peak memory, each beside its control in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pexpect


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took, its children included: seconds of wall time and of CPU, MiB of the largest process."""

    seconds: float
    cpu: float
    mebibytes: float


def cost(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Cost:
    """Run `command` to its end in `folder`. Raises CalledProcessError when it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=dict(environment), cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in KiB elsewhere
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def seconds_until(text: str, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> float:
    """Seconds from the start of `command` on a pseudo-terminal until it has written `text` there."""
    begin = time.perf_counter()
    child = pexpect.spawn(
        command[0], list(command[1:]), env=dict(environment), cwd=str(folder), dimensions=(30, 120), timeout=60
    )
    child.expect_exact(text)
    seconds = time.perf_counter() - begin
    child.close(force=True)
    return seconds


@dataclass(frozen=True, slots=True)
class Comparison:
    """Medians of two measurements taken in turn, and the median of the ratios pair by pair."""

    ours: float
    control: float
    ratio: float


def compare(ours: Callable[[], float], control: Callable[[], float], pairs: int) -> Comparison:
    """Measure `ours` and `control` in turn, `pairs` times after one warm-up of each."""
    ours(), control()
    return comparison([(ours(), control()) for _ in range(pairs)])


@dataclass(frozen=True, slots=True)
class Costs:
    """A comparison of what two commands cost, each figure by itself."""

    seconds: Comparison
    cpu: Comparison
    mebibytes: Comparison


def compare_costs(ours: Callable[[], Cost], control: Callable[[], Cost], pairs: int) -> Costs:
    """The same for all figures of a command."""
    ours(), control()
    measured = [(ours(), control()) for _ in range(pairs)]
    return Costs(
        comparison([(first.seconds, second.seconds) for first, second in measured]),
        comparison([(first.cpu, second.cpu) for first, second in measured]),
        comparison([(first.mebibytes, second.mebibytes) for first, second in measured]),
    )


def comparison(measured: Sequence[tuple[float, float]]) -> Comparison:
    """The medians of pairs that were measured in turn."""
    return Comparison(
        statistics.median(first for first, _ in measured),
        statistics.median(second for _, second in measured),
        statistics.median(first / second for first, second in measured),
    )
