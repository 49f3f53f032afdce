"""Runs the wizard in a terminal of its own: real keys go in, and the screen is read as a person would see it.

The tests in `tests/terminal`, the pictures of `scripts.picture` and the dialogues of `scripts.dialogue` use it.
"""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Final

import pexpect
import pyte

from scripts.screen_text import end_of

ENTER: Final = "\r"
SPACE: Final = " "
UP: Final = "\x1b[A"
DOWN: Final = "\x1b[B"
BACK: Final = "\x1b[Z"  # Shift-Tab
BACKSPACE: Final = "\x7f"
CTRL_C: Final = "\x03"
CTRL_D: Final = "\x04"
CLEAR: Final = "\x15"  # Ctrl-U: clears what is typed, including a suggestion

_ROOT: Final = Path(__file__).resolve().parent.parent
PATIENCE: Final = 20.0  # seconds to wait for anything; a busy machine needs several
_WHERE_IS_THE_CURSOR: Final = "\x1b[6n"  # sent by a prompt that begins to redraw
_DRAWN: Final = "\x1b[?7h"  # automatic line breaks are on again
_CHUNK: Final = 65_536  # characters
# Apart from PATH, a session gets these variables and none of the caller's: settings for colours or widths would change
# what is drawn.
_SURROUNDINGS: Final = {"PYTHONPATH": str(_ROOT), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
NO_OTHERS: Final[Mapping[str, str | None]] = MappingProxyType({})


def pasted(text: str) -> str:
    """What a terminal sends when `text` is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


class NotOnScreen(AssertionError):
    """What was waited for did not come. The message includes the screen."""


class Session:
    """A program in a terminal. Use it in a `with` block, so that the program never outlives the block."""

    def __init__(self, process: pexpect.spawn[str], screen: Any, patience: float) -> None:
        self._process = process
        self._screen = screen
        self._patience = patience
        self._stream = pyte.Stream(screen)
        self._written: list[str] = []
        self._seen = 0  # characters of `written` that are not blanks
        # A terminal answers when it is asked where the cursor is. Prompts wait for the answer.
        screen.write_process_input = self.press

    @classmethod
    def start(
        cls,
        arguments: Sequence[str],
        folder: Path,
        columns: int = 100,
        rows: int = 50,
        settings: Mapping[str, str | None] = NO_OTHERS,
    ) -> Session:
        """Start `python -m wizard` with `arguments` in `folder`, on a terminal of `columns` by `rows` characters.

        settings: environment variables for this session; None removes one
        """
        environment = {
            name: value
            for name, value in {"PATH": os.environ["PATH"], **_SURROUNDINGS, **settings}.items()
            if value is not None
        }
        return cls.of((sys.executable, "-m", "wizard", *arguments), folder, environment, columns, rows)

    @classmethod
    def of(
        cls,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        columns: int = 100,
        rows: int = 50,
        patience: float = PATIENCE,
    ) -> Session:
        """Start any `command` with `environment` and no other variables. TERM must be among them.

        patience: seconds to wait for anything before giving up
        """
        with warnings.catch_warnings():
            # Python 3.12 and later warn about forking with threads. Here the child replaces itself at once.
            warnings.filterwarnings("ignore", ".*use of forkpty", DeprecationWarning)
            process: pexpect.spawn[str] = pexpect.spawn(
                command[0],
                list(command[1:]),
                cwd=str(folder),
                env=dict(environment),
                dimensions=(rows, columns),
                encoding="utf-8",
            )
        process.delaybeforesend = None  # callers wait for a prompt's text, so no key comes too early
        return cls(process, pyte.Screen(columns, rows), patience)

    @property
    def screen(self) -> Any:
        """The pyte screen, with colours."""
        return self._screen

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows of the screen without trailing blanks, up to the last one that is used."""
        return tuple("\n".join(row.rstrip() for row in self._screen.display).rstrip().split("\n"))

    @property
    def written(self) -> str:
        """Everything that the program has written so far, with its escape codes."""
        return "".join(self._written)

    def shows(self, text: str) -> bool:
        """Whether `text` is on the screen now. Blanks do not count, since lines can break anywhere."""
        return end_of(text, "".join(self._screen.display)) is not None

    def wait_for(self, text: str, start: int = 0) -> int:
        """Wait until the screen shows `text`, and return where it ends: the `start` for what must come after it.

        Raises NotOnScreen when it does not come in time, or the program ends.
        """
        deadline = time.monotonic() + self._patience
        while self._is_drawing or (end := end_of(text, "".join(self._screen.display), start)) is None:
            if not self._read(deadline):
                raise NotOnScreen(self._report(f"{text!r} did not come"))
        return end

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until the screen is such that it `holds`. Raises NotOnScreen when it does not come in time."""
        deadline = time.monotonic() + self._patience
        while self._is_drawing or not holds():
            if not self._read(deadline):
                raise NotOnScreen(self._report("what was waited for did not come"))

    def wait_for_new(self, text: str) -> None:
        """Wait until `text` is written after all that this method waited for before. For programs that only print."""
        deadline = time.monotonic() + self._patience
        while (end := end_of(text, self.written, self._seen)) is None:
            if not self._read(deadline):
                raise NotOnScreen(self._report(f"{text!r} did not come"))
        self._seen = end  # not the end of `written`: what is waited for next can have come in the same reading

    def press(self, keys: str) -> None:
        """Type `keys`."""
        self._process.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Resize the terminal, as by dragging the corner of its window, and wait until everything has been redrawn.

        What no longer fits is cut off at the right and scrolls out at the top. Raises NotOnScreen when the program does
        not redraw in time.
        """
        self._wait_for_whole_drawing(since=0)  # what is drawn for the old size would go to the wrong places
        screen = self._screen
        column, row = screen.cursor.x, screen.cursor.y
        if scrolled := max(0, row + 1 - rows):
            screen.cursor_position()
            screen.delete_lines(scrolled)
        for cut_off in range(rows, screen.lines):
            screen.buffer.pop(cut_off, None)
        screen.lines = min(rows, screen.lines)  # otherwise pyte would not move the cursor along
        screen.resize(rows, columns)
        screen.cursor.x, screen.cursor.y = min(column, columns - 1), row - scrolled
        before = len(self.written)
        self._process.setwinsize(rows, columns)
        self._wait_for_whole_drawing(since=before)

    def finish(self) -> int:
        """Wait until the program ends, and return its exit code, or minus the number of the signal that ended it.

        Raises NotOnScreen when it does not end in time.
        """
        deadline = time.monotonic() + self._patience
        while self._read(deadline):
            pass
        if not self._process.flag_eof:
            raise NotOnScreen(self._report("the program did not end"))
        self._process.wait()
        code, signal = self._process.exitstatus, self._process.signalstatus
        return code if code is not None else -(signal or 0)

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.close(force=True)

    @property
    def _is_drawing(self) -> bool:
        # Prompts switch automatic line breaks off while they draw, which tells a half-drawn frame from a whole one.
        return pyte.modes.DECAWM not in self._screen.mode

    def _wait_for_whole_drawing(self, since: int) -> None:
        """Wait for both drawings of a prompt: when it asks where the cursor is, and when it has the answer."""
        deadline = time.monotonic() + self._patience
        while (asked := self.written.rfind(_WHERE_IS_THE_CURSOR)) < since or self.written.count(_DRAWN, asked) < 2:
            if not self._read(deadline):
                raise NotOnScreen(self._report("it was not redrawn"))

    def _read(self, deadline: float) -> bool:
        """Take in what the program writes next. False when the program has ended, or nothing came by `deadline`."""
        try:
            text = self._process.read_nonblocking(_CHUNK, timeout=max(0.0, deadline - time.monotonic()))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self._written.append(text)
        self._stream.feed(text)
        return True

    def _report(self, complaint: str) -> str:
        frame = "-" * self._screen.columns
        return "\n".join((f"{complaint}. The screen:", frame, *self.lines, frame))
