"""The tables of a TOML text as its headers part them, each with the comment directly above its header.

tomlkit counts such a comment to the table before, so that it would go with the wrong one. Every edit here is checked:
the result says what the text said, but for what was to change.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_HEADER: Final = re.compile(r"\s*\[(?!\[)")


@dataclass(frozen=True, slots=True)
class _Section:
    """Lines of a text: the comment above a header, which begins at `start`, the header, and the rest until `end`."""

    path: tuple[str, ...]
    start: int
    header: int
    end: int


def without(text: str, path: Sequence[str]) -> str | None:
    """`text` without the table at `path` and those below; None where these are not written with headers of their own.

    A comment that an empty line parts from the table stays.
    """
    lines = text.splitlines(keepends=True)
    gone: set[int] = set()
    for section in _sections(lines):
        if section.path[: len(path)] == tuple(path):
            gone.update(range(section.start, section.header + 1), _own_lines(lines, section))
    edited = "".join(line for number, line in enumerate(lines) if number not in gone)
    return edited if _says(edited) == _removed(tomllib.loads(text), path) else None


def appended(text: str, tables: str) -> str | None:
    """`text` with `tables` at its end; None where a table that is already there does not let it grow."""
    edited = f"{text.rstrip()}\n\n{tables.strip()}\n"
    return edited if _says(edited) is not None else None


def grown(text: str, path: Sequence[str], more: str) -> str | None:
    """`text` with the lines `more` after the keys of the table at `path`; None where they cannot stand there."""
    lines = text.splitlines(keepends=True)
    section = next((each for each in _sections(lines) if each.path == tuple(path)), None)
    if section is None:
        return None
    last = max((number for number in _own_lines(lines, section) if lines[number].strip()), default=section.header)
    before = "".join(lines[: last + 1])
    end = "" if before.endswith("\n") else "\n"
    edited = f"{before}{end}{more}\n{''.join(lines[last + 1 :])}"
    wanted = _merged(_says(text), _says(f"{header(path)}\n{more}"))
    return edited if _says(edited) == wanted else None


def header(path: Sequence[str]) -> str:
    """The header of the table at `path`, none of whose names needs quotes."""
    return f"[{'.'.join(path)}]"


def _sections(lines: Sequence[str]) -> Iterator[_Section]:
    headers = [(number, path) for number, line in enumerate(lines) if (path := _path(line))]
    starts = [_start(lines, number) for number, _ in headers]
    for (number, path), start, end in zip(headers, starts, [*starts, len(lines)][1:], strict=True):
        yield _Section(path, start, number, end)


def _path(line: str) -> tuple[str, ...]:
    """The path of the table whose header `line` is; () if it is none."""
    if not _HEADER.match(line):
        return ()
    try:
        table: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return ()
    steps = []
    while table:
        ((step, table),) = table.items()
        steps.append(step)
    return tuple(steps)


def _start(lines: Sequence[str], number: int) -> int:
    while number and lines[number - 1].lstrip().startswith("#"):
        number -= 1
    return number


def _own_lines(lines: Sequence[str], section: _Section) -> range:
    """The lines after the header that go with it: all, up to an empty line that a comment follows."""
    last = section.header
    for number in range(section.header + 1, section.end):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            last = number
    rest = range(last + 1, section.end)
    empty = next((number for number in rest if not lines[number].strip()), section.end)
    is_followed = any(lines[number].strip() for number in range(empty, section.end))
    return range(section.header + 1, empty if is_followed else section.end)


def _says(text: str) -> Any:
    """What `text` says, without tables that say nothing; None where it is not TOML."""
    try:
        return _pruned(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return None


def _removed(document: dict[str, Any], path: Sequence[str]) -> Any:
    *tables, name = path
    table = document
    for each in tables:
        table = table[each]
    del table[name]
    return _pruned(document)


def _merged(said: Any, more: Any) -> Any:
    """`said` with `more` in its tables."""
    if not (isinstance(said, Mapping) and isinstance(more, Mapping)):
        return more
    return {**said, **{key: _merged(said.get(key), each) for key, each in more.items()}}


def _pruned(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    found = {key: _pruned(inner) for key, inner in value.items()}
    return {key: inner for key, inner in found.items() if inner != {}}
