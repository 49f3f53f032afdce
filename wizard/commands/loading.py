"""Loads what a command needs after its last question, while the person reads its first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from threading import Timer
from typing import Final

_FIRST_PROMPT: Final = 0.2  # seconds until it is there, so that it does not share the processor with this


@contextmanager
def loading_ahead(modules: Sequence[str]) -> Iterator[None]:
    """In the `with`, load `modules` beside it; who imports one of them meanwhile waits only for the rest of it."""

    def load() -> None:
        for name in modules:
            import_module(name)

    timer = Timer(_FIRST_PROMPT, load)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
