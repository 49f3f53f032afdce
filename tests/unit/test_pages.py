"""Every page of the documentation: its links lead somewhere, and what it tells people to type can be typed."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Final

import pytest

from authconfig.program import COMMAND
from scripts.pages import commands
from tests.command_lines import known_options
from wizard.commands.command import Entry, Table
from wizard.commands.command_line import parse
from wizard.commands.table import WIZARD

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"
INDEX: Final = DOCS / "README.md"
CHANGES: Final = ROOT / "CHANGELOG.md"
PAGES: Final = (*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")))
# Pages that say how the toolkit is called in a clone. What changed is told in the words of its time.
OF_A_CLONE: Final = {
    *(ROOT / "README.md", INDEX, DOCS / "installing.md", ROOT / "CONTRIBUTING.md", CHANGES),
    DOCS / "decisions/0019-installed.md",
}

ROOMS: Final = {"authconfig", "cloud", "localaws", "stacks", "wizard"}
OF_EVERY_COMMAND: Final = {"--help", "--version"}
OF_CDK: Final = {"--all", "--hotswap", "--no-previous-parameters", "--parameters", "--require-approval"}
OF_THE_AWS_CLI: Final = {
    *("--client-id", "--output", "--parameter-overrides", "--query", "--region", "--stack-name", "--user-pool-id"),
    *("--message-action", "--temporary-password", "--user-attributes", "--username"),
}
OF_LOCALAWS: Final = {"--allow-origin", "--fault", "--plain"}
OF_PYTHON_TOOLS: Final = {
    "--hypothesis-profile",
    "--no-defaults",
    "--no-deps",
    "--shell",
    "--snapshot-update",
    "--upgrade",
}
OF_OTHERS: Final = {"--exit-code", "--single-threaded-gc"}  # of git, and of Node.js

_FENCED: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTION: Final = re.compile(r"(?<![\w-])--[a-z][a-z-]*[a-z](?![\w-])")
_ENDS: Final = {"<", ">", "|", "&&", "||", ";"}
_TYPED: Final = re.compile(rf"^(?:    |\$ )(?:\.venv/bin/)?{COMMAND} ((?:.*\\\n)*.*)$", re.MULTILINE)
_TOLD: Final = re.compile(rf"`{COMMAND} ([^`]+)`")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The files and the headings that `page` links to."""
    for target in re.findall(r"\]\(([^)\s]+)\)", _FENCED.sub("", page.read_text())):
        if "://" not in target:
            path, _, anchor = target.partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


def anchors(page: Path) -> set[str]:
    """The headings of `page`, as GitHub makes anchors of them."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", page.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def typed(page: Path) -> Iterator[list[str]]:
    """The words after the toolkit's name, in the lines of `page` that are there to be typed."""
    for line in _TYPED.findall(page.read_text()):
        words = shlex.split(line.replace("\\\n", " "), comments=True)
        yield list(takewhile(lambda word: word not in _ENDS, words))


def told(page: Path) -> Iterator[list[str]]:
    """The words after the toolkit's name, in the text of `page`, unless no command is meant."""
    for line in _TOLD.findall(_FENCED.sub("", page.read_text())):
        words = shlex.split(line)
        if words[0] != "COMMAND" and not words[0].startswith("-"):
            yield words


def imports(page: Path) -> Iterator[tuple[str, str]]:
    """The modules of the toolkit from which the Python in `page` imports, each with what it imports."""
    for language, block in _FENCED.findall(page.read_text()):
        for node in ast.walk(ast.parse(block)) if language == "python" else ():
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ROOMS:
                yield from ((node.module, each.name) for each in node.names)


def entry(words: list[str], table: Table = WIZARD) -> Entry | Table | None:
    """What the first of `words` name."""
    found = table.find(words[0]) if words else None
    return entry(words[1:], found) if isinstance(found, Table) and words[1:] else found


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_nothing_is_left_of_a_merge(page: Path) -> None:
    assert re.findall(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", page.read_text(), re.MULTILINE) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    found = [(name(path), anchor) for path, anchor in links(page) if not path.exists()]
    found += [(name(path), anchor) for path, anchor in links(page) if anchor and anchor not in anchors(path)]
    assert found == []


@pytest.mark.parametrize("index", [INDEX, DOCS / "decisions/README.md"], ids=name)
def test_every_page_is_in_the_index_of_its_folder(index: Path) -> None:
    assert sorted({path for path, _ in links(index) if path.parent == index.parent} | {index}) == sorted(
        index.parent.glob("*.md")
    )


@pytest.mark.parametrize("page", [page for page in PAGES if page != CHANGES], ids=name)
def test_every_option_is_one(page: Path) -> None:
    others = OF_EVERY_COMMAND | OF_CDK | OF_THE_AWS_CLI | OF_LOCALAWS | OF_PYTHON_TOOLS | OF_OTHERS
    assert set(_OPTION.findall(page.read_text())) - known_options() - others == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_line_can_be_typed(page: Path) -> None:
    for words in typed(page):
        parse(words)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_that_is_told_is_one(page: Path) -> None:
    for words in told(page):
        assert entry(words) is not None, words
        if any(word.startswith("--") for word in words):
            parse(words)


def test_every_command_is_described_somewhere() -> None:
    """Not only listed in a table."""
    text = "\n".join(re.sub(r"^\|.*", "", page.read_text(), flags=re.MULTILINE) for page in PAGES)
    assert [words for words, _ in commands() if not re.search(rf"{COMMAND} {words}\b", text)] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page not in OF_A_CLONE], ids=name)
def test_pages_write_the_command_that_is_installed(page: Path) -> None:
    assert "python -m wizard" not in page.read_text()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_is_imported_from_the_toolkit_is_there(page: Path) -> None:
    """Looked up in the sources, and not imported: the CDK would start Node.js."""
    for module, imported in imports(page):
        source = ROOT / f"{module.replace('.', '/')}.py"
        assert re.search(rf"^(class|def) {imported}\b", source.read_text(), re.MULTILINE), (module, imported)


def test_the_readme_can_be_read_in_a_minute() -> None:
    text = (ROOT / "README.md").read_bytes()
    assert len(text) < 15_000
    assert len(text.splitlines()) < 250
