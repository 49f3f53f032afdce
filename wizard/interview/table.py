"""Rows in aligned columns, as wide as they are or as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from wizard.interview.wrapping import width_of, wrapped

_GAP: Final = "  "  # between two columns
_NARROWEST: Final = 16  # a column that had to be narrower would be hard to read


def table(rows: Iterable[Sequence[str]]) -> str:
    """`rows` in aligned columns, two spaces apart."""
    rows = list(rows)
    return "\n".join(_aligned(rows, _widths(rows)))


def fitted(rows: Iterable[Sequence[str]], width: int | None) -> str:
    """`rows`, the first of which has the names of the columns, in lines of at most `width`; None for any length.

    Cells are wrapped between words. Where that would make a column too narrow to read, the cells of a row stand one
    below the other. The first column has the names of the rows, and is never wrapped in a table.
    """
    rows = list(rows)
    first, *others = _widths(rows)
    if width is None:
        return table(rows)
    widest = _widest(others, width - first - len(_GAP) * len(others))
    if widest < min(_NARROWEST, max(others)):
        return "\n".join(_stacked(rows, width))
    return "\n".join(_aligned(rows, [first, *(min(each, widest) for each in others)]))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(width_of, column)) for column in zip(*rows, strict=True)]


def _widest(widths: Sequence[int], room: int) -> int:
    """How wide a column may be for all of them to fit into `room`: what narrow columns leave goes to the wide ones."""
    for place, width in enumerate(sorted(widths)):
        share = room // (len(widths) - place)
        if width > share:
            return share
        room -= width
    return max(widths)


def _aligned(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for row in rows:
        cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            filled = (part + " " * (width - width_of(part)) for part, width in zip(parts, widths, strict=True))
            yield _GAP.join(filled).rstrip()


def _stacked(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    (_, *names), *rest = rows
    for first, *cells in rest:
        yield from wrapped(first, width)
        for name, cell in zip(names, cells, strict=True):
            if not cell:
                continue
            line, *more = wrapped(f"{name.removesuffix('?')}: {cell}", width - 2 * len(_GAP))
            yield from (_GAP + line, *(2 * _GAP + each for each in more))
