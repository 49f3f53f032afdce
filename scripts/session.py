"""The wizard in a terminal of its own: real keys go in, and the screen is read as a person would see it.

The tests in `tests/terminal` press keys through it, `scripts.picture` takes its pictures from it, and
`scripts.dialogue` plays what is written down.
"""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Mapping, Sequence
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
BACKSPACE: Final = "\x7f"
CTRL_C: Final = "\x03"
CTRL_D: Final = "\x04"
CLEAR: Final = "\x15"  # Ctrl-U: everything that is typed, the suggestion included

_ROOT: Final = Path(__file__).resolve().parent.parent
PATIENCE: Final = 20.0  # seconds; a busy machine needs several
_WHERE_IS_THE_CURSOR: Final = "\x1b[6n"  # asked by a prompt that begins to draw anew
_DRAWN: Final = "\x1b[?7h"  # automatic line breaks are on again
_CHUNK: Final = 65_536  # characters
# The surroundings of every session and nothing else of the caller's: settings for colours or widths would change what
# is drawn.
_SURROUNDINGS: Final = {"PYTHONPATH": str(_ROOT), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
NO_OTHERS: Final[Mapping[str, str | None]] = MappingProxyType({})


class NotOnScreen(AssertionError):
    """What was waited for did not come. The message shows the screen as it was."""


class Session:
    """A run of `python -m wizard`. Use it in a `with`, so that it ends however its user ends."""

    def __init__(self, process: pexpect.spawn[str], screen: Any, patience: float) -> None:
        self._process = process
        self._screen = screen
        self._patience = patience
        self._stream = pyte.Stream(screen)
        self._written: list[str] = []
        self._seen = 0  # characters of what is written
        # A terminal answers when it is asked where the cursor is; prompts wait for that.
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

        settings: environment variables for this session; None takes one away
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
        """Start any `command` with nothing but `environment`, which says in TERM what kind of terminal it is on.

        patience: seconds until something that does not come is given up
        """
        with warnings.catch_warnings():
            # Python 3.12 and later warn of a fork beside threads; the child replaces itself at once.
            warnings.filterwarnings("ignore", ".*use of forkpty", DeprecationWarning)
            process: pexpect.spawn[str] = pexpect.spawn(
                command[0],
                list(command[1:]),
                cwd=str(folder),
                env=dict(environment),
                dimensions=(rows, columns),
                encoding="utf-8",
            )
        process.delaybeforesend = None  # it waits for a prompt's text anyway, so no key comes too early
        return cls(process, pyte.Screen(columns, rows), patience)

    @property
    def screen(self) -> Any:
        """The screen with its colours, as pyte keeps it."""
        return self._screen

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows of the screen without blanks at their ends, up to the last that is used."""
        return tuple("\n".join(row.rstrip() for row in self._screen.display).rstrip().split("\n"))

    @property
    def written(self) -> str:
        """Everything that the program has written so far, as it came: characters and escape codes."""
        return "".join(self._written)

    def shows(self, text: str) -> bool:
        """Whether `text` is on the screen now, blanks aside: lines break at the edge, or before it between words."""
        return end_of(text, "".join(self._screen.display)) is not None

    def wait_for(self, text: str, start: int = 0) -> int:
        """Wait until the screen shows `text`; where it ends, to wait from there for what must come after it.

        Raises NotOnScreen when it does not come in time, or the program ends.
        """
        deadline = time.monotonic() + self._patience
        while self._is_drawing or (end := end_of(text, "".join(self._screen.display), start)) is None:
            if not self._read(deadline):
                raise NotOnScreen(self._report(f"{text!r} did not come"))
        return end

    def wait_for_new(self, text: str) -> None:
        """Wait until `text` is written below everything that was waited for so: for programs that only print lines."""
        deadline = time.monotonic() + self._patience
        while end_of(text, self.written[self._seen :]) is None:
            if not self._read(deadline):
                raise NotOnScreen(self._report(f"{text!r} did not come"))
        self._seen = len(self.written)

    def press(self, keys: str) -> None:
        """Type `keys`."""
        self._process.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as who pulls at the corner of its window, and wait until all is drawn anew.

        What does not fit any more is cut off at the right and scrolls out at the top. Raises NotOnScreen when the
        program does not draw in time.
        """
        self._wait_for_whole_drawing(since=0)  # what is drawn for the old size would go to the wrong places
        screen = self._screen
        column, row = screen.cursor.x, screen.cursor.y
        if scrolled := max(0, row + 1 - rows):
            screen.cursor_position()
            screen.delete_lines(scrolled)
        for cut_off in range(rows, screen.lines):
            screen.buffer.pop(cut_off, None)
        screen.lines = min(rows, screen.lines)  # pyte would leave the cursor behind what scrolls
        screen.resize(rows, columns)
        screen.cursor.x, screen.cursor.y = min(column, columns - 1), row - scrolled
        before = len(self.written)
        self._process.setwinsize(rows, columns)
        self._wait_for_whole_drawing(since=before)

    def finish(self) -> int:
        """Wait until the program ends by itself; its exit code, or the number of a signal that ended it, negative.

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
        # Prompts switch automatic line breaks off while they draw, so that half a frame can be told from a whole one.
        return pyte.modes.DECAWM not in self._screen.mode

    def _wait_for_whole_drawing(self, since: int) -> None:
        """Wait for the two drawings of a prompt: one as it asks where the cursor is, one when it has been told."""
        deadline = time.monotonic() + self._patience
        while (asked := self.written.rfind(_WHERE_IS_THE_CURSOR)) < since or self.written.count(_DRAWN, asked) < 2:
            if not self._read(deadline):
                raise NotOnScreen(self._report("it was not drawn anew"))

    def _read(self, deadline: float) -> bool:
        """Take in what the program writes next. False at its end, or when nothing came until `deadline`."""
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
