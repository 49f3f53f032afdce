"""One local AWS for all tests of a process, and a developer with a project of their own in it for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local.aws import LocalAws, local_aws
from tests.local.developer import Developer


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_the_real_aws() -> Iterator[None]:
    """A profile of whoever runs the tests must not reach the clients of the tests."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("AWS_PROFILE", raising=False)
        environment.setenv("AWS_CONFIG_FILE", os.devnull)
        environment.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
        yield


@pytest.fixture(scope="session")
def aws(no_settings_of_the_real_aws: None) -> Iterator[LocalAws]:  # noqa: ARG001
    with local_aws() as running:
        yield running


@pytest.fixture(scope="session")
def plain_aws(no_settings_of_the_real_aws: None) -> Iterator[LocalAws]:  # noqa: ARG001
    """The emulator without the corrections."""
    with local_aws("--plain") as running:
        yield running


@pytest.fixture
def developer(tmp_path: Path, aws: LocalAws) -> Developer:
    return Developer(tmp_path, aws)
