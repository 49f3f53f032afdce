"""`wizard install`: Node.js and the CDK CLI for the environment that the toolkit is installed in."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authconfig.errors import Interrupted, UsageError
from authconfig.program import CLONE, PROGRAM
from wizard.commands import quiet_option
from wizard.commands.command import Command
from wizard.interview.interview import tell_nobody
from wizard.terminal.screen import announce


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard install`, which is about the environment that it runs in. quiet: whether to say nothing"""

    quiet: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    quiet_option.declare(parser, "the steps")


def understood(namespace: argparse.Namespace) -> Options:
    """What the option says."""
    return Options(quiet_option.understood(namespace))


def install(options: Options) -> None:
    """Install both, and prepare the first synthesis. Raises UsageError outside of a virtual environment."""
    if sys.prefix == sys.base_prefix:
        raise UsageError(
            "This Python is not that of a virtual environment, and nothing is installed anywhere else.\n"
            "  Make one with `python3 -m venv .venv`, install the toolkit in it, and run the command there."
        )
    from wizard.installation import steps
    from wizard.installation.environment import VirtualEnvironment

    environment = VirtualEnvironment(Path(sys.prefix).resolve(), CLONE)
    tell = tell_nobody if options.quiet else announce
    try:
        steps.carry_out(steps.node_and_cdk(environment), tell)
    except KeyboardInterrupt:
        raise Interrupted(f"Interrupted. `{PROGRAM} install` begins anew.") from None
    tell(f"Installed: {environment.program('cdk')}")


COMMAND: Final = Command(declare, understood, install)
