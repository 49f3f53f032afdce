"""What the documentation repeats from the code, it repeats correctly."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from authconfig.file.nearest import known_keys
from authconfig.file.reading import parse
from authconfig.models import AuthConfig
from authconfig.settings import custom_attribute
from cloud.reading.deployment import deployment
from cloud.reading.inspection import inspection
from localaws.faults import FAULTS
from scripts import pages
from tests.configs import config
from tests.deployments import WANTED, CannedAws, answers, deployed_stack
from wizard.commands.questions import page

ROOT: Final = Path(__file__).parents[2]
FILE: Final = (ROOT / "docs/file.md").read_text()
CHECK: Final = (ROOT / "docs/check.md").read_text()
README: Final = (ROOT / "README.md").read_text()


def block(text: str, language: str) -> str:
    """The first block of `text` in `language`."""
    return text.partition(f"```{language}\n")[2].partition("```")[0]


def test_the_file_is_one_that_the_toolkit_reads_and_has_every_key() -> None:
    text = block(FILE, "toml")
    assert isinstance(parse(text, "docs/file.md"), AuthConfig)
    document = tomllib.loads(text)
    by_name = {custom_attribute.TABLE, custom_attribute.RECORD}
    assert {"project.removed", *by_name} == set(known_keys(AuthConfig)) - set(_dotted_keys(document))


def _dotted_keys(table: Mapping[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        yield from (f"{name}.{inner}" for inner in _dotted_keys(value)) if isinstance(value, dict) else (name,)


def test_the_readme_shows_a_part_of_the_file() -> None:
    shown = block(README, "toml")
    assert tomllib.loads(shown).keys() == {"mfa"}
    assert shown in FILE


@pytest.mark.parametrize("path", pages.PAGES)
def test_what_is_written_from_the_code_is_current(path: Path) -> None:
    text = (ROOT / path).read_text()
    assert pages.PAGES[path](text) == text


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("docs/file.md", "# The pool's name. In AWS the environment is appended to it: <name>-<environment>.\n"),
        ("docs/file.md", "# The project's name, which the stacks are named after.\n"),
        ("docs/commands.md", "| `auth-wizard env remove` | take an environment out of the file; its stack stays |\n"),
        ("docs/commands.md", "| `auth-wizard client list` | list the app clients of the file |\n"),
        ("docs/ci.md", "| 3 | the configuration is invalid, or its file cannot be read or written |\n"),
    ],
)  # fmt: skip
def test_what_is_not_current_is_written_anew(path: str, line: str) -> None:
    text = (ROOT / path).read_text()
    assert text.count(line) == 1
    sign = line[0]
    assert pages.PAGES[Path(path)](text.replace(line, f"{sign} Something else.\n")) == text


def test_the_policy_allows_what_is_called_and_no_more() -> None:
    policy = json.loads(block(CHECK, "json"))
    allowed: list[str] = []
    for statement in policy["Statement"]:
        actions = statement["Action"]
        allowed += actions if isinstance(actions, list) else [actions]
    with CannedAws() as canned:
        canned.answer_inspection(config())
        inspection(canned.clients, WANTED)
    free = {"sts:GetCallerIdentity"}  # needs no permission
    called = {name.replace(" ", "") for name in canned.called}
    assert sorted(called - free) == sorted(allowed)


def test_the_page_about_check_names_all_that_the_other_commands_read() -> None:
    sentence = next(part for part in CHECK.split("\n\n") if "are all that `show --env NAME`" in part)
    named = re.findall(r"`([A-Z]\w+)`", sentence.partition(" are all that ")[0])
    with CannedAws() as canned:
        canned.answer_stack(deployed_stack(config()))
        canned.answer_pool(*answers(config()))
        deployment(canned.clients, WANTED)
    assert named == [call.partition(":")[2] for call in canned.called]


def test_the_page_of_questions_is_current() -> None:
    assert page() == (ROOT / "docs" / "questions.md").read_text()


def test_the_tests_that_the_page_of_differences_names_are_there() -> None:
    page = (ROOT / "docs" / "differences.md").read_text()
    named = set(re.findall(r"`(tests/[a-z_/]+\.py)`", page))
    assert named
    assert {path for path in named if not (ROOT / path).is_file()} == set()
    assert {line.count(" | ") for line in page.splitlines() if line.startswith("| ") and "---" not in line} == {2}


def test_the_page_about_the_local_aws_names_every_fault() -> None:
    local_aws = (ROOT / "docs/local-aws.md").read_text()
    assert [name for name in FAULTS if f"`{name}`" not in local_aws] == []
