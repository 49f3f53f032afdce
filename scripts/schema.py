"""Writes the JSON Schemas of the file and of what commands print; with --check, says whether they are current."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from authconfig.file.schema import schema
from scripts.generated import write_or_check
from wizard.documents import json_schema

PAGE: Final = Path("docs/auth.schema.json")
OUTPUT: Final = Path("docs/json.schema.json")


if __name__ == "__main__":
    sys.exit(write_or_check({PAGE: schema(), OUTPUT: json_schema.schema()}, sys.argv[1:]))
