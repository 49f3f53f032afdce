"""What people who come to help are told, and what the services do that help them, fits the project as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

ROOT: Final = Path(__file__).parents[2]
GUIDE: Final = (ROOT / "CONTRIBUTING.md").read_text()
CHECK: Final = (ROOT / "scripts/check.sh").read_text()
PINNED: Final = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text())


def test_every_make_command_that_is_named_is_one() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"^(?:.*`|    )make (?:PYTHON=\S+ )?([a-z]+)", GUIDE, re.MULTILINE))
    assert named
    assert named <= targets


def test_every_path_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:\.?[a-z_]+/)+(?:[\w.]+)?|[a-z_]+\.py)`", GUIDE)
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_room_is_in_the_table() -> None:
    packages = [
        path.parent for room in ("authconfig", "cloud", "wizard") for path in (ROOT / room).glob("*/__init__.py")
    ]
    assert packages
    assert [package for package in packages if f"| `{package.relative_to(ROOT)}/` |" not in GUIDE] == []


@pytest.mark.parametrize("profile", ["quick", "full"])
def test_the_profiles_are_those_of_the_tests(profile: str) -> None:
    assert f"`{profile}`" in GUIDE
    assert f'register_profile("{profile}"' in (ROOT / "tests/conftest.py").read_text()


def test_the_workflow_runs_everything_and_may_only_read() -> None:
    workflow = read(".github/workflows/check.yml")
    (job,) = workflow["jobs"].values()
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in job
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert job["steps"][-1] == {"run": "make test"}


def test_every_action_is_pinned_by_its_commit_and_says_its_version() -> None:
    used = re.findall(r"uses: .+", (ROOT / ".github/workflows/check.yml").read_text())
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_the_hooks_are_what_is_checked() -> None:
    (repository,) = read(".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        tool, *arguments = hook["entry"].removeprefix(".venv/bin/").split()
        assert (ROOT / ".venv/bin" / tool).exists()
        assert " ".join([f'"$bin/{tool}"', *arguments]) in CHECK


def test_every_folder_that_is_watched_for_updates_says_what_it_needs() -> None:
    manifests = {"pip": "requirements.in", "npm": "package.json", "github-actions": ".github/workflows"}
    for update in read(".github/dependabot.yml")["updates"]:
        for folder in update.get("directories", [update.get("directory")]):
            assert (ROOT / folder.strip("/") / manifests[update["package-ecosystem"]]).exists()
