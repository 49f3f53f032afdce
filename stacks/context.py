"""The context values that `cdk` was given with `-c`, read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authconfig.environments import Environment
from authconfig.errors import ConfigInvalid, Problem
from authconfig.file.reading import load, load_environment, load_environments
from authconfig.names import DEFAULT_ENVIRONMENT, checked_environment
from authconfig.overrides import WithEnvironments

ALL: Final = "*"  # as the environment: all that the file lists
CONFIG: Final = "auth.toml"
_YES_OR_NO: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Context:
    """What the context says.

    config: the path of the file
    environment: the name that ends the names of the stack and of the pool; ALL for all that the file lists
    bootstrap: whether to use the roles and the bucket of a bootstrapped account
    """

    config: Path
    environment: str
    bootstrap: bool


def environments(asked: Context) -> tuple[Environment, ...]:
    """The environments that are asked for, from the file. Raises what `reading.load_environment` raises."""
    if asked.environment == ALL:
        return load_environments(asked.config)
    return (load_environment(asked.config, asked.environment),)


def all_environments(config: Path) -> tuple[Environment, ...]:
    """The environments that the file `config` lists; the default, if it lists none. Raises what `load` raises."""
    if isinstance(load(config), WithEnvironments):
        return load_environments(config)
    return (load_environment(config, DEFAULT_ENVIRONMENT),)


def read(lookup: Callable[[str], object]) -> Context:
    """The context; `lookup` returns a key's value or None. Raises ConfigInvalid for a value that is not valid."""

    def value(key: str, default: str) -> str:
        found = lookup(key)
        return default if found is None else str(found)

    environment, bootstrap = value("env", DEFAULT_ENVIRONMENT), value("bootstrap", "false").lower()
    if environment != ALL:
        checked_environment(environment, f"-c env={environment!r}")
    if bootstrap not in _YES_OR_NO:
        problem = Problem("", "It must be true or false.", "Give it another value.")
        raise ConfigInvalid(f"-c bootstrap={bootstrap!r}", (problem,))
    return Context(Path(value("config", CONFIG)), environment, _YES_OR_NO[bootstrap])
