"""What docs/ci.md says of commands, options and inputs, and that argcomplete knows the shells of docs/completion.md."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import yaml

from authconfig.program import PROGRAM, VERSION
from tests.workflow_step import DESCRIBED
from wizard.commands.command_line import parsers

ROOT: Final = Path(__file__).parents[2]
CI: Final = (ROOT / "docs/ci.md").read_text()
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())


def with_option(option: str) -> set[str]:
    return {parser.prog.removeprefix(f"{PROGRAM} ") for parser in parsers() if option in parser.format_help()}


def rows(header: str) -> list[list[str]]:
    """The cells of the table that begins with `header`."""
    table = CI[CI.index(header) :].split("\n\n")[0].splitlines()[2:]
    return [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in table]


def test_the_commands_that_can_be_quiet_and_those_that_print_json() -> None:
    quiet = {name for row in rows("| command | `-q`") for name in re.findall(r"`([a-z ]+)`", row[0])}
    assert quiet == with_option("--quiet")
    sentence = next(part for part in CI.split("\n\n") if "take `--json`" in part).partition(" take ")[0]
    assert set(re.findall(r"`([a-z ]+)`", sentence)) == with_option("--json")


def test_the_inputs_and_outputs_of_the_action() -> None:
    assert [(row[0], row[1]) for row in rows("| input |")] == [
        (f"`{name}`", f"`{each['default']}`") for name, each in DESCRIBED["inputs"].items()
    ]
    assert [row[0] for row in rows("| output |")] == [f"`{name}`" for name in DESCRIBED["outputs"]]


def test_the_examples_in_yaml() -> None:
    step, published, local = (yaml.safe_load(each.split("```")[0]) for each in CI.split("```yaml\n")[1:])
    assert step[0]["uses"].endswith(f"/.github/actions/check@v{VERSION}")
    assert set(step[0]["with"]) <= set(DESCRIBED["inputs"])
    assert published["repos"][0]["rev"] == f"v{VERSION}"
    assert published["repos"][0]["hooks"] == [{"id": HOOK["id"]}]
    assert local["repos"][0]["hooks"][0]["id"] == HOOK["id"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_argcomplete_knows_the_shells(shell: str) -> None:
    registered = Path(sys.executable).parent / "register-python-argcomplete"
    done = subprocess.run([registered, "--shell", shell, "auth-wizard"], capture_output=True, text=True, check=True)
    assert "auth-wizard" in done.stdout
