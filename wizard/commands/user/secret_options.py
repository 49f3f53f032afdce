"""Where secrets come from when nobody types them: options name a variable that holds one, or standard input."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodeSource:
    """Where a code comes from. variable: the environment variable, None for none; stdin: whether standard input

    With neither a person types it.
    """

    variable: str | None
    stdin: bool


def declare_code(parser: argparse.ArgumentParser) -> None:
    """Add the options for a code."""
    group = parser.add_mutually_exclusive_group()
    declare_variable(group.add_argument, "--code-env", "the code")
    group.add_argument("--code-stdin", action="store_true", help="read codes from standard input, one a line")


def understood_code(namespace: argparse.Namespace) -> CodeSource:
    """What the options for a code say."""
    return CodeSource(namespace.code_env, namespace.code_stdin)


def declare_variable(add_argument: Callable[..., object], option: str, what: str) -> None:
    """Add `option`, which names the environment variable that holds a secret, with the method of a parser or group."""
    add_argument(option, type=_variable, metavar="NAME", help=f"the environment variable that holds {what}")
    # Not known, it would be repeated in the error, with its value.
    add_argument(option.removesuffix("-env"), type=_refused, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _variable(name: str) -> str:
    """`name`, if a variable can be called that. The message does not repeat it: it may be the secret itself."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise argparse.ArgumentTypeError("it takes the name of an environment variable, never the secret itself")
    return name


def _refused(_: str) -> str:
    """Nothing: no secret is an option's value."""
    raise argparse.ArgumentTypeError("no option takes the secret itself; the one with -env names a variable with it")
