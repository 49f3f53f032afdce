"""`wizard install`: Node.js and the CDK CLI for the environment that the toolkit is installed in."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authconfig.errors import UsageError
from wizard.commands.command import Command
from wizard.terminal.screen import announce, say


@dataclass(frozen=True, slots=True)
class Options:
    """No options: it is about the environment that it runs in."""


def declare(_: argparse.ArgumentParser) -> None:
    """Add nothing: there are no options."""


def understood(_: argparse.Namespace) -> Options:
    """No options."""
    return Options()


def install(_: Options) -> None:
    """Install both, and prepare the first synthesis. Raises UsageError outside of a virtual environment."""
    if sys.prefix == sys.base_prefix:
        raise UsageError(
            "This Python is not that of a virtual environment, and nothing is installed anywhere else.\n"
            "  Make one with `python3 -m venv .venv`, install the toolkit in it, and run the command there."
        )
    from wizard.installation import steps
    from wizard.installation.environment import VirtualEnvironment

    environment = VirtualEnvironment(Path(sys.prefix).resolve())
    steps.carry_out(steps.node_and_cdk(environment), announce)
    say(f"Installed: {environment.program('cdk')}")


COMMAND: Final = Command(declare, understood, install)
