"""`wizard check`: gate 3, which compares the file with the stack and the live pool before a deploy."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from authconfig.errors import ChangeRefused
from authconfig.live.deployed import Deployment
from authconfig.names import PoolStack, checked_environment
from wizard.commands import which_pool
from wizard.commands.command import Command
from wizard.commands.from_aws import read_deployment
from wizard.commands.which_pool import WhichPool
from wizard.terminal.screen import say


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard check`."""

    pool: WhichPool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    which_pool.declare(parser)


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(which_pool.understood(namespace))


def check(options: Options, read: Callable[[PoolStack], Deployment] = read_deployment) -> None:
    """Print each finding with its remedy. `read` takes a stack and returns what is deployed as it.

    Raises ChangeRefused for findings that forbid a deploy, and what `reading.load_pool` and `read` raise.
    """
    from authconfig.file import reading  # imported here: the command line is parsed without it
    from authconfig.live import gate

    path, environment = options.pool.file.path, options.pool.environment
    environment = checked_environment(environment, f"--env {environment!r}")
    config = reading.load_pool(path)
    stack = config.stack(environment)
    found = gate.compare(config, environment, read(stack))
    for finding in found:
        if not finding.refused:
            say(str(finding.problem))
    refused = tuple(finding.problem for finding in found if finding.refused)
    if refused:
        raise ChangeRefused(f"{path}, stack {stack.name}", refused)


COMMAND: Final = Command(declare, understood, check)
