"""What the scripts that write a page of the documentation have in common: to write it, or to check it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path


def write_or_check(pages: Mapping[Path, str], arguments: list[str]) -> int:
    """Write each text to its path. With --check, say instead which are not current, and return 1 if there is any."""
    stale = {path: text for path, text in pages.items() if _present(path) != text}
    for path, text in stale.items():
        if "--check" in arguments:
            print(f"{path} is not current; run `make docs`.", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
    return int(bool(stale) and "--check" in arguments)


def _present(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
