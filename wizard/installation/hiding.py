"""Modules of a folder that would be imported in place of what a project needs: an app's own folder comes first."""

from __future__ import annotations

from importlib.machinery import PathFinder
from pathlib import Path
from typing import Final

# What the app and its tests import: the toolkit's packages, and those of the CDK.
_NEEDED: Final = ("authconfig", "aws_cdk", "cloud", "constructs", "localaws", "stacks", "wizard")
_OWN: Final = "app"  # the project's module: a package comes before the file of that name, which its tests import


def hiding(folder: Path) -> tuple[str, ...]:
    """The names of those modules in `folder`. A folder of files that is no package hides nothing."""
    packages = [_OWN] if (folder / _OWN / "__init__.py").exists() else []
    return (*packages, *(name for name in _NEEDED if _is_module(name, folder)))


def _is_module(name: str, folder: Path) -> bool:
    found = PathFinder.find_spec(name, [str(folder.resolve())])
    return found is not None and found.origin is not None
