"""The option of commands that call AWS: to tell of each call."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

_DEST = "verbose"


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "-v",
        "--verbose",
        dest=_DEST,
        action="store_true",
        help="tell on standard error of each call to AWS: service, operation, region, HTTP status and milliseconds",
    )


def understood(namespace: argparse.Namespace) -> bool:
    """Whether it is given. A command that makes no call does not have it."""
    return bool(vars(namespace).get(_DEST))


@contextmanager
def telling_of_calls() -> Iterator[None]:
    """Print what `cloud` logs, to standard error, in the `with` block."""
    import logging  # imported here: without the option nothing needs it

    from wizard.terminal.screen import complain

    class Complaining(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complain(record.getMessage())

    logger, handler = logging.getLogger("cloud"), Complaining()
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
