"""Completion, asked for as the shell code of argcomplete does."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import SUPPRESS
from pathlib import Path
from typing import Final

import pexpect
import pytest

from tests.configs import TEXT
from wizard.commands.command import Entry, Table
from wizard.commands.command_line import named, parsers
from wizard.commands.table import WIZARD
from wizard.interview.question import Kind
from wizard.interview.questions import with_options

ROOT: Final = Path(__file__).parents[2]
BETWEEN: Final = "\x0b"  # what argcomplete's shell code asks for by default
LISTED: Final = "".join(f"\n[environments.{name}]\n" for name in ("dev", "prod"))
CLIENTS: Final = "\n[app_clients.app]\n[app_clients.web]\n"


def completed(line: str, folder: Path, words_before: int = 1, code: str = "") -> list[str]:
    """How `line` can go on. `code` runs before the program ends."""
    read, write = os.pipe()
    program = f"import os; os.dup2({write}, 8); {code}\nfrom wizard.__main__ import run; run()"
    asked = {"_ARGCOMPLETE": str(words_before), "COMP_LINE": line, "COMP_POINT": str(len(line)), "COMP_TYPE": "9"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **asked},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        pass_fds=[write],
        timeout=60,
        check=False,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        found = answer.read()
    assert done.returncode == 0, done.stderr
    return [each.rstrip() for each in found.split(BETWEEN) if each]


def all_tables(table: Table = WIZARD, before: str = "auth-wizard ") -> list[tuple[str, Table]]:
    inner = [entry for entry in table.entries if isinstance(entry, Table)]
    return [(before, table), *(each for one in inner for each in all_tables(one, f"{before}{one.name} "))]


@pytest.mark.parametrize(("before", "table"), all_tables(), ids=lambda value: value if isinstance(value, str) else "")
def test_the_commands(before: str, table: Table, tmp_path: Path) -> None:
    assert completed(before, tmp_path) == [entry.name for entry in table.entries]


@pytest.mark.parametrize("words_before", [1, 3])
def test_the_options_of_a_command_but_no_hidden_one(words_before: int, tmp_path: Path) -> None:
    program = "auth-wizard" if words_before == 1 else "python -m wizard"
    found = completed(f"{program} user sign-in --", tmp_path, words_before)
    parser, _ = named(["user", "sign-in"])
    shown = {option for action in parser._actions if action.help is not SUPPRESS for option in action.option_strings}
    assert set(found) == {option for option in shown if option.startswith("--")}
    assert "--password-env" in found
    assert "--password" not in found


def test_every_choice_of_every_question() -> None:
    """Cheaply, by the completer that the option has: a shell is asked about some of them below."""
    parser, _ = named(["add"])
    by_option = {option: action for action in parser._actions for option in action.option_strings}
    for question in with_options("add"):
        complete = by_option[question.option].completer  # type: ignore[attr-defined]
        names = [choice.name for choice in question.choices]
        assert complete(prefix="") == names
        if question.kind is Kind.CHECKBOX:
            assert complete(prefix=f"{names[0]},") == [f"{names[0]},{name}" for name in names[1:]]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("add --mfa-mode O", ["OFF", "ON", "OPTIONAL"]),
        ("add --mfa-mode=OP", ["--mfa-mode=OPTIONAL"]),
        ("add --mfa-types SMS,", ["SMS,TOTP"]),
        ("outputs --format .env,amplify_o", [".env,amplify_outputs.json"]),
        ("user sign-in ann --factor T", ["TOTP"]),
        ("user recover ann --lost ", ["app", "phone", "both"]),
        ("user mfa --sms ", ["enabled", "disabled", "preferred"]),
        ("check --config a", ["auth.toml"]),
        ("outputs --out f", ["folder/"]),
        ("check --env p", ["prod"]),
        ("env remove ", ["dev", "prod"]),
        ("update --env=", ["--env=dev", "--env=prod"]),
        ("check --config other.toml --env ", ["stage"]),
        ("outputs --client ", ["app", "web"]),
        ("client remove w", ["web"]),
        ("update --client ", ["app", "web"]),
    ],
)
def test_a_value(line: str, found: list[str], tmp_path: Path) -> None:
    (tmp_path / "auth.toml").write_text(TEXT + CLIENTS + LISTED)
    (tmp_path / "other.toml").write_text("[environments.stage]\n")
    (tmp_path / "folder").mkdir()
    assert set(completed(f"auth-wizard {line}", tmp_path)) == set(found)


@pytest.mark.parametrize(
    "line",
    [
        "user sign-in --password-env ",
        "user sign-up ",
        "user recover --phone-number ",
        "add --project-name ",
        "nonsense ",
    ],
)
def test_what_only_the_person_knows_is_not_completed(line: str, tmp_path: Path) -> None:
    """Not even with the names of files."""
    (tmp_path / "secret").write_text("")
    assert completed(f"auth-wizard {line}", tmp_path) == (
        [] if line != "nonsense " else [e.name for e in WIZARD.entries]
    )


@pytest.mark.parametrize(
    "text",
    [
        b"[environments",
        b"environments = 3",
        b'[environments."a b\\u001b"]',
        b"\xff\xfe",
        b"[[environments]]",
        b"a." * 9000,
    ],
)
def test_a_broken_file_completes_nothing_and_says_nothing(text: bytes, tmp_path: Path) -> None:
    (tmp_path / "auth.toml").write_bytes(text)
    assert completed("auth-wizard check --env ", tmp_path) == []


def test_neither_does_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "auth.toml")
    assert completed("auth-wizard check --env ", tmp_path) == []


def test_only_the_command_that_the_line_names_is_loaded(tmp_path: Path) -> None:
    code = (
        "import atexit, sys; leave = os._exit; "
        "os._exit = lambda code: (open('loaded', 'w').write(' '.join(sys.modules)), leave(code))"
    )
    completed("auth-wizard client remove ", tmp_path, code=code)
    loaded = set((tmp_path / "loaded").read_text().split())
    modules = {entry.module for _, table in all_tables() for entry in table.entries if isinstance(entry, Entry)}
    assert loaded & modules == {"wizard.commands.client.remove"}
    assert {"boto3", "questionary", "aws_cdk"}.isdisjoint(loaded)


def test_without_a_shell_that_asks_nothing_is_loaded_for_it() -> None:
    program = "import sys; sys.argv = ['wizard', 'add', '--help']\nfrom wizard.__main__ import run\ntry: run()\n"
    program += "except SystemExit: print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True,
        env={name: value for name, value in os.environ.items() if name != "_ARGCOMPLETE"},
    )  # fmt: skip
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "wizard.commands.add" in loaded
    assert {"argcomplete", "wizard.commands.completion", "tomllib"}.isdisjoint(loaded)


def test_every_command_can_be_named() -> None:
    for parser in parsers():
        words = parser.prog.split()[-2:] if len(parser.prog.split()) > 4 else parser.prog.split()[-1:]
        found, count = named([*words, "--further"])
        assert (found.prog, count) == (parser.prog, len(words))


def test_in_a_real_bash(tmp_path: Path) -> None:
    """The registration as the documentation has it, the key Tab, and the line as a person sees it."""
    program = tmp_path / "auth-wizard"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m wizard "$@"\n')
    program.chmod(0o755)
    (tmp_path / "auth.toml").write_text(TEXT + LISTED)
    here = Path(sys.executable).parent
    shell = pexpect.spawn(
        "bash", ["--norc", "--noprofile", "-i"], cwd=tmp_path, encoding="utf-8", timeout=30,
        env={"PATH": f"{tmp_path}:{here}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "TERM": "dumb", "PS1": "$ "},
    )  # fmt: skip
    try:
        shell.sendline(
            'bind "set enable-bracketed-paste off"; eval "$(register-python-argcomplete --no-defaults auth-wizard)"'
        )
        shell.sendline("echo registered | tr a-z A-Z")
        shell.expect_exact("REGISTERED")
        shell.send("auth-wizard che\t")
        shell.expect_exact("auth-wizard check ")
        shell.send("--env p\t")
        shell.expect_exact("--env prod ")
    finally:
        shell.close(force=True)
