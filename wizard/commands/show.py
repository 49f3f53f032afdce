"""`wizard show`: what the file says, which of its settings can still change, and what users can do."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from authconfig import rules
from authconfig.environments import Environment, environments
from authconfig.file import reading
from authconfig.journeys import outcomes
from authconfig.live import gate
from authconfig.live.deployed import Deployment
from authconfig.models import AuthConfig, WithoutPool
from authconfig.names import PoolStack, checked_environment
from authconfig.overrides import WithEnvironments
from authconfig.program import PROGRAM
from authconfig.settings import created, project
from authconfig.settings.setting import Settings
from authconfig.vocabulary import MfaMode
from wizard.commands import completed, config_file, json_option, side_by_side, verbose_option, what_users_can_do
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.from_aws import read_deployment
from wizard.commands.shown import shown
from wizard.documents.json_output import show_document
from wizard.interview.table import fitted
from wizard.terminal.screen import columns, filled, say


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard show`.

    environment: the one to read from AWS, None for none
    json: whether to print one JSON document instead of text
    """

    file: ConfigFile
    environment: str | None
    json: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    config_file.declare(parser)
    environment = parser.add_argument(
        "--env", metavar="NAME", help="also show what is deployed in this environment (default: read nothing from AWS)"
    )
    completed.by_environment(environment)
    json_option.declare(parser, "the settings")
    verbose_option.declare(parser)


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(config_file.understood(namespace), namespace.env, json_option.understood(namespace))


def show(options: Options, read: Callable[[PoolStack], Deployment] = read_deployment) -> None:
    """Print the tables, or the JSON; with an environment, also what is deployed there: `read` takes its stack.

    Raises what `reading.load` raises, refusals included, and what `read` raises.
    """
    path, name = options.file.path, options.environment
    config = reading.load(path)
    if isinstance(config, WithoutPool):
        _show_no_pool(options, config)
    elif name is not None:
        checked_environment(name, f"--env {name!r}")
        _show_one(options, reading.environment_of(config, name, str(path)), read)
    elif isinstance(config, WithEnvironments):
        _show_side_by_side(options, config)
    elif options.json:
        say(show_document(config.settings, outcomes(config.settings, made=True), None, None))
    else:
        _say_tables(config, None)


def _show_one(options: Options, environment: Environment, read: Callable[[PoolStack], Deployment]) -> None:
    """The same for one environment, with what is deployed."""
    config, stack = environment.pool, environment.stack
    deployed = _deployed(read(stack))
    if options.json:
        say(show_document(config.settings, outcomes(config.settings, made=True), stack, deployed))
        return
    if deployed is None:
        more = f"`{PROGRAM} check{stack.env_option}` says more."
        say(filled(f"The stack {stack.name} does not have this user pool; {more}\n"))
    _say_tables(config, deployed)


def _say_tables(config: AuthConfig, deployed: Settings | None) -> None:
    say(fitted(_rows(config, deployed), columns()))
    say(f"\n{fitted(what_users_can_do.rows(config.settings), columns())}")


def _show_side_by_side(options: Options, config: WithEnvironments) -> None:
    """The same for all environments: in what they differ, what they share, and what users can do in each."""
    found = environments(config)
    if options.json:
        users = [(each, outcomes(each.pool.settings, made=True)) for each in found]
        say(show_document(config.settings, (), None, None, users))
        return
    say(fitted(side_by_side.rows(found), columns()))
    own = {*side_by_side.differing(found), *created.OF_AN_ENVIRONMENT}
    header, *rows = _rows(found[0].pool, None)
    say(f"\n{fitted([header, *(row for row in rows if row[0] not in {each.key for each in own})], columns())}")
    alike: dict[tuple[what_users_can_do.Row, ...], list[str]] = {}
    for each in found:
        alike.setdefault(tuple(what_users_can_do.rows(each.pool.settings)), []).append(each.name)
    for table, names in alike.items():
        where = "" if len(alike) == 1 else f"{', '.join(names)}:\n"
        say(f"\n{where}{fitted(table, columns())}")


def _show_no_pool(options: Options, config: WithoutPool) -> None:
    """The same for a file whose pool was removed."""
    if options.json:
        known = Settings({project.NAME: config.project.name}).with_value(project.REMOVED, config.project.removed)
        say(show_document(known, (), None, None))
        return
    say(filled(f"{options.file.path} has no user pool. Make one with `{PROGRAM} add{options.file.option}`."))
    say(filled(f"No longer managed from here: {', '.join(config.project.removed)}."))


def _deployed(deployment: Deployment) -> Settings | None:
    """The deployed settings; None when this pool is not deployed."""
    stack, pool = deployment.stack, deployment.pool
    remembered = gate.at_creation(stack) if stack else None
    return pool.effective.with_value(created.MFA, MfaMode(remembered)) if pool and remembered else None


def _rows(config: AuthConfig, deployed: Settings | None) -> list[tuple[str, ...]]:
    """The table's rows, its header first. There is a column for what is deployed only if anything is."""
    there = () if deployed is None else ("deployed",)
    rows: list[tuple[str, ...]] = [("setting", "value", *there, "can it change?")]
    pool = config.wanted()
    for setting, value in config.settings.items():
        if deployed is not None:
            there = (shown(setting, deployed[setting]) if setting in deployed else "",)
        rows.append((setting.key, shown(setting, value), *there, rules.outlook(setting, pool)))
    return rows


COMMAND: Final = Command(declare, understood, show)
