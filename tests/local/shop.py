"""A folder to work in as in this project's own, with nothing in it that somebody has made there."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[2]
_NOT_TAKEN: Final = {".git", "auth.toml", "cdk.out", "scratch"}


def workplace(folder: Path) -> Path:
    """A folder in `folder` that has what this project's has, linked."""
    place = folder / "project"
    place.mkdir()
    for entry in _ROOT.iterdir():
        if entry.name not in _NOT_TAKEN:
            (place / entry.name).symlink_to(entry)
    return place


def shell(folder: Path, *first: Path) -> Mapping[str, str]:
    """The variables of a shell with a home in `folder`; commands are looked for in `first` first."""
    home = folder / "home"
    home.mkdir()
    places = (*map(str, first), str(Path(sys.executable).parent), os.defpath)
    return {
        "PATH": os.pathsep.join(places),
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "CDK_VALIDATION": "false",  # the templates are validated in tests/snapshot
    }
