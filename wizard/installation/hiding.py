"""Modules of a folder that would be imported in place of the toolkit's: an app's own folder comes first."""

from __future__ import annotations

from importlib.machinery import PathFinder
from pathlib import Path
from typing import Final

# What the app and its tests import: the toolkit's packages, and those of the CDK.
_NEEDED: Final = ("authconfig", "aws_cdk", "cloud", "constructs", "localaws", "stacks", "wizard")


def hiding(folder: Path) -> tuple[str, ...]:
    """The names of those modules in `folder`. A folder of files that is no package hides nothing."""
    return tuple(name for name in _NEEDED if _is_module(name, folder))


def _is_module(name: str, folder: Path) -> bool:
    found = PathFinder.find_spec(name, [str(folder.resolve())])
    return found is not None and found.origin is not None
