"""Plays dialogues: commands, and what a person types at them. The rehearsal and the guide are written in this form:

$ python -m wizard user confirm ann     a command; a backslash at the end of the line continues it
? Confirmation code: <wrong code>     a question, and what is typed; `scripts.person` knows the words in brackets
The code is not the right one.          the words that come next; others may come in between
exit code 5                             the exit code, if it is not 0
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scripts.person import WRONG, Person
from scripts.screen_text import end_of
from scripts.session import PATIENCE, NotOnScreen, Session

_SHELL: Final = ("/bin/sh", "-c")
_COLUMNS: Final = 100
_ROWS: Final = 80  # enough for nothing to scroll away
_QUESTION: Final = re.compile(r"\? (?P<asked>.+?) ?<(?P<typed>[^<>]+)>")
_EXIT_CODE: Final = re.compile(r"exit code (\d+)")
# A QR code is half blocks in two colours. It is drawn without colours here: light halves are drawn, dark ones are not.
_LIGHT: Final = "ffffff"
_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


class Unexpected(Exception):
    """Something did not go as written. shown: what the terminal shows"""

    def __init__(self, message: str, shown: str) -> None:
        super().__init__(message)
        self.shown = shown


@dataclass(frozen=True, slots=True)
class Command:
    """A command. line: what is typed; lines: what follows, as written; exit_code: the one that is expected"""

    line: str
    lines: tuple[str, ...] = ()
    exit_code: int = 0


def commands(text: str) -> Iterator[Command]:
    """The commands in `text`."""
    for block in re.split(r"^\$ ", text.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
        line, *lines = (line.strip() for line in block.strip().splitlines())
        ends = [match for line in lines if (match := _EXIT_CODE.fullmatch(line))]
        said = tuple(line for line in lines if line and not _EXIT_CODE.fullmatch(line))
        yield Command(" ".join(line.split()), said, int(ends[-1][1]) if ends else 0)


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal at which `person` types, in `folder`. Commands see `environment` and no other variables.

    patience: seconds to wait for a question, or for the end, before giving up
    """

    folder: Path
    environment: Mapping[str, str]
    person: Person
    patience: float = PATIENCE
    _typed: list[str] = field(default_factory=list)

    def play(self, command: Command) -> str:
        """Play `command`, and return what the terminal shows afterwards.

        Raises Unexpected when a question or words do not come, the exit code differs, or a secret is visible.
        """
        asks = any(_QUESTION.fullmatch(line) for line in command.lines)
        code, shown = self._at_a_terminal(command) if asks else self._alone(command)
        if code != command.exit_code:
            raise Unexpected(f"It ended with exit code {code} instead of {command.exit_code}.", shown)
        if any(re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", shown) for secret in self._typed):
            raise Unexpected("A secret that was typed can be read.", shown)
        return shown

    def _alone(self, command: Command) -> tuple[int, str]:
        done = subprocess.run(
            (*_SHELL, command.line), cwd=self.folder, env=self.environment, text=True, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        at = 0
        for words in command.lines:
            end = end_of(words, done.stdout, at)
            if end is None:
                raise Unexpected(f"{words!r} did not come.", done.stdout)
            at = end
        return done.returncode, done.stdout.rstrip()

    def _at_a_terminal(self, command: Command) -> tuple[int, str]:
        # The variables of the real terminal do not fit this one.
        environment = {
            **self.environment,
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLUMNS": str(_COLUMNS),
            "LINES": str(_ROWS),
        }
        line = (*_SHELL, command.line)
        with Session.of(line, self.folder, environment, _COLUMNS, _ROWS, self.patience) as session:
            self._answer(command, session)
            try:
                return session.finish(), drawn(session.screen)
            except NotOnScreen:
                raise Unexpected("It did not end.", drawn(session.screen)) from None

    def _answer(self, command: Command, session: Session) -> None:
        at, typed = 0, ""
        for line in command.lines:
            question = _QUESTION.fullmatch(line)
            words = question["asked"] if question else line
            try:
                at = session.wait_for(words, at)
            except NotOnScreen:
                reason = f"The {typed} was not refused." if typed in WRONG else f"{words!r} did not come."
                raise Unexpected(reason, drawn(session.screen)) from None
            typed = question["typed"] if question else ""
            if typed:
                self._type(typed, session)

    def _type(self, words: str, session: Session) -> None:
        self.person.look(drawn(session.screen))
        keys, secret = self.person.keys(words)
        if secret:
            self._typed.append(secret)
        session.press(keys)


def drawn(screen: Any) -> str:
    """The pyte `screen` as text, including a QR code."""
    rows = (
        "".join(map(_character, (screen.buffer[row][at] for at in range(screen.columns))))
        for row in range(screen.lines)
    )
    return "\n".join(row.rstrip() for row in rows).rstrip()


def _character(cell: Any) -> str:
    return _HALVES[cell.fg == _LIGHT, cell.bg == _LIGHT] if cell.data == "▀" else cell.data
