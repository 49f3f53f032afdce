"""What `cdk` was told with `-c`, read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authconfig.errors import ConfigInvalid, Problem
from authconfig.names import DEFAULT_ENVIRONMENT, checked_environment

_CONFIG: Final = "auth.toml"
_YES_OR_NO: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Context:
    """config: the file; environment: the name that stack and pool carry; bootstrap: whether to use a bootstrapped
    account's roles and bucket."""

    config: Path
    environment: str
    bootstrap: bool


def read(lookup: Callable[[str], object]) -> Context:
    """The context; `lookup` gives a key's value or None. Raises ConfigInvalid for a value that cannot be."""

    def value(key: str, default: str) -> str:
        found = lookup(key)
        return default if found is None else str(found)

    environment, bootstrap = value("env", DEFAULT_ENVIRONMENT), value("bootstrap", "false").lower()
    checked_environment(environment, f"-c env={environment!r}")
    if bootstrap not in _YES_OR_NO:
        problem = Problem("", "It must be true or false.", "Give it another value.")
        raise ConfigInvalid(f"-c bootstrap={bootstrap!r}", (problem,))
    return Context(Path(value("config", _CONFIG)), environment, _YES_OR_NO[bootstrap])
