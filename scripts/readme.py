"""Writes the file that README.md shows as `wizard add` would write it; with --check, says whether it is instead."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from authconfig.file import reading
from authconfig.models import AuthConfig
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


def main(arguments: list[str]) -> int:
    """Write the page, or check it. 1 when it is not current."""
    page = PAGE.read_text()
    if "--check" not in arguments:
        PAGE.write_text(rewritten(page))
        return 0
    if rewritten(page) == page:
        return 0
    print(f"{PAGE} is not current; run `make docs`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
