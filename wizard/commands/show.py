"""`wizard show`: what the file says, and what of it can still change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from authconfig import rules
from authconfig.file import reading
from authconfig.live import gate
from authconfig.live.deployed import Deployment
from authconfig.models import AuthConfig
from authconfig.names import checked_environment, stack_name
from authconfig.settings import created
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import MfaMode
from wizard.commands.invocation import Invocation
from wizard.interview.questions import BY_SETTING
from wizard.interview.table import table
from wizard.terminal.screen import say


def from_aws(stack: str) -> Deployment:
    """What is deployed as `stack`. Raises CloudError."""
    from cloud.reading.deployment import read_deployment  # not before: without --env nothing of AWS is loaded

    return read_deployment(stack)


def show(invocation: Invocation, read: Callable[[str], Deployment] = from_aws) -> None:
    """Print the table; with an environment, also what `read` gives as deployed there.

    Raises what `reading.load` raises, a refusal too, and what `read` raises.
    """
    config = reading.load(invocation.config)
    if not isinstance(config, AuthConfig):
        say(f"{invocation.config} has no user pool. Make one with `python -m wizard add{invocation.config_option}`.")
        say(f"No longer managed from here: {', '.join(config.project.removed)}.")
        return
    deployed = None
    if (name := invocation.environment) is not None:
        stack = stack_name(config.project.name, checked_environment(name, f"--env {name!r}"))
        deployed = _deployed(config, read(stack))
        if deployed is None:
            say(f"The stack {stack} has no such user pool; `python -m wizard check` says more.\n")
    say(table(_rows(config, deployed)))


def _deployed(config: AuthConfig, deployment: Deployment) -> Settings | None:
    """The deployed settings; None when this pool is not deployed."""
    stack, pool = deployment.stack, deployment.pool
    remembered = gate.at_creation(config, stack) if stack else None
    return pool.effective.with_value(created.MFA, MfaMode(remembered)) if pool and remembered else None


def _rows(config: AuthConfig, deployed: Settings | None) -> list[tuple[str, ...]]:
    """The table's rows, its header first. Without anything deployed there is no column for it."""
    there = () if deployed is None else ("deployed",)
    rows: list[tuple[str, ...]] = [("setting", "value", *there, "can it change?")]
    pool = config.wanted()
    for setting, value in config.settings.items():
        if deployed is not None:
            there = (_shown(setting, deployed[setting]) if setting in deployed else "",)
        rows.append((setting.key, _shown(setting, value), *there, rules.outlook(setting, pool)))
    return rows


def _shown(setting: Setting[Any], value: Any) -> str:
    """`value` in the word of its choice where there is one: an empty sign-in is `username`."""
    question = BY_SETTING.get(setting)
    for choice in question.choices if question else ():
        if choice.value == value:
            return choice.name
    nothing = question.nothing if question else "-"
    return (", ".join(value) or nothing) if isinstance(value, tuple) else str(value)
