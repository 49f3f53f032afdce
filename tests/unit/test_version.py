"""The toolkit's version: one number, which the command line prints and the changelog agrees with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from authconfig.errors import ExitCode
from authconfig.program import TOOLKIT, VERSION
from wizard.commands.command_line import parse

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"


@pytest.mark.parametrize("arguments", [["--version"], ["user", "--version"], ["--version", "add"]])
def test_it_is_printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(arguments)
    assert stop.value.code == ExitCode.DONE
    assert capsys.readouterr().out == f"{TOOLKIT} {VERSION}\n"


def test_the_changelog_begins_with_it() -> None:
    """A version under development is called Unreleased there."""
    newest = re.findall(r"^## (\S+)", CHANGELOG.read_text(), re.MULTILINE)[0]
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev\d+)?", VERSION)
    assert newest == ("Unreleased" if ".dev" in VERSION else VERSION)
