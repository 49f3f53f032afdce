"""The app client that a command works on, of a deployed user pool."""

from __future__ import annotations

import argparse
import shlex
from dataclasses import dataclass

from wizard.commands import completed, which_pool
from wizard.commands.which_pool import WhichPool


@dataclass(frozen=True, slots=True)
class WhichClient:
    """An app client of a pool. name: what the file calls it; None for the file's first"""

    pool: WhichPool
    name: str | None

    @property
    def options(self) -> str:
        """The options, after a space, with which a command finds the client; empty if it needs none."""
        return self.pool.options + ("" if self.name is None else f" --client {shlex.quote(self.name)}")


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options for it."""
    which_pool.declare(parser)
    client = parser.add_argument(
        "--client", metavar="NAME", help="the app client of the pool (default: the file's first)"
    )
    completed.by_client(client)


def understood(namespace: argparse.Namespace) -> WhichClient:
    """What the options say."""
    return WhichClient(which_pool.understood(namespace), namespace.client)
