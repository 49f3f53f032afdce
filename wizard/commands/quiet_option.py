"""The option of commands that write: to leave out what a script, or whoever knows them well, need not read."""

from __future__ import annotations

import argparse


def declare(parser: argparse.ArgumentParser, leaves_out: str) -> None:
    """Add the option. leaves_out: what is not said then, such as "the next steps" """
    parser.add_argument("-q", "--quiet", action="store_true", help=f"leave out {leaves_out}")


def understood(namespace: argparse.Namespace) -> bool:
    """Whether it is given."""
    given: bool = namespace.quiet
    return given
