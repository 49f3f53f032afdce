"""What every help ends with: examples, and the exit codes."""

from __future__ import annotations

from collections.abc import Iterable

from authconfig.errors import ExitCode


def endnote(examples: Iterable[str]) -> str:
    """The end of a help: `examples`, which are whole command lines, and the exit codes with their meanings."""
    codes = (f"{code.value:>3}  {code.meaning}" for code in ExitCode)
    return _section("examples", examples) + _section("exit codes", codes)


def _section(title: str, lines: Iterable[str]) -> str:
    return f"\n{title}:\n" + "".join(f"  {line}\n" for line in lines)
