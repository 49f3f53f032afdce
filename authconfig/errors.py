"""The exit codes, and the exceptions that carry them. Exceptions print nothing; the entry points print them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Final


class ExitCode(IntEnum):
    """The exit codes of every command of this project. docs/ci.md has them in a table."""

    def __new__(cls, value: int, meaning: str) -> ExitCode:
        """A member that is a number and carries its meaning."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    meaning: str

    DONE = 0, "done"
    BUG = 1, "a bug in the toolkit; please report the traceback"
    USAGE = 2, "the command line is wrong"
    INVALID = 3, "the configuration is invalid, or its file cannot be read or written"
    REFUSED = 4, "refused by the rules on what an existing pool may become"
    AWS = 5, "AWS said no or cannot be reached"
    DRIFT = 6, "drift, or something that could not be compared, with `check --strict`"
    INTERRUPTED = 130, "interrupted by a person; no file was changed"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where (a dotted key, or "" for the whole file), what, and what to do next."""

    key: str
    message: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.key}: " if self.key else ""
        return f"{where}{self.message}\n  {self.remedy}"


class ToolkitError(Exception):
    """An error that a user can cause. Its text is complete: what is wrong, where, and what to do next."""

    exit_code: ClassVar[ExitCode]


class UsageError(ToolkitError):
    """The command line asks for something that cannot be done."""

    exit_code = ExitCode.USAGE


class DriftFound(ToolkitError):
    """What is deployed has drifted, or could not all be compared, and a strict check was asked for."""

    exit_code = ExitCode.DRIFT


NOTHING_WRITTEN: Final = "Interrupted. Nothing was written."


class Interrupted(ToolkitError):
    """A person said no, or pressed Ctrl-C."""

    exit_code = ExitCode.INTERRUPTED


class ProblemsError(ToolkitError):
    """An error made of problems found in one source: a file, or the command line."""

    def __init__(self, source: str, problems: tuple[Problem, ...]) -> None:
        self.source = source
        self.problems = problems
        super().__init__("\n".join(f"{source}: {problem}" for problem in problems))


class ConfigInvalid(ProblemsError):
    """The configuration is invalid, or its file cannot be read or written."""

    exit_code = ExitCode.INVALID


class ChangeRefused(ProblemsError):
    """The configuration would change an existing pool in a way that the rules refuse."""

    exit_code = ExitCode.REFUSED
