"""The deployed user pool that a command works on."""

from __future__ import annotations

import argparse
import shlex
from dataclasses import dataclass

from authconfig.names import DEFAULT_ENVIRONMENT
from wizard.commands import completed, config_file, verbose_option
from wizard.commands.config_file import ConfigFile


@dataclass(frozen=True, slots=True)
class WhichPool:
    """The pool of a file as it is deployed in an environment."""

    file: ConfigFile
    environment: str

    @property
    def options(self) -> str:
        """The options, after a space, with which a command finds the pool; empty if it needs none."""
        environment = "" if self.environment == DEFAULT_ENVIRONMENT else f" --env {shlex.quote(self.environment)}"
        return environment + self.file.option


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options for it."""
    config_file.declare(parser)
    environment = parser.add_argument(
        "--env",
        default=DEFAULT_ENVIRONMENT,
        metavar="NAME",
        help="the environment in which the pool is deployed (default: %(default)s)",
    )
    completed.by_environment(environment)
    verbose_option.declare(parser)


def understood(namespace: argparse.Namespace) -> WhichPool:
    """What the options say."""
    return WhichPool(config_file.understood(namespace), namespace.env)
