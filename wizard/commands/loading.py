"""Loads what a command needs after its last question, while the person reads its first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from threading import Timer
from typing import Final

_FIRST_PROMPT: Final = 0.2  # seconds until the first prompt is drawn, which need not share the processor then


@contextmanager
def loading_ahead(modules: Sequence[str]) -> Iterator[None]:
    """Load `modules` in the background of the `with` block; an import of one of them waits only for what is left."""

    def load() -> None:
        for name in modules:
            import_module(name)

    timer = Timer(_FIRST_PROMPT, load)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
