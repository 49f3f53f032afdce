"""`wizard show`: what the file says, and what of it can still change."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from authconfig import rules
from authconfig.file import reading
from authconfig.file.writing import Value
from authconfig.live import gate
from authconfig.live.deployed import Deployment
from authconfig.models import AuthConfig
from authconfig.names import checked_environment, stack_name
from authconfig.vocabulary import MfaMode, MfaType
from wizard.commands import config_file
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.from_aws import read_deployment
from wizard.interview.questions import BY_KEY
from wizard.interview.table import table
from wizard.interview.translate import values_of
from wizard.terminal.screen import say


@dataclass(frozen=True, slots=True)
class Options:
    """What `wizard show` is told. environment: what to read from AWS, None for nothing"""

    file: ConfigFile
    environment: str | None


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    config_file.declare(parser)
    parser.add_argument(
        "--env", metavar="NAME", help="the environment to read from AWS (default: none, AWS is not asked)"
    )


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(config_file.understood(namespace), namespace.env)


def show(options: Options, read: Callable[[str], Deployment] = read_deployment) -> None:
    """Print the table; with an environment, also what `read` gives as deployed there.

    Raises what `reading.load` raises, a refusal too, and what `read` raises.
    """
    config = reading.load(options.file.path)
    if not isinstance(config, AuthConfig):
        say(f"{options.file.path} has no user pool. Make one with `python -m wizard add{options.file.option}`.")
        say(f"No longer managed from here: {', '.join(config.project.removed)}.")
        return
    deployed = None
    if (name := options.environment) is not None:
        stack = stack_name(config.project.name, checked_environment(name, f"--env {name!r}"))
        deployed = _deployed(config, read(stack))
        if deployed is None:
            say(f"The stack {stack} has no such user pool; `python -m wizard check` says more.\n")
    say(table(_rows(config, deployed)))


def _deployed(config: AuthConfig, deployment: Deployment) -> Mapping[str, Value] | None:
    """The deployed values by dotted key; None when this pool is not deployed."""
    stack, pool = deployment.stack, deployment.pool
    created = gate.at_creation(config, stack) if stack else None
    return {**pool.values, "created.mfa": created} if pool and created else None


def _rows(config: AuthConfig, deployed: Mapping[str, Value] | None) -> list[tuple[str, ...]]:
    """The table's rows, its header first. Without anything deployed there is no column for it."""
    there = () if deployed is None else ("deployed",)
    rows: list[tuple[str, ...]] = [("setting", "value", *there, "can it change?")]
    for key, value in values_of(config).items():
        if deployed is not None:
            there = (_shown(key, deployed[key]) if key in deployed else "",)
        rows.append((key, _shown(key, value), *there, _changeable(key, config)))
    return rows


def _shown(key: str, value: Value) -> str:
    """`value` in the word of its choice where there is one: an empty sign-in is `username`."""
    question = BY_KEY.get(key)
    for choice in question.choices if question else ():
        if choice.value == value:
            return choice.name
    nothing = question.nothing if question else "-"
    return (", ".join(value) or nothing) if isinstance(value, tuple) else str(value)


def _changeable(key: str, config: AuthConfig) -> str:
    match key:
        case "project.name":
            return "no: it names the stack"
        case "project.removed":
            return "kept by the wizard"
        case "user_pool.groups":
            return "yes; one that goes is deleted"
        case "user_pool.sign_in" | "user_pool.aliases" | "user_pool.required_attributes":
            return "no: fixed at creation"
        case "mfa.mode":
            return _mode_change(config)
        case "mfa.types" if MfaType.SMS in config.mfa.factors:
            return "yes, but SMS stays with MFA"
        case _ if key.startswith("created."):
            return "kept by the wizard"
        case _:
            return "yes"


def _mode_change(config: AuthConfig) -> str:
    verdicts = {mode: rules.MFA_TRANSITIONS[config.mfa_record, mode] for mode in MfaMode if mode is not config.mfa.mode}
    allowed = " or ".join(mode for mode, verdict in verdicts.items() if verdict is not rules.Verdict.REFUSED)
    if rules.Verdict.REFUSED in verdicts.values():
        return f"to {allowed}; ON is refused"
    return f"to {allowed}, for good" if rules.Verdict.NO_WAY_BACK in verdicts.values() else f"to {allowed}"


COMMAND: Final = Command(declare, understood, show)
