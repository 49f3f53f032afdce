"""What the import contracts of pyproject.toml cannot say."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("authconfig", "benchmarks", "cloud", "localaws", "scripts", "stacks", "tests", "wizard")
BANNED = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc"}


def test_the_app_is_short_and_imports_only_its_rooms() -> None:
    source = (ROOT / "app.py").read_text()
    assert source.count("\n") <= 40
    imported = {
        (node.module or "").split(".")[0] for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)
    } | {name.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for name in node.names}
    assert {"stacks"} == imported


def test_nothing_is_called_what_says_nothing() -> None:
    paths = [path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*")]
    written = [path for path in paths if "__pycache__" not in path.parts]
    assert [path for path in written if path.name.split(".")[0] in BANNED] == []


@cache
def imports() -> grimp.ImportGraph:
    """Who imports whom, for types alone and inside functions too."""
    return grimp.build_graph(*PACKAGES, cache_dir=None)


def test_no_imports_go_in_a_circle() -> None:
    imported = {module: imports().find_modules_directly_imported_by(module) for module in imports().modules}
    TopologicalSorter(imported).prepare()  # raises CycleError, which names one


def test_a_package_itself_imports_nothing() -> None:
    # It runs with every import of what is in it, and that is an import which no contract sees.
    packages = {module for module in imports().modules if imports().find_children(module)}
    assert {package for package in packages if imports().find_modules_directly_imported_by(package)} == {
        "authconfig.settings",  # puts the tables in their order
        "wizard.interview.questions",  # puts the topics in their order
    }


@pytest.mark.parametrize(
    ("modules", "unwanted"),
    [
        (
            "wizard.__main__, wizard.commands.add, wizard.commands.init, wizard.terminal.keyboard, "
            "wizard.documents.project_files",
            {"boto3", "botocore", "aws_cdk", "jsii", "jinja2", "pydantic", "tomlkit"},
        ),
        (
            "wizard.commands.update, wizard.commands.remove, wizard.commands.show",
            {"boto3", "botocore", "aws_cdk", "jsii"},
        ),
        ("wizard.commands.check", {"questionary", "prompt_toolkit", "jinja2", "aws_cdk", "jsii"}),
        ("cloud.reading.deployment", {"wizard", "stacks", "jinja2", "aws_cdk", "jsii"}),
        (
            "authconfig.live.gate, authconfig.file.reading, authconfig.file.writing",
            {"boto3", "aws_cdk", "jsii", "jinja2", "questionary"},
        ),
    ],
)
def test_what_is_loaded_together(modules: str, unwanted: set[str]) -> None:
    code = f"import {modules}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert set(modules.split(", ")) <= loaded
    assert set() == unwanted & loaded
