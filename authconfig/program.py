"""What the toolkit is called, which version it is, and what people type to run it. No third-party import."""

from __future__ import annotations

from pathlib import Path
from typing import Final

TOOLKIT: Final = "cognito-auth-wizard"  # the name of its distribution, of its tags, and to the services it calls
# The only place that has it: the build, the command line and the user agent read it here.
VERSION: Final = "0.1.0"
COMMAND: Final = "auth-wizard"
_AS_A_MODULE: Final = "python -m wizard"
_INSTALLED_IN: Final = {"site-packages", "dist-packages"}  # the second is Debian's


def clone_of(module: Path) -> Path | None:
    """The clone that `module`, a file in one of the toolkit's packages, lies in; None where that is installed."""
    return None if _INSTALLED_IN.intersection(module.parts) else module.resolve().parents[1]


def called(module: Path) -> str:
    """What people type before a command's name, if `module` is one of the toolkit's.

    A clone has no console command: whoever works in it runs the package.
    """
    return COMMAND if clone_of(module) is None else _AS_A_MODULE


CLONE: Final = clone_of(Path(__file__))
PROGRAM: Final = called(Path(__file__))
