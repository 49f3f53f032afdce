"""Writes docs/auth.schema.json; with --check, says whether it is current instead."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from authconfig.file.schema import schema

PAGE: Final = Path("docs/auth.schema.json")


def main(arguments: list[str]) -> int:
    """Write the schema, or check it. 1 when it is not current."""
    if "--check" not in arguments:
        PAGE.write_text(schema())
        return 0
    if PAGE.exists() and PAGE.read_text() == schema():
        return 0
    print(f"{PAGE} is not current; run `make docs`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
