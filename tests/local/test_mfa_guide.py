"""The MFA guide, typed from top to bottom: a command, a question or an answer in it that is not so fails."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from authconfig.program import COMMAND
from scripts.dialogue import Command, Terminal, Unexpected, commands
from scripts.person import Person, codes_sent
from tests.command_lines import known_options
from tests.local import aws_cli
from tests.local.aws import local_aws
from tests.local.shop import shell, workplace
from wizard.commands.command_line import parse

ROOT: Final = Path(__file__).parents[2]
GUIDE: Final = ROOT / "docs/mfa-guide.md"
BLOCK: Final = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEMPORARY: Final = "Temp-0rary!"
AMPLIFY: Final = ROOT / ".venv/test-clients/node_modules/@aws-amplify/auth/src"


def written() -> tuple[Command, ...]:
    return tuple(command for block in BLOCK.finditer(GUIDE.read_text()) for command in commands(block[2]))


def inline() -> list[str]:
    """What stands between backticks outside of the blocks."""
    return re.findall(r"`([^`]+)`", BLOCK.sub("", GUIDE.read_text()))


def test_the_guide_is_as_it_is_written(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    # A clone has no `auth-wizard`, which those who read the guide type.
    for name, runs in {"aws": f'"{aws_cli.__file__}"', COMMAND: "-m wizard"}.items():
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {runs} "$@"\n')
        program.chmod(0o700)
    with local_aws() as running:
        environment = {**shell(tmp_path, programs), **running.variables, "TEMPORARY": TEMPORARY}
        person = Person(partial(codes_sent, running.variables["AWS_ENDPOINT_URL"]), {"temporary password": TEMPORARY})
        terminal = Terminal(workplace(tmp_path), environment, person)
        for command in written():
            try:
                terminal.play(command)
            except Unexpected as error:
                pytest.fail(f"$ {command.line}\n{error.shown}\n\n{error}")


def test_every_block_is_typed() -> None:
    assert {"console"} == {block[1] for block in BLOCK.finditer(GUIDE.read_text())}
    assert len(written()) == GUIDE.read_text().count("\n$ ")


def test_every_command_of_the_wizard_in_the_text_is_one() -> None:
    named = [words.split()[1:] for words in inline() if words.startswith(f"{COMMAND} ")]
    assert named
    for words in named:
        parse([*words, *(["ann"] if words == ["user", "recover"] else [])])


def test_every_option_in_the_text_is_one() -> None:
    typed = " ".join(command.line for command in written())
    known = {*known_options(), *re.findall(r"--[a-z-]+", typed)}
    assert set() == {option for words in inline() for option in re.findall(r"--[a-z-]+", words)} - known


def test_every_step_of_the_table_is_one_of_amplifys() -> None:
    source = "".join(path.read_text() for path in sorted(AMPLIFY.rglob("*.ts")))
    steps = [words for words in inline() if re.match(r"(CONFIRM|CONTINUE)_SIGN", words)]
    functions = [words for words in inline() if re.fullmatch(r"[a-z]+[A-Z][a-zA-Z]+", words) and words != "nextStep"]
    assert len(steps) == 6
    for step in steps:
        assert f"'{step}'" in source, step
    for function in functions:
        assert re.search(rf"\b{function}\b", source), function


def test_the_guide_can_be_read() -> None:
    assert len(GUIDE.read_text().splitlines()) < 200
