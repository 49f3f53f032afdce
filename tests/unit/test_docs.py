"""What the documentation repeats from the code, it repeats correctly."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from authconfig.errors import ExitCode
from authconfig.file.nearest import known_keys
from authconfig.file.reading import parse
from authconfig.models import AuthConfig
from cloud.reading.deployment import deployment
from cloud.reading.inspection import inspection
from localaws.faults import FAULTS
from scripts.readme import rewritten
from tests.command_lines import known_options
from tests.configs import config
from tests.deployments import WANTED, CannedAws, answers, deployed_stack
from wizard.commands.command import Entry
from wizard.commands.questions import page
from wizard.commands.table import WIZARD

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()

OF_CDK = {"--all", "--require-approval", "--parameters", "--hotswap"}
OF_THE_AWS_CLI = {
    *("--parameter-overrides", "--stack-name"),
    *("--user-pool-id", "--client-id", "--region", "--query", "--output"),
}
OTHERS_OPTIONS = {*OF_CDK, *OF_THE_AWS_CLI, "--exit-code", "--help", "--fault", "--plain", "--allow-origin"}


def test_the_readme_lists_the_exit_codes() -> None:
    table = README[README.index("| exit code |") :].split("\n\n")[0]
    assert [f"| {code.value} | {code.meaning} |" for code in ExitCode] == table.splitlines()[2:]


def test_the_readmes_file_is_one_that_the_toolkit_reads_and_has_every_key() -> None:
    text = README[README.index("```toml\n") + 8 :].split("```")[0]
    assert isinstance(parse(text, "README.md"), AuthConfig)
    document = tomllib.loads(text)
    assert {"project.removed"} == set(known_keys(AuthConfig)) - set(_dotted_keys(document))


def test_the_readmes_file_is_as_the_wizard_writes_it() -> None:
    assert rewritten(README) == README
    assert rewritten(README.replace("# The pool's name.", "# Another comment.")) == README


def _dotted_keys(table: Mapping[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        yield from (f"{name}.{inner}" for inner in _dotted_keys(value)) if isinstance(value, dict) else (name,)


def test_the_readme_knows_every_command_and_no_option_that_there_is_not() -> None:
    commands = [entry.name for entry in WIZARD.entries if isinstance(entry, Entry)]
    assert [name for name in commands if f"`python -m wizard {name}`" not in README] == []
    options = known_options() | OTHERS_OPTIONS
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= options


def test_the_readmes_policy_allows_what_is_called_and_no_more() -> None:
    policy = json.loads(README[README.index("```json\n") + 8 :].split("```")[0])
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


def test_the_readme_names_all_that_the_other_commands_read() -> None:
    sentence = next(part for part in README.split("\n\n") if "are all that `show --env NAME`" in part)
    named = re.findall(r"`([A-Z]\w+)`", sentence.partition(" are all that ")[0])
    with CannedAws() as canned:
        canned.answer_stack(deployed_stack(config()))
        canned.answer_pool(*answers(config()))
        deployment(canned.clients, WANTED)
    assert named == [call.partition(":")[2] for call in canned.called]


def test_the_page_of_questions_is_current() -> None:
    assert page() == (ROOT / "docs" / "questions.md").read_text()


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/differences.md",
        "docs/json.md",
        "docs/ci.md",
        "docs/completion.md",
        *(f"docs/decisions/{p.name}" for p in (ROOT / "docs/decisions").iterdir()),
    ],
)
def test_every_link_leads_somewhere(page: str) -> None:
    source = ROOT / page
    targets = re.findall(r"\]\(([^)#]+)\)", source.read_text())
    assert [target for target in targets if "://" not in target and not (source.parent / target).exists()] == []


def test_the_tests_that_the_page_of_differences_names_are_there() -> None:
    page = (ROOT / "docs" / "differences.md").read_text()
    named = set(re.findall(r"`(tests/[a-z_/]+\.py)`", page))
    assert named
    assert {path for path in named if not (ROOT / path).is_file()} == set()
    assert {line.count(" | ") for line in page.splitlines() if line.startswith("| ") and "---" not in line} == {2}


def test_the_readme_names_every_fault_of_the_local_aws() -> None:
    local_aws = README[README.index("## A local AWS") :]
    assert [name for name in FAULTS if f"`{name}`" not in local_aws] == []
