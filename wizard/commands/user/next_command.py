"""The command that comes next."""

from __future__ import annotations

import shlex

from wizard.commands.which_pool import WhichPool


def next_command(pool: WhichPool, name: str, *arguments: str) -> str:
    """The command line of `wizard user NAME` for the same pool, to be pasted into a shell."""
    return f"  python -m wizard user {shlex.join((name, *arguments))}{pool.options}"
