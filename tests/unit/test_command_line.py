"""Which command a command line chooses, and what is loaded for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from authconfig.errors import ExitCode
from wizard.commands.client.table import CLIENT
from wizard.commands.command import Entry, Table
from wizard.commands.command_line import parse, parsers
from wizard.commands.env.table import ENV
from wizard.commands.table import WIZARD
from wizard.commands.user.table import USER

ROOT = Path(__file__).parents[2]
ENTRIES = [entry for entry in (*WIZARD.entries, *USER.entries) if isinstance(entry, Entry)]


def loaded(code: str) -> set[str]:
    """The modules that are there once `code` has run."""
    code = f"import sys, wizard.__main__; from wizard.commands.command_line import *; {code}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_only_the_command_that_is_named_is_loaded(entry: Entry) -> None:
    arguments = [*(["user"] if entry in USER.entries else []), entry.name]
    if entry.name in {"sign-up", "confirm", "sign-in", "recover"}:
        arguments.append("ann")
    found = loaded(f"parse({arguments})")
    assert {entry.module} == found & {each.module for each in ENTRIES}


def test_no_command_loads_aws_or_a_keyboard_before_it_runs() -> None:
    found = loaded("list(parsers())")
    assert {entry.module for entry in ENTRIES} <= found
    assert {"boto3", "botocore", "pycognito", "segno", "questionary", "prompt_toolkit"}.isdisjoint(found)


def test_every_command_has_a_parser_of_its_name() -> None:
    named = [f"python -m wizard {entry.name}" for entry in WIZARD.entries if isinstance(entry, Entry)]
    named += [f"python -m wizard {table.name} {entry.name}" for table in (ENV, CLIENT, USER) for entry in table.entries]
    assert named == [parser.prog for parser in parsers()]


@pytest.mark.parametrize(
    ("arguments", "table"),
    [
        (["--help"], WIZARD),
        (["env", "--help"], ENV),
        (["client", "--help"], CLIENT),
        (["user", "--help"], USER),
    ],
)
def test_the_help_lists_every_command(arguments: list[str], table: Table, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(arguments)
    out = " ".join(capsys.readouterr().out.split())
    assert stop.value.code == ExitCode.DONE
    assert [entry.name for entry in table.entries if f"{entry.name} {entry.help}" not in out] == []


@pytest.mark.parametrize(
    ("arguments", "prog", "words"),
    [
        ([], "python -m wizard", "name a command: init, install, add, "),
        (["user"], "python -m wizard user", "name a command: sign-up, "),
        (["ad"], "python -m wizard", 'there is no command "ad"; the nearest is add\n'),
        (["Add"], "python -m wizard", 'there is no command "Add"; the nearest is add\n'),
        (["x" * 5000], "python -m wizard", 'there is no command "xxx'),
        (["user", "sign-ip"], "python -m wizard user", "there is no such command; the nearest is sign-up\n"),
        (["--yes", "add", "--config", "x"], "python -m wizard", "the command must come first: init, "),
        (["--", "add"], "python -m wizard", "the command must come first: init, "),
        (["add", "--mfa", "ON"], "python -m wizard add", "there is no option --mfa; the nearest is --mfa-mode\n"),
        (["user", "confirm"], "python -m wizard user confirm", "required: USERNAME"),
        (["outputs", "--print", "--format", ".env,amplify_outputs.json"], "python -m wizard outputs", "--print shows"),
    ],
)
def test_an_error_names_the_command_that_was_meant(
    arguments: list[str], prog: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(arguments)
    err = capsys.readouterr().err
    assert stop.value.code == ExitCode.USAGE
    assert err.startswith(f"{prog}: error: ")
    assert words in err
    assert err.endswith(f"\n  Options and examples: `{prog} --help`.\n")
    assert len(err) < 480  # six lines of a narrow terminal
