"""The options that say where secrets come from when nobody types them: an environment variable or standard input."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodeSource:
    """Where a code comes from: an environment variable, standard input or, with neither, a person.

    variable: the environment variable, if there is one
    stdin: whether it comes from standard input
    """

    variable: str | None
    stdin: bool


def declare_code(parser: argparse.ArgumentParser) -> None:
    """Add the options for a code."""
    group = parser.add_mutually_exclusive_group()
    declare_variable(group.add_argument, "--code-env", "the code")
    group.add_argument("--code-stdin", action="store_true", help="read codes from standard input, one per line")


def understood_code(namespace: argparse.Namespace) -> CodeSource:
    """What the options for a code say."""
    return CodeSource(namespace.code_env, namespace.code_stdin)


def declare_variable(add_argument: Callable[..., object], option: str, what: str) -> None:
    """Add `option`, which names the environment variable that holds a secret, by the method of a parser or group."""
    add_argument(option, type=_variable, metavar="NAME", help=f"the environment variable that holds {what}")
    # If the parser did not know this option, its error would repeat it with the value.
    add_argument(option.removesuffix("-env"), type=_refused, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _variable(name: str) -> str:
    """`name`, if it is valid for a variable. The message does not repeat it: it may be the secret itself."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise argparse.ArgumentTypeError("it takes the name of an environment variable, never the secret itself")
    return name


def _refused(_: str) -> str:
    """Nothing: no option takes a secret."""
    raise argparse.ArgumentTypeError(
        "no option takes the secret itself; the one that ends in -env takes the name of a variable that holds it"
    )
