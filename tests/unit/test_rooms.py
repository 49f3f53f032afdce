"""What the import contracts of pyproject.toml cannot say."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BANNED = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc"}


def test_the_app_is_short_and_imports_only_its_rooms() -> None:
    source = (ROOT / "app.py").read_text()
    assert source.count("\n") <= 40
    imported = {
        (node.module or "").split(".")[0] for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)
    } | {name.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for name in node.names}
    assert {"sys", "authconfig", "stacks", "aws_cdk"} == imported


def test_no_file_is_called_what_says_nothing() -> None:
    found = [path for room in ("authconfig", "cloud", "stacks", "wizard", "scripts", "benchmarks") for path in
             (ROOT / room).rglob("*.py") if path.stem in BANNED]  # fmt: skip
    assert found == []


@pytest.mark.parametrize(
    ("modules", "unwanted"),
    [
        (
            "wizard.__main__, wizard.commands.add, wizard.terminal.keyboard",
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
