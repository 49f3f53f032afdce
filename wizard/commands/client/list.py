"""`wizard client list`: the app clients of the file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from authconfig.environments import Described
from authconfig.overrides import WithEnvironments
from authconfig.settings import app_client
from wizard.commands import config_file, json_option
from wizard.commands.client.described import described
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.shown import shown
from wizard.documents.json_output import clients_document
from wizard.interview.table import fitted
from wizard.terminal.screen import columns, say


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard client list`. json: whether to print one JSON document instead of text"""

    file: ConfigFile
    json: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    config_file.declare(parser)
    json_option.declare(parser, "the app clients")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(config_file.understood(namespace), json_option.understood(namespace))


def list_clients(options: Options) -> None:
    """Print the table of the app clients, a column for each, or the JSON. Raises what `described` raises."""
    _, config = described(options.file.path)
    if options.json:
        say(clients_document(config.settings))
        return
    say(fitted(_rows(config), columns()))
    for line in _overrides(config):
        say(line)


def _rows(config: Described) -> list[tuple[str, ...]]:
    """A row for each setting, the header first."""
    names = (*config.app_clients,)
    described_by = zip(*(app_client.of(name).all for name in names), strict=True)
    rows = [
        (each[0].path[-1], *(shown(setting, config.settings[setting]) for setting in each)) for each in described_by
    ]
    return [("app client", *names), *rows]


def _overrides(config: Described) -> Iterator[str]:
    """A line for each environment that has values of its own for app clients."""
    if isinstance(config, WithEnvironments):
        for name, environment in config.environments.items():
            own = environment.overrides(config.app_clients)
            differing = [setting.key for setting in own if setting.path[0] == app_client.TABLE]
            if differing:
                yield f"The environment {name} has its own: {', '.join(differing)}."


COMMAND: Final = Command(declare, understood, list_clients)
