"""What the documentation repeats from the code, it repeats correctly."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from authconfig.errors import ExitCode
from authconfig.models import AuthConfig
from authconfig.reading import known_keys, parse
from scripts.questions_page import page
from wizard.command_line import COMMANDS
from wizard.questions import QUESTIONS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def test_the_readme_lists_the_exit_codes() -> None:
    table = README[README.index("| exit code |") :].split("\n\n")[0]
    assert [f"| {code.value} | {code.meaning} |" for code in ExitCode] == table.splitlines()[2:]


def test_the_readmes_file_is_one_that_the_toolkit_reads_and_has_every_key() -> None:
    text = README[README.index("```toml\n") + 8 :].split("```")[0]
    assert isinstance(parse(text, "README.md"), AuthConfig)
    document = tomllib.loads(text)
    written = {f"{table}.{name}" for table, names in document.items() if isinstance(names, dict) for name in names}
    assert {"version", "project.removed"} == set(known_keys(AuthConfig)) - written


def test_the_readme_knows_every_command_and_no_option_that_there_is_not() -> None:
    assert [command for command in COMMANDS if f"`python -m wizard {command}`" not in README] == []
    options = {question.option for question in QUESTIONS} | {"--yes", "--require-approval", "--exit-code", "--config"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= options


def test_the_page_of_questions_is_current() -> None:
    assert page() == (ROOT / "docs" / "questions.md").read_text()


@pytest.mark.parametrize(
    "page", ["README.md", *(f"docs/decisions/{p.name}" for p in (ROOT / "docs/decisions").iterdir())]
)
def test_every_link_leads_somewhere(page: str) -> None:
    source = ROOT / page
    targets = re.findall(r"\]\(([^)#]+)\)", source.read_text())
    assert [target for target in targets if "://" not in target and not (source.parent / target).exists()] == []
