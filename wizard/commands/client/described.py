"""The pool, or the pools, whose app clients the commands of `wizard client` change."""

from __future__ import annotations

from pathlib import Path

from authconfig.environments import Described
from authconfig.errors import UsageError
from authconfig.file import reading
from authconfig.pool_state import PoolState
from authconfig.program import PROGRAM
from wizard.commands import edited


def described(path: Path) -> tuple[str, Described]:
    """The text of the file at `path`, and what it says. A change in it that is refused does not matter here.

    Raises UsageError when it has no pool, and what `reading.understand` raises.
    """
    text = reading.read_text(path)
    config = reading.understand(text, str(path))
    if isinstance(config, Described):
        return text, config
    raise UsageError(f"{path}: There is no user pool, and so no app client.\n  Make both with `{PROGRAM} add`.")


def recorded(config: Described) -> PoolState:
    """The existing pool as far as the file tells. What is recorded of app clients is the same in all environments."""
    first, *_ = edited.described(config)
    return first.pool.recorded()
