"""The names of tables in `auth.toml`, without the rest of it: for a shell, which completes names while one types."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"[a-zA-Z0-9-]+")  # no valid name has anything else


def names_in(path: Path, table: str) -> tuple[str, ...]:
    """What is called by a name in `table` of the file at `path`; nothing where that cannot be read, for any reason."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get(table) if path.is_file() else None
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(name for name in found if _NAME.fullmatch(name)) if isinstance(found, dict) else ()
