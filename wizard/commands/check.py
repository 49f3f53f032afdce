"""`wizard check`: gate 3, which compares the file with the stack and the live pool before a deploy."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from authconfig.errors import ChangeRefused, ConfigInvalid, DriftFound
from authconfig.names import PoolStack, checked_environment
from wizard.commands import json_option, quiet_option, which_pool
from wizard.commands.command import Command
from wizard.commands.from_aws import read_inspection
from wizard.commands.which_pool import WhichPool
from wizard.terminal.screen import say

if TYPE_CHECKING:
    from authconfig.live.deployed import Account, Inspection
    from authconfig.live.finding import Finding


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard check`.

    strict: whether drift, and what could not be compared, is an error
    json: whether to print one JSON document instead of text
    quiet: whether to say only what is not as it should be
    """

    pool: WhichPool
    strict: bool
    json: bool
    quiet: bool = False


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    which_pool.declare(parser)
    parser.add_argument(
        "--strict", action="store_true", help="exit with 6 on drift, and if something could not be compared"
    )
    json_option.declare(parser, "the findings")
    quiet_option.declare(parser, "where it was looked, and that all is in step; JSON has both")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(
        which_pool.understood(namespace),
        namespace.strict,
        json_option.understood(namespace),
        quiet_option.understood(namespace),
    )


def check(options: Options, read: Callable[[PoolStack], Inspection] = read_inspection) -> None:
    """Print each finding with its remedy. `read` takes a stack and returns what is deployed as it.

    Raises ChangeRefused for findings that forbid a deploy, ConfigInvalid before a first deploy of a pool that nobody
    could use, DriftFound for what a strict check does not pass, and what `reading.load_environment` and `read` raise.
    """
    from authconfig.file import reading  # imported here: the command line is parsed without it
    from authconfig.live import gate
    from authconfig.live.left_out import left_out, never_usable
    from wizard.documents.json_output import check_document

    path, name = options.pool.file.path, options.pool.environment
    environment = reading.load_environment(path, checked_environment(name, f"--env {name!r}"))
    config, stack = environment.pool, environment.stack
    inspection = read(stack)
    found = (*gate.compare(environment, inspection), *left_out(config, inspection.account))
    if options.json:
        say(check_document(stack, inspection.account, found))
    else:
        _say_findings(inspection.account, found, quiet=options.quiet)
    where = f"{path}, stack {stack.name}"
    refused = tuple(finding.problem for finding in found if finding.refused)
    if refused:
        raise ChangeRefused(where, refused)
    if nobody := never_usable(config, found):
        raise ConfigInvalid(where, nobody)
    if options.strict and any(finding.kind.is_in_doubt for finding in found):
        raise DriftFound(
            f"{where}: It has drifted, or not all of it could be compared.\n"
            "  Without --strict that is told, and no error."
        )


def _say_findings(account: Account | None, found: tuple[Finding, ...], *, quiet: bool) -> None:
    """Print where it was looked, and the findings that are no error. quiet: only those that tell of a difference"""
    if account is not None and not quiet:
        say(str(account))
    for finding in found:
        if not (finding.refused or (quiet and finding.is_in_step)):
            say(str(finding.problem))


COMMAND: Final = Command(declare, understood, check)
