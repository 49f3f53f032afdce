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
from types import TracebackType
from typing import Any, Final

import pexpect
import pyte

ENTER: Final = "\r"
SPACE: Final = " "
UP: Final = "\x1b[A"
DOWN: Final = "\x1b[B"
BACKSPACE: Final = "\x7f"
CTRL_C: Final = "\x03"
CTRL_D: Final = "\x04"
CLEAR: Final = "\x15"  # Ctrl-U: everything that is typed, the suggestion included

_ROOT: Final = Path(__file__).resolve().parent.parent
_PATIENCE: Final = 20.0  # seconds until something that does not come is given up; a busy machine needs several
_CHUNK: Final = 65_536  # characters


def end_of(text: str, shown: str, start: int = 0) -> int | None:
    """Where `text` ends in what is `shown` from `start` on, None when it is not there. Blanks do not count."""
    wanted, found = _without_blanks(text), _without_blanks(shown)
    at = found.find(wanted, start)
    return None if at < 0 else at + len(wanted)


def _without_blanks(text: str) -> str:
    return "".join(text.split())


class NotOnScreen(AssertionError):
    """What was waited for did not come. The message shows the screen as it was."""


class Session:
    """A run of `python -m wizard`. Use it in a `with`, so that it ends however its user ends."""

    def __init__(self, process: pexpect.spawn[str], screen: Any) -> None:
        self._process = process
        self._screen = screen
        self._stream = pyte.Stream(screen)
        # A terminal answers when it is asked where the cursor is; prompts wait for that.
        screen.write_process_input = self.press

    @classmethod
    def start(
        cls,
        arguments: Sequence[str],
        folder: Path,
        columns: int = 100,
        rows: int = 50,
        variables: Mapping[str, str] | None = None,
    ) -> Session:
        """Start `python -m wizard` with `arguments` in `folder`, on a terminal of `columns` by `rows` characters.

        variables: of the environment, on top of the few that it needs
        """
        # Nothing else of the caller's surroundings: settings for colours or widths would change what is drawn.
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(_ROOT), "LANG": "C.UTF-8", **(variables or {})}
        return cls.of((sys.executable, "-m", "wizard", *arguments), folder, environment, columns, rows)

    @classmethod
    def of(
        cls, command: Sequence[str], folder: Path, environment: Mapping[str, str], columns: int = 100, rows: int = 50
    ) -> Session:
        """Start any `command`, with nothing but `environment` and the kind of terminal."""
        with warnings.catch_warnings():
            # Python 3.12 and later warn of a fork beside threads; the child replaces itself at once.
            warnings.filterwarnings("ignore", ".*use of forkpty", DeprecationWarning)
            process: pexpect.spawn[str] = pexpect.spawn(
                command[0],
                list(command[1:]),
                cwd=str(folder),
                env={**environment, "TERM": "xterm-256color"},
                dimensions=(rows, columns),
                encoding="utf-8",
            )
        process.delaybeforesend = None  # it waits for a prompt's text anyway, so no key comes too early
        return cls(process, pyte.Screen(columns, rows))

    @property
    def screen(self) -> Any:
        """The screen with its colours, as pyte keeps it."""
        return self._screen

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows of the screen without blanks at their ends, up to the last that is used."""
        return tuple("\n".join(row.rstrip() for row in self._screen.display).rstrip().split("\n"))

    def shows(self, text: str) -> bool:
        """Whether `text` is on the screen now, blanks aside: lines break at the edge, or before it between words."""
        return end_of(text, "".join(self._screen.display)) is not None

    def wait_for(self, text: str, start: int = 0) -> int:
        """Wait until the screen shows `text`; where it ends, to wait from there for what must come after it.

        Raises NotOnScreen when it does not come in time, or the program ends.
        """
        deadline = time.monotonic() + _PATIENCE
        while self._is_drawing or (end := end_of(text, "".join(self._screen.display), start)) is None:
            if not self._read(deadline):
                raise NotOnScreen(self._report(f"{text!r} did not come"))
        return end

    def press(self, keys: str) -> None:
        """Type `keys`."""
        self._process.send(keys)

    def finish(self) -> int:
        """Wait until the program ends by itself; its exit code, or the number of a signal that ended it, negative.

        Raises NotOnScreen when it does not end in time.
        """
        deadline = time.monotonic() + _PATIENCE
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

    def _read(self, deadline: float) -> bool:
        """Take in what the program writes next. False at its end, or when nothing came until `deadline`."""
        try:
            self._stream.feed(self._process.read_nonblocking(_CHUNK, timeout=max(0.0, deadline - time.monotonic())))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        return True

    def _report(self, complaint: str) -> str:
        frame = "-" * self._screen.columns
        return "\n".join((f"{complaint}. The screen:", frame, *self.lines, frame))
