"""`wizard env list`: the environments side by side, with what is deployed where AWS can be read."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from authconfig.environments import Environment
from authconfig.file import reading
from authconfig.live.deployed import Deployment
from authconfig.names import PoolStack
from authconfig.settings import mfa
from wizard.commands import config_file, json_option, side_by_side, verbose_option
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.from_aws import read_deployment
from wizard.documents.json_output import DeployedAs, environments_document
from wizard.interview.table import fitted
from wizard.terminal.screen import columns, filled, say


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard env list`. json: whether to print one JSON document instead of text"""

    file: ConfigFile
    json: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    config_file.declare(parser)
    json_option.declare(parser, "the environments")
    verbose_option.declare(parser)


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(config_file.understood(namespace), json_option.understood(namespace))


def list_environments(options: Options, read: Callable[[PoolStack], Deployment] = read_deployment) -> None:
    """Print the table, or the JSON. `read` takes a stack and returns what is deployed as it; it may fail.

    Raises what `reading.load_environments` raises.
    """
    environments = reading.load_environments(options.file.path)
    deployed = tuple(_deployed(each, read) for each in environments)
    if options.json:
        say(environments_document(environments, deployed))
        return
    table = [
        *side_by_side.rows(environments),
        ("deployed", *(each.status or ("not known" if each.unseen else "not deployed") for each in deployed)),
        ("user pool", *(each.user_pool or "-" for each in deployed)),
        ("MFA in AWS", *(each.mfa or "-" for each in deployed)),
    ]
    say(fitted(table, columns()))
    for reason in dict.fromkeys(each.unseen for each in deployed if each.unseen):
        names = ", ".join(
            each.name for each, found in zip(environments, deployed, strict=True) if found.unseen == reason
        )
        say(filled(f"\nWhat is deployed as {names} could not be looked up. {reason}"))


def _deployed(environment: Environment, read: Callable[[PoolStack], Deployment]) -> DeployedAs:
    from cloud.errors import CloudError  # imported here: the command line is parsed without it

    try:
        found = read(environment.stack)
    except CloudError as error:
        return DeployedAs(unseen=error.message)
    if found.stack is None:
        return DeployedAs()
    mode = found.pool.settings[mfa.MODE] if found.pool else ""
    return DeployedAs(found.stack.status, str(found.stack.user_pool_id or ""), str(mode))


COMMAND: Final = Command(declare, understood, list_environments)
