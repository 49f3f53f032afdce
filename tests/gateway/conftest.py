"""One local AWS for the tests that need no fault, and the emulator as it is beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.gateway.clients import Clients, local_aws


@pytest.fixture(scope="session")
def corrected() -> Iterator[Clients]:
    with local_aws() as clients:
        yield clients


@pytest.fixture(scope="session")
def plain() -> Iterator[Clients]:
    with local_aws("--plain") as clients:
        yield clients
