"""Which of a file's app clients a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authconfig.errors import UsageError
from authconfig.program import PROGRAM
from authconfig.settings import app_client
from wizard.commands.choices import nearest, quoted
from wizard.interview.answers import Given, settings_of
from wizard.interview.questions.app_client import CLIENT


def listed(name: str, clients: Sequence[str]) -> str:
    """`name`, if it is one of the file's `clients`. Raises UsageError, which says what is nearest."""
    if name in clients:
        return name
    raise UsageError(
        f"There is no app client {quoted(name)}; there are: {', '.join(clients)}.\n"
        f"  The nearest is {nearest(name, clients)}. `{PROGRAM} client add` makes another one."
    )


def about_one(given: Given, clients: Sequence[str]) -> Given:
    """`given` with the app client that its answers are about, if there are any: the one that it names, or the first.

    Raises UsageError when the file's `clients` do not have the one that it names.
    """
    if CLIENT.key in given.values:
        listed(given.values[CLIENT.key], clients)
        return given
    if not app_client.clients(settings_of(given.values)):
        return given
    return replace(given, values={**given.values, CLIENT.key: clients[0]})
