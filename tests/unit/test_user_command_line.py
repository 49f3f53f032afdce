"""The command line of `wizard user`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wizard.command_line import parse, parser
from wizard.user_command_line import ACTIONS, UserInvocation

ROOT = Path(__file__).parents[2]


def invocation(*arguments: str) -> UserInvocation:
    found = parse(["user", *arguments], lambda: None)
    assert isinstance(found, UserInvocation)
    return found


def test_the_next_command_is_for_the_same_pool_and_safe_to_paste() -> None:
    told = invocation("confirm", "ann").next_command("sign-in", "ann")
    assert told == "  python -m wizard user sign-in ann"
    there = invocation("confirm", "a", "--env", "prod", "--config", "my file.toml")
    assert there.next_command("sign-in", "a; rm") == (
        "  python -m wizard user sign-in 'a; rm' --env prod --config 'my file.toml'"
    )


@pytest.mark.parametrize("action", ACTIONS)
def test_no_option_takes_a_secret_and_every_command_says_what_it_does(
    action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["user", action, "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert ACTIONS[action] in out
    assert {"--password ", "--code ", "--new-password ", "--secret"}.isdisjoint(f"{word} " for word in out.split())


@pytest.mark.parametrize("given", ["email", "=x", "email="])
def test_an_attribute_is_a_name_and_a_value(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        invocation("sign-up", "ann", "--attribute", given)
    assert f"{given!r} is not NAME=VALUE" in capsys.readouterr().err


def test_nothing_heavy_is_loaded_to_parse() -> None:
    code = "import wizard.__main__, wizard.user_command_line, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"segno", "pycognito", "boto3", "pydantic", "questionary"}.isdisjoint(done.stdout.split())
