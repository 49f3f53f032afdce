"""The option of every command that can print one JSON document instead of text, for a program to read."""

from __future__ import annotations

import argparse


def declare(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the option. what: is printed, such as "the findings" """
    parser.add_argument("--json", action="store_true", help=f"print {what} as JSON (docs/json.md)")


def understood(namespace: argparse.Namespace) -> bool:
    """Whether it is given."""
    given: bool = namespace.json
    return given
