"""Text in lines of a width, in the columns of a terminal: an ideograph takes two, and a combining mark none."""

from __future__ import annotations

import unicodedata


def width_of(text: str) -> int:
    """The number of columns that `text` takes."""
    return sum(map(_width, text))


def wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """`text`, one line, in lines of at most `width` columns, broken between words, and inside of a word only if it is
    longer. indent: of the lines after the first
    """
    first, *words = text.split(" ")
    *lines, line = _pieces(first, width)
    for word in words:
        longer = f"{line} {word}"
        if width_of(longer) <= width:
            line = longer
            continue
        *whole, rest = (" " * indent + piece for piece in _pieces(word, width - indent))
        lines += [line, *whole]
        line = rest
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
