"""Changes to the text of `auth.toml` that keep every other line as it is, and the atomic write of the result."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any, Final, cast

import tomlkit
from tomlkit.items import Array, Item

from authconfig.errors import ConfigInvalid, Problem
from authconfig.models import AuthConfig

Value = str | int | tuple[str, ...]  # what stands on the right of an equals sign in the file

_POOL_TABLES: Final = tuple(name for name in AuthConfig.model_fields if name not in {"version", "project"})


def toml(value: Value) -> str:
    """`value` as it stands on the right of an equals sign in TOML."""
    return _item(value).as_string()


def with_values(text: str, values: Mapping[str, Value]) -> str:
    """`text`, a TOML document, with the dotted keys in `values` set.

    Comments, order, blank lines and every other value stay. A table that is missing is added at the end.
    """
    document = tomlkit.parse(text)
    for key, value in values.items():
        table, name = key.split(".")
        if table not in document:
            document.add(table, tomlkit.table())
        section = cast("MutableMapping[str, Any]", document[table])
        if not _edited_in_place(section.get(name), value):
            section[name] = _item(value)
    return tomlkit.dumps(document)


def without_pool(text: str, pool_id: str) -> str:
    """`text`, an `auth.toml` whose pool is `pool_id`, without that pool; the id is kept among the removed ones."""
    document = tomlkit.parse(text)
    for name in _POOL_TABLES:
        if name in document:
            del document[name]
    project = cast("MutableMapping[str, Any]", document["project"])
    del project["resource"]
    project["removed"] = _item((*project.get("removed", ()), pool_id))
    return tomlkit.dumps(document)


def replace(path: Path, new: str, *, expected: str | None) -> None:
    """Make `new` the whole content of the file at `path`, at once or not at all.

    `expected` is what the file must still hold (None: it must not exist), so that of two wizards at work on one
    file the second is told instead of overwriting the first. Permissions stay; a link is followed.
    Raises ConfigInvalid, with the file as it was.
    """
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with _only_writer(target.parent):
            _check_unchanged(path, target, expected)
            try:
                _write_draft(draft, new, like=target)
                draft.replace(target)
            finally:
                draft.unlink(missing_ok=True)
    except OSError as error:
        problem = Problem(
            "", f"It cannot be written: {error.strerror}.", "Nothing was changed. Check the folder and its permissions."
        )
        raise ConfigInvalid(str(path), (problem,)) from None


def _edited_in_place(item: object, value: Value) -> bool:
    """Whether `item` could be made to say `value` by adding and removing members, which keeps its other lines."""
    if not isinstance(item, Array) or not isinstance(value, tuple):
        return False
    for member in set(map(str, item)) - set(value):
        item.remove(member)
    for member in value:
        if member not in item:
            item.append(str(member))
    return list(item) == list(value)


def _item(value: Value) -> Item:
    if isinstance(value, int):
        return tomlkit.item(value)
    if isinstance(value, str):
        return tomlkit.string(str(value))
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
    if found != (None if expected is None else expected.encode()):
        problem = Problem(
            "", "Somebody else changed it in the meantime.", "Nothing was written. Look at it, and run this again."
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
