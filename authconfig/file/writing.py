"""Edits the text of `auth.toml`, keeping every other line as it is, and writes the result atomically."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import secrets
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any, Final, cast

import tomlkit
from tomlkit.items import Array, InlineTable, Item

from authconfig import overrides
from authconfig.errors import ConfigInvalid, Problem
from authconfig.file import place, sections
from authconfig.overrides import WithEnvironments
from authconfig.settings import project
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import PoolId

# What can stand to the right of an equals sign in the file; of a table, what is None is left out.
TomlValue = str | int | tuple[str, ...] | Mapping[str, str | int | None]

_POOL_TABLES: Final = tuple(name for name in WithEnvironments.model_fields if name not in {"version", "project"})


def toml(value: TomlValue) -> str:
    """`value` as it stands to the right of an equals sign in TOML."""
    return _item(value).as_string()


def with_values(text: str, values: Settings, environment: str = "") -> str:
    """`text`, a TOML document, with the settings in `values` set.

    environment: the one that has these values of its own; "" for what all environments share
    Comments, order, blank lines and every other value stay. A table that is missing is added at the end.
    """
    for setting, value in values.items():
        path = (overrides.PATH, environment, *setting.path) if environment else setting.path
        try:
            text = _with_members(text, path, value) or _with_value(text, path, value)
        except _CannotAdd:
            text = _in_a_new_table(text, path, value)
    return text


def with_records(text: str, records: Settings) -> str:
    """`text` with `records`, which are new in a table below [created]. That comes after it if it is not there yet."""
    if not records:
        return text
    *table, _ = next(iter(records)).path
    lines = "\n".join(f"{setting.path[-1]} = {toml(value)}" for setting, value in records.items())
    added = sections.grown(text, table, lines)
    added = added or sections.grown(text, table[:-1], f"\n{sections.header(table)}\n{lines}")
    return added or with_values(text, records)


def with_tables(text: str, path: Sequence[str], tables: str) -> str:
    """`text` with `tables`, which are at and below `path`, at its end.

    Raises ConfigInvalid where what is there is written in a way to which no table can be added.
    """
    edited = sections.appended(text, tables)
    if edited is None:
        raise _nothing_can_be_added(path)
    return edited


def without_pool(text: str, pools: Sequence[PoolId]) -> str:
    """`text`, an `auth.toml` with the pools whose ids are `pools`, without them; `project.removed` gets the ids."""
    document = tomlkit.parse(text)
    for name in _POOL_TABLES:
        if name in document:
            del document[name]
    del _table(document, project.RESOURCE.path[:-1])[project.RESOURCE.path[-1]]
    return _with_removed(tomlkit.dumps(document), pools)


def without_environment(text: str, name: str, pool: PoolId) -> str:
    """`text`, an `auth.toml` that lists the environment `name`, without it; `project.removed` gets its `pool`."""
    return _with_removed(without_table(text, (overrides.PATH, name)), (f"{name}-{pool}",))


def with_table(text: str, path: Sequence[str], table: str) -> str:
    """`text` with `table`, the text of the table at `path`, after those beside it; `text` if it has such a table.

    Raises ConfigInvalid where those beside it are written in a way to which no table can be added.
    """
    document = tomlkit.parse(text if text.endswith("\n") else f"{text}\n")
    *tables, name = path
    section = _table(document, tables)
    if name in section:
        return text
    new = reduce(getitem, path, tomlkit.parse(f"{table}\n"))  # an empty line parts it from what follows
    if isinstance(section, InlineTable):
        raise _nothing_can_be_added(tables)
    section[name] = new
    edited = tomlkit.dumps(document)
    if sections.without(edited, path) is None:  # it went among the keys of another table
        return with_tables(text, tables, table)
    return _ending_like(text, edited)


def without_table(text: str, path: Sequence[str]) -> str:
    """`text` without the table at `path`, what is below it, and the comments above them."""
    edited = sections.without(text, path)
    return _ending_like(text, _without_key(text, path) if edited is None else edited)


def without_value(text: str, setting: Setting[Any], comment: str) -> str:
    """`text` without a value for `setting`, and without `comment`, the lines that the wizard writes above it."""
    return _without_key(text, setting.path).replace(comment.replace("\n", _line_ending(text)), "", 1)


def _without_key(text: str, path: Sequence[str]) -> str:
    document = tomlkit.parse(text)
    *tables, name = path
    del _table(document, tables)[name]
    return tomlkit.dumps(document)


def _with_removed(text: str, further: Sequence[str]) -> str:
    table = _table(tomlkit.parse(text), project.REMOVED.path[:-1])
    removed = (*table.get(project.REMOVED.path[-1], ()), *further)
    return with_values(text, Settings({project.REMOVED: tuple(dict.fromkeys(map(str, removed)))}))


def replace(path: Path, new: str, *, expected: str | None) -> None:
    """Replace the content of the file at `path` with `new`, atomically.

    `expected` is what the file must still contain (None: it must not exist), so that of two wizards that work on the
    same file the second fails instead of overwriting the first one's work. Permissions are kept; a symbolic link is
    followed; the lines end as those of `expected` do. Raises ConfigInvalid and leaves the file as it was.
    """
    if expected is not None:
        new = re.sub(r"\r?\n", lambda _: _line_ending(expected), new)
    try:
        target = path.resolve()
        draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
        with _only_writer(target.parent):
            _check_unchanged(path, target, expected)
            try:
                _write_draft(draft, new, like=target)
                draft.replace(target)
            finally:
                draft.unlink(missing_ok=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        raise place.cannot_be_written(path, error) from None


def _line_ending(text: str) -> str:
    """How the lines of `text` end: as on Windows if all of them do."""
    return "\r\n" if "\r\n" in text and not re.search(r"(?<!\r)\n", text) else "\n"


def _ending_like(text: str, edited: str) -> str:
    """`edited` with the empty lines at its end that `text` has there."""
    return edited.rstrip("\r\n") + text[len(text.rstrip("\r\n")) :]


def _with_members(text: str, path: tuple[str, ...], value: TomlValue) -> str | None:
    """`text` with members added to and removed from the list at `path` so that it says `value`; its other lines stay.

    None when there is no list, or when the edit does not result in `value` or loses a comment: tomlkit gets some lists
    with comments wrong, and removes a member together with its comment.
    """
    document = tomlkit.parse(text)
    *tables, name = path
    item = _table(document, tables).get(name)
    if not isinstance(item, Array) or not isinstance(value, tuple):
        return None
    comments = _comments(item.as_string())
    try:
        for member in set(map(str, item)) - set(value):
            item.remove(member)
        for member in value:
            if member not in item:
                item.append(str(member))
        edited = tomlkit.dumps(document)
        says: Any = reduce(getitem, path, tomllib.loads(edited))
    except (ValueError, KeyError):
        return None
    return edited if says == list(value) and _comments(item.as_string()) == comments else None


def _with_value(text: str, path: tuple[str, ...], value: TomlValue) -> str:
    """`text` with `value` written at `path`. Comments inside a list that is replaced move to the end of its line."""
    document = tomlkit.parse(text)
    *tables, name = path
    section = _table(document, tables)
    old, new = section.get(name), _item(value)
    try:
        section[name] = new
    except (AttributeError, ValueError, TypeError):
        raise _CannotAdd from None
    if isinstance(old, Array) and (inside := _comments(old.as_string())):
        own = [old.trivia.comment.lstrip("# ")] if old.trivia.comment else []
        new.comment("; ".join((*inside, *own)))
    return tomlkit.dumps(document)


def _in_a_new_table(text: str, path: tuple[str, ...], value: TomlValue) -> str:
    """`text` with `value` at `path` in a table at its end, which was not there."""
    *tables, name = path
    return with_tables(text, tables, f"{sections.header(tables)}\n{name} = {toml(value)}")


class _CannotAdd(Exception):  # it does not leave this module
    """A table is written in a way to which tomlkit can add nothing, such as in parts, with others between."""


def _nothing_can_be_added(path: Sequence[str]) -> ConfigInvalid:
    message = "It is written in a way to which nothing can be added, such as in one line."
    remedy = f"Nothing was changed. Write it as tables with headers, such as {sections.header(path)}."
    return ConfigInvalid("the file", (Problem(".".join(path), message, remedy),))


def _comments(array: str) -> list[str]:
    """The comments inside the TOML text of a list of one-line strings."""
    found: list[str] = re.findall(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#\s*([^\n]*)', array)
    return [comment.strip() for comment in found if comment.strip()]


def _table(document: tomlkit.TOMLDocument, path: Sequence[str]) -> MutableMapping[str, Any]:
    """The table at `path`; tables that are missing are added at the end."""
    table: Any = document
    for depth, name in enumerate(path, start=1):
        if name not in table:
            try:
                table.add(name, tomlkit.table(is_super_table=depth < len(path)))
            except (AttributeError, ValueError, TypeError):
                raise _CannotAdd from None
        table = table[name]
    return cast("MutableMapping[str, Any]", table)


def _item(value: TomlValue) -> Item:
    if isinstance(value, int):
        return tomlkit.item(value)
    if isinstance(value, str):
        return tomlkit.string(str(value))
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        table.update({name: _item(each) for name, each in value.items() if each is not None})
        return table
    array = tomlkit.array()
    array.extend(map(str, value))
    return array


@contextlib.contextmanager
def _only_writer(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, so that no other wizard writes between the check and the replacement."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _check_unchanged(path: Path, target: Path, expected: str | None) -> None:
    found = target.read_bytes() if target.exists() else None
    # The rename would replace a file that is read-only anyway, but whoever made it so did not want that.
    place.check_permissions(target)
    if found != (None if expected is None else expected.encode()):
        problem = Problem(
            "", "Somebody else changed it in the meantime.", "Nothing was written. Look at the change, and try again."
        )
        raise ConfigInvalid(str(path), (problem,))


def _write_draft(draft: Path, text: str, *, like: Path) -> None:
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(handle, "wb") as file:
        if like.exists():
            os.fchmod(handle, like.stat().st_mode & 0o777)
        file.write(text.encode())
        file.flush()
        os.fsync(handle)
