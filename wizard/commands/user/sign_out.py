"""`wizard user sign-out`: ends all sessions of the user who is signed in."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wizard.commands import which_client
from wizard.commands.command import Command
from wizard.commands.which_client import WhichClient
from wizard.terminal.screen import say

if TYPE_CHECKING:
    from wizard.commands.user.opening import Surroundings


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard user sign-out`."""

    client: WhichClient


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    which_client.declare(parser)


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(which_client.understood(namespace))


def sign_out(options: Options, surroundings: Surroundings | None = None) -> None:
    """End all sessions of the user, and delete the one that is kept, even if it is no longer of any use.

    Raises CloudError, after which the kept session is still there for another try, and UsageError when the session
    cannot be deleted.
    """
    from cloud.users import preferences  # imported here: the command line is parsed without AWS
    from cloud.users.refusals import SessionOver
    from wizard.commands.user import kept_session
    from wizard.commands.user.kept_session import NoSession
    from wizard.commands.user.opening import Surroundings, open_pool, signed_in

    surroundings = surroundings or Surroundings()
    pool, _ = open_pool(options.client, surroundings)
    try:
        session = signed_in(pool, surroundings)
    except NoSession as none:
        deleted = kept_session.forget(surroundings.folder, pool.id)
        say(f"{none.reason} It was deleted." if deleted else none.reason)
        return
    try:
        preferences.sign_out(pool, session.access_token)
        told = "is signed out everywhere"
    except SessionOver:
        told = "was signed out already"
    kept_session.forget(surroundings.folder, pool.id)
    say(f"{session.username} {told}. The kept session is deleted.")


COMMAND: Final = Command(declare, understood, sign_out)
