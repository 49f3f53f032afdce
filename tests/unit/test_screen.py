"""What is printed to a terminal of a width, to one that only prints, and to what is no terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest

from wizard.terminal import screen

_PICTURE = "\x1b[38;5;16m▀\x1b[0m"


class Terminal(io.StringIO):
    """Takes what is printed, as a terminal would whose width the variable COLUMNS gives."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return True


Open = Callable[..., Terminal]


@pytest.fixture
def open_terminal(monkeypatch: pytest.MonkeyPatch) -> Open:
    def opened(columns: int, term: str = "xterm", encoding: str = "utf-8") -> Terminal:
        found = Terminal(encoding)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", term)
        monkeypatch.setattr(sys, "stdout", found)
        return found

    return opened


def test_what_is_no_terminal_has_no_width_and_lines_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for nothing in (io.StringIO(), None):
        monkeypatch.setattr(sys, "stdout", nothing)
        assert screen.columns() is None
        assert screen.filled("word " * 100) == "word " * 100


def test_long_lines_are_broken_at_the_terminals_width(open_terminal: Open) -> None:
    open_terminal(40)
    assert screen.columns() == 40
    assert screen.filled(f"{'word ' * 10}\n\nend").split("\n") == [
        "word word word word word word word word",
        "word word ",
        "",
        "end",
    ]


def test_a_picture_is_drawn_where_there_is_room(open_terminal: Open) -> None:
    terminal = open_terminal(49)
    assert screen.draw(_PICTURE, 49) is None
    assert terminal.getvalue() == f"{_PICTURE}\n"


@pytest.mark.parametrize(
    ("columns", "term", "encoding", "reason"),
    [
        (48, "xterm", "utf-8", "it is 49 columns wide, and the window only 48"),
        (100, "dumb", "utf-8", "this terminal has no colours (TERM)"),
        (100, "unknown", "utf-8", "this terminal has no colours (TERM)"),
        (100, "xterm", "latin-1", "its characters are not in latin-1, the terminal's encoding"),
    ],
)
def test_where_it_would_be_unreadable_it_is_said_why(
    columns: int, term: str, encoding: str, reason: str, open_terminal: Open
) -> None:
    terminal = open_terminal(columns, term, encoding)
    assert screen.draw(_PICTURE, 49) == reason
    assert terminal.getvalue() == ""
