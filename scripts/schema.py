"""Writes docs/auth.schema.json; with --check, says whether it is current instead."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from authconfig.file.schema import schema
from scripts.generated import write_or_check

PAGE: Final = Path("docs/auth.schema.json")


if __name__ == "__main__":
    sys.exit(write_or_check({PAGE: schema()}, sys.argv[1:]))
