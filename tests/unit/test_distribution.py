"""The distribution: what it is called, what it asks for, and where it came from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pytest
from hypothesis import given, strategies as st
from packaging.requirements import Requirement
from packaging.version import Version

from authconfig.program import COMMAND, PROGRAM, TOOLKIT, VERSION, called
from wizard.installation import origin, pins

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RANGES: Final = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["local"]]


def pinned(text: str) -> dict[str, Version]:
    """The versions that the lines of a requirements file pin, by name."""
    return {name: Version(version) for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)}


LOCKED: Final = pinned((ROOT / "requirements.txt").read_text())
LOCAL: Final = pinned((ROOT / "requirements-local.txt").read_text())
PINS: Final = pinned(pins.text())


def test_it_is_called_as_everything_calls_it() -> None:
    assert PROJECT["name"] == TOOLKIT
    assert PROJECT["scripts"] == {COMMAND: "wizard.__main__:run"}
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text()
    assert PROJECT["dynamic"] == ["version"]


@pytest.mark.parametrize("line", RANGES)
def test_every_range_begins_with_the_version_that_is_tested(line: str) -> None:
    requirement = Requirement(line)
    tested = (LOCKED | LOCAL)[requirement.name]
    assert tested in requirement.specifier
    assert f">={tested}" in str(requirement.specifier)


def test_what_is_imported_is_asked_for() -> None:
    named = {Requirement(line).name for line in RANGES}
    direct = pinned((ROOT / "requirements.in").read_text()).keys()
    assert {Requirement(line).name for line in PROJECT["dependencies"]} == set(direct)
    assert named <= (LOCKED | LOCAL).keys()


def test_a_new_project_gets_the_versions_that_are_tested() -> None:
    everything = LOCKED | pinned((ROOT / "requirements-dev.txt").read_text())
    assert LOCKED.keys() <= PINS.keys()
    assert {name: version for name, version in PINS.items() if everything[name] != version} == {}
    assert {"pytest", "syrupy"} <= PINS.keys()


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("/home/ann/shop/.venv/lib/python3.12/site-packages/authconfig/program.py", COMMAND),
        ("/usr/lib/python3/dist-packages/authconfig/program.py", COMMAND),
        ("/home/ann/cognito-auth-wizard/authconfig/program.py", "python -m wizard"),
    ],
)
def test_it_is_run_by_its_command_where_it_is_installed(module: str, words: str) -> None:
    assert called(Path(module)) == words


def test_no_message_has_the_words_that_are_true_in_a_clone_only() -> None:
    literal = [
        str(path.relative_to(ROOT))
        for room in ("authconfig", "cloud", "stacks", "wizard")
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".py", ".j2"} and PROGRAM in path.read_text()
    ]
    assert sorted(literal) == ["authconfig/program.py", "wizard/__init__.py"]


COMMIT: Final = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("recorded", "line"),
    [
        ({"url": "file:///shop/wheel.whl", "archive_info": {}}, "file:///shop/wheel.whl"),
        (
            {"url": "https://example.com/a.whl", "archive_info": {"hashes": {"sha256": "ab", "md5": "cd"}}},
            "https://example.com/a.whl#sha256=ab",
        ),
        ({"url": "file:///clone", "dir_info": {"editable": True}}, "file:///clone"),
        (
            {"url": "https://example.com/r.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}, "subdirectory": "a"},
            f"git+https://example.com/r.git@{COMMIT}#subdirectory=a",
        ),
        (
            {"url": "ssh://git@example.com/r.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"git+ssh://git@example.com/r.git@{COMMIT}",
        ),
    ],
)
def test_the_requirement_says_where_it_came_from(recorded: dict[str, Any], line: str) -> None:
    found = origin.from_url(recorded)
    assert found == f"{TOOLKIT} @ {line}"
    assert Requirement(found).name == TOOLKIT
    assert origin.is_a_path(found) == line.startswith("file:")


@given(
    st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True),
    st.from_regex(r"SECRET[a-zA-Z0-9%]{0,8}", fullmatch=True),
    st.sampled_from(["https", "ssh", "http"]),
)
def test_it_never_has_a_secret(user: str, secret: str, scheme: str) -> None:
    for credentials in (f"{user}:{secret}", secret, f"git:{secret}"):
        url = f"{scheme}://{credentials}@example.com/r.git"
        found = origin.from_url({"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT}})
        assert "SECRET" not in found
    signed = origin.from_url({"url": f"{scheme}://example.com/r.whl?{user}={secret}", "archive_info": {}})
    assert signed == f"{TOOLKIT} @ {scheme}://example.com/r.whl"


def test_in_a_clone_it_is_the_clone() -> None:
    assert origin.requirement() == f"{TOOLKIT} @ {PurePosixPath(ROOT).as_uri()}"


def test_the_version_is_a_release() -> None:
    assert not Version(VERSION).is_prerelease
