"""A wheel, an environment with nothing else in it, and a project that the toolkit in there made. Once a process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.installed.newcomer import Newcomer, quietly
from tests.local.aws import LocalAws, local_aws

ROOT: Final = Path(__file__).parents[2]


collect_ignore = ["made_by_0.1.0"]  # a project of its own, which the newcomer tests


def built(tree: Path, folder: Path) -> Path:
    """The wheel of the toolkit in `tree`, built into `folder`."""
    quietly(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, tree)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def newcomer(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Newcomer:
    """Somebody with Python, and the wheel in an environment of its own."""
    newcomer = Newcomer(tmp_path_factory.mktemp("newcomer"))
    newcomer.install(wheel)
    return newcomer


@pytest.fixture(scope="session")
def project(newcomer: Newcomer) -> Path:
    """The project that the newcomer made by the words of the README."""
    made = newcomer.run(
        *("auth-wizard", "init", "shop", "--yes", "--mfa-mode", "OPTIONAL", "--mfa-types", "TOTP"),
        folder=newcomer.folder,
    )
    (newcomer.folder / "said.txt").write_text(made.stdout)
    assert made.exit_code == 0, made
    return newcomer.folder / "shop"


@pytest.fixture(scope="session")
def aws() -> Iterator[LocalAws]:
    with local_aws() as running:
        yield running
