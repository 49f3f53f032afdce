"""The command line of `wizard user`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wizard.commands.command import Entry
from wizard.commands.command_line import parse
from wizard.commands.user.next_command import next_command
from wizard.commands.user.table import USER

ROOT = Path(__file__).parents[2]


def test_the_next_command_is_for_the_same_pool_and_safe_to_paste() -> None:
    told = next_command(parse(["user", "confirm", "ann"]).options.client, "sign-in", "ann")
    assert told == "  python -m wizard user sign-in ann"
    there = parse(["user", "confirm", "a", "--env", "prod", "--config", "my file.toml"]).options.client
    assert next_command(there, "sign-in", "a; rm") == (
        "  python -m wizard user sign-in 'a; rm' --env prod --config 'my file.toml'"
    )


@pytest.mark.parametrize("entry", USER.entries, ids=lambda entry: entry.name)
def test_no_option_takes_a_secret_and_every_command_says_what_it_does(
    entry: Entry, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(["user", entry.name, "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith(f"usage: python -m wizard user {entry.name} [-h]")
    assert entry.help in out
    assert {"--password ", "--code ", "--new-password ", "--secret"}.isdisjoint(f"{word} " for word in out.split())


@pytest.mark.parametrize("given", ["email", "=x", "email="])
def test_an_attribute_is_a_name_and_a_value(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["user", "sign-up", "ann", "--attribute", given])
    assert "--attribute: it takes NAME=VALUE" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["sign-in", "ann", "--pass", "hunter2"],
        ["sign-in", "ann", "--pass=hunter2"],
        ["sign-in", "ann", "-phunter2"],
        ["sign-in", "ann", "hunter2"],
        ["sign-in", "ann", "--", "--hunter2"],
        ["sign-in", "ann", "--keep=hunter2"],
        ["sign-in", "ann", "--factor", "hunter2"],
        ["sign-up", "ann", "--attribute", "hunter2"],
        ["confirm", "ann", "--code-stdin=hunter2"],
        ["recover", "ann", "--phone-number", "hunter2"],
        ["--pass", "hunter2"],
        ["--pass=hunter2", "sign-in", "ann"],
        ["hunter2"],
    ],
)
def test_what_is_given_by_mistake_is_not_repeated(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(["user", *arguments])
    err = capsys.readouterr().err
    assert (2, False, True) == (stop.value.code, "hunter2" in err, "error: " in err)


def test_nothing_heavy_is_loaded_to_parse() -> None:
    code = """if True:
        import sys, wizard.__main__
        from wizard.commands.command_line import parsers
        from wizard.commands.user.table import USER
        list(parsers(USER))
        print(*sys.modules)"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"segno", "pycognito", "boto3", "pydantic", "questionary"}.isdisjoint(done.stdout.split())
