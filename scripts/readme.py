"""Writes the file that README.md shows as `wizard add` would write it; with --check, says whether it is instead."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from authconfig.file import reading
from authconfig.models import AuthConfig
from scripts.generated import write_or_check
from wizard.documents import render

PAGE: Final = Path("README.md")
_BLOCK: Final = re.compile(r"(?<=^```toml\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def rewritten(page: str) -> str:
    """`page` with its file as the wizard writes it: the values are those of the page, the comments the settings' own.

    Raises ConfigInvalid or ChangeRefused when the file is not valid.
    """
    return _BLOCK.sub(lambda block: _as_written(block[0]), page, count=1)


def _as_written(text: str) -> str:
    config = reading.parse(text, str(PAGE))
    if not isinstance(config, AuthConfig):
        raise TypeError(f"{PAGE} shows a file without a user pool")
    return render.new_file(config)


if __name__ == "__main__":
    sys.exit(write_or_check({PAGE: rewritten(PAGE.read_text(encoding="utf-8"))}, sys.argv[1:]))
