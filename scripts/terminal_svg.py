"""Draws a terminal's screen as an SVG: a `<text>` for each row, a `<tspan>` for each run of one style. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

# In pixels. The width of a character is that of most monospace fonts; `textLength` makes the others fit.
_FONT_SIZE: Final = 14
_CHARACTER: Final = 8.4
_ROW: Final = 20
_MARGIN: Final = 20
_TITLE_BAR: Final = 36
_FONTS: Final = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"

_BACKGROUND: Final = "#10141c"
_BAR: Final = "#1d2430"
_EDGE: Final = "#3a4354"
_QUIET: Final = "#9aa5b8"
_BUTTONS: Final = ("#ff5f57", "#febc2e", "#28c840")
# By pyte's names for the terminal's own colours. Any other colour is six hexadecimal digits.
_COLOURS: Final = {
    "default": "#dde3ee",
    "black": "#10141c",
    "red": "#ff7b72",
    "green": "#7ee787",
    "brown": "#f2cc60",
    "blue": "#79c0ff",
    "magenta": "#d2a8ff",
    "cyan": "#76e3ea",
    "white": "#ffffff",
}


@dataclass(frozen=True, slots=True)
class _Style:
    """How a run of characters looks. background: None for the window's own"""

    colour: str
    background: str | None
    bold: bool
    italic: bool

    @property
    def attributes(self) -> str:
        return (
            (f' fill="{self.colour}"' if self.colour != _COLOURS["default"] else "")
            + (' font-weight="bold"' if self.bold else "")
            + (' font-style="italic"' if self.italic else "")
        )


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one style, beginning at a column."""

    column: int
    text: str
    style: _Style


def svg(screen: Any, *, title: str, description: str, source: str) -> str:
    """The SVG of a window that shows the used rows of `screen`, a pyte screen.

    title: the text in the window's title bar; description: what the picture shows, for people who cannot see it
    source: how the file was made, for a comment at its beginning
    """
    used = max((row for row in range(screen.lines) if screen.display[row].strip()), default=0) + 1
    width = f"{screen.columns * _CHARACTER + 2 * _MARGIN:g}"
    height = _TITLE_BAR + used * _ROW + 2 * _MARGIN
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'role="img" aria-labelledby="title description">',
        f"<!-- {source} -->",
        f'<title id="title">{_escaped(title)}</title>',
        f'<desc id="description">{_escaped(description)}</desc>',
        *_window(width, height, title),
        f'<g font-family="{_FONTS}" font-size="{_FONT_SIZE}" fill="{_COLOURS["default"]}">',
        *(part for row in range(used) for part in _row(screen, row)),
        "</g>",
        "</svg>",
    )
    return "\n".join(parts) + "\n"


def _window(width: str, height: int, title: str) -> Iterator[str]:
    middle = _TITLE_BAR / 2
    corners = 'rx="9"'
    yield f'<rect width="{width}" height="{height}" {corners} fill="{_BAR}"/>'
    yield (f'<path d="M0 {_TITLE_BAR}H{width}V{height - 9}a9 9 0 0 1 -9 9H9a9 9 0 0 1 -9 -9z" fill="{_BACKGROUND}"/>')
    yield (
        f'<rect x="0.5" y="0.5" width="{float(width) - 1:g}" height="{height - 1}" {corners} '
        f'fill="none" stroke="{_EDGE}"/>'
    )
    for index, colour in enumerate(_BUTTONS):
        yield f'<circle cx="{_MARGIN + 2 + 20 * index}" cy="{middle:g}" r="6" fill="{colour}"/>'
    yield (
        f'<text x="{float(width) / 2:g}" y="{middle + 4:g}" text-anchor="middle" font-family="{_FONTS}" '
        f'font-size="13" fill="{_QUIET}">{_escaped(title)}</text>'
    )


def _row(screen: Any, row: int) -> Iterator[str]:
    """The elements of a row: its coloured backgrounds and its text."""
    runs = _runs(screen, row)
    if not runs:
        return
    top = _TITLE_BAR + _MARGIN + row * _ROW
    for run in runs:
        if run.style.background:
            yield (
                f'<rect x="{_x(run.column)}" y="{top}" width="{len(run.text) * _CHARACTER:g}" height="{_ROW}" '
                f'fill="{run.style.background}"/>'
            )
    length = sum(len(run.text) for run in runs) * _CHARACTER
    spans = "".join(f"<tspan{run.style.attributes}>{_escaped(run.text)}</tspan>" for run in runs)
    # Browsers do not inherit xml:space from a group. Without it here, they would collapse the blanks between columns.
    yield (
        f'<text xml:space="preserve" x="{_x(runs[0].column)}" y="{top + _FONT_SIZE}" textLength="{length:g}" '
        f'lengthAdjust="spacingAndGlyphs">{spans}</text>'
    )


def _runs(screen: Any, row: int) -> tuple[_Run, ...]:
    """The runs of a row, without leading and trailing blanks."""
    text: str = screen.display[row].rstrip()
    first = len(text) - len(text.lstrip())
    columns = groupby(range(first, len(text)), key=lambda column: _style(screen.buffer[row][column]))
    runs = []
    for style, group in columns:
        members = tuple(group)
        runs.append(_Run(members[0], text[members[0] : members[-1] + 1], style))
    return tuple(runs)


def _style(character: Any) -> _Style:
    colour, background = _colour(character.fg), None if character.bg == "default" else _colour(character.bg)
    if character.reverse:
        colour, background = background or _BACKGROUND, colour
    return _Style(colour, background, character.bold, character.italics)


def _colour(name: str) -> str:
    return _COLOURS.get(name) or f"#{name}"


def _x(column: int) -> str:
    return f"{_MARGIN + column * _CHARACTER:g}"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
