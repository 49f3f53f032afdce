"""The command that comes next."""

from __future__ import annotations

import shlex

from authconfig.program import PROGRAM
from wizard.commands.which_client import WhichClient


def next_command(client: WhichClient, name: str, *arguments: str) -> str:
    """The command line of `wizard user NAME` for the same app client, to be pasted into a shell."""
    return f"  {PROGRAM} user {shlex.join((name, *arguments))}{client.options}"
