"""What a shell can complete a value with, said where the option is declared. It runs only when a shell asks."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Any, Final

from authconfig.settings import app_client, environment
from wizard.commands import config_file

_COMPLETER: Final = "completer"  # where argcomplete looks


def by_names(action: argparse.Action, names: Iterable[str], *, several: bool = False) -> None:
    """Complete the value of `action` with one of `names`; with `several`, also what comes after a comma."""
    known = tuple(names)

    def complete(*, prefix: str, **_: Any) -> list[str]:
        before, comma, _last = prefix.rpartition(",") if several else ("", "", prefix)
        return [f"{before}{comma}{name}" for name in known if name not in before.split(",")]

    _set(action, complete)


def by_environment(action: argparse.Action) -> None:
    """Complete the value of `action` with the name of an environment in the command's file."""
    _by_table(action, environment.TABLE)


def by_client(action: argparse.Action) -> None:
    """Complete the value of `action` with the name of an app client in the command's file."""
    _by_table(action, app_client.TABLE)


def _by_table(action: argparse.Action, table: str) -> None:
    def complete(*, parsed_args: argparse.Namespace, **_: Any) -> tuple[str, ...]:
        from authconfig.file.tables import names_in  # imported here: only a shell needs it

        return names_in(config_file.understood(parsed_args).path, table)

    _set(action, complete)


def _set(action: argparse.Action, complete: Callable[..., Iterable[str]]) -> None:
    setattr(action, _COMPLETER, complete)
