"""The configuration file that a command works on."""

from __future__ import annotations

import argparse
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DEST: Final = "config"
_DEFAULT: Final = "auth.toml"


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """Where the file is, and how to tell other commands.

    usual: where these look for it if they are told nothing
    """

    path: Path
    usual: Path = Path(_DEFAULT)

    @property
    def option(self) -> str:
        """The option, after a space, with which a command finds the file; empty if it needs none."""
        return self._unless_default("--config ")

    @property
    def cdk_option(self) -> str:
        """The same for `cdk`."""
        return self._unless_default("-c config=")

    def _unless_default(self, option: str) -> str:
        return "" if self.path == self.usual else f" {option}{shlex.quote(str(self.path))}"


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the option for it."""
    parser.add_argument(
        "--config",
        dest=DEST,
        type=Path,
        default=Path(_DEFAULT),
        metavar="PATH",
        help="the configuration file (default: %(default)s)",
    )


def understood(namespace: argparse.Namespace) -> ConfigFile:
    """What the option says."""
    return ConfigFile(namespace.config)
