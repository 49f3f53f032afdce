"""`-q` and `-v`: every command has each of them, or a reason why it would mean nothing there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from authconfig.errors import ExitCode
from authconfig.live.deployed import Account, Inspection
from authconfig.program import PROGRAM
from tests.command_lines import options_of
from tests.configs import TEXT, config
from tests.deployments import as_deployed
from tests.person import Script
from wizard.__main__ import main
from wizard.commands import check, remove, update
from wizard.commands.command_line import parsers
from wizard.terminal.person import Person

ALL_IS_ASKED_FOR: Final = "all that it says was asked for"
TELLS_WHAT_BECAME: Final = "what it says is what became of the user, which nobody can know otherwise"
CALLS_NOBODY: Final = "it calls no AWS"
USERS: Final = ("sign-up", "confirm", "sign-in", "totp", "mfa", "sign-out", "recover")
NOT_QUIET: Final = {
    **dict.fromkeys(("show", "questions", "env list", "client list"), ALL_IS_ASKED_FOR),
    **dict.fromkeys((f"user {name}" for name in USERS), TELLS_WHAT_BECAME),
}
NOT_VERBOSE: Final = dict.fromkeys(
    (
        "init",
        "install",
        "add",
        "update",
        "remove",
        "questions",
        "env remove",
        "client add",
        "client remove",
        "client list",
    ),
    CALLS_NOBODY,
)
PARSERS: Final = {parser.prog.removeprefix(f"{PROGRAM} "): parser for parser in parsers()}


@pytest.mark.parametrize("command", PARSERS)
@pytest.mark.parametrize(
    ("short", "long", "without"),
    [("-q", "--quiet", NOT_QUIET), ("-v", "--verbose", NOT_VERBOSE)],
    ids=["quiet", "verbose"],
)
def test_every_command_has_it_or_a_reason(command: str, short: str, long: str, without: dict[str, str]) -> None:
    found = [action for action in PARSERS[command]._actions if {short, long} & set(action.option_strings)]
    if command in without:
        assert (found, bool(without[command])) == ([], True)
    else:
        assert [(action.option_strings, bool(action.help)) for action in found] == [([short, long], True)]


def test_no_reason_is_left_of_a_command_that_has_gone() -> None:
    assert {*NOT_QUIET, *NOT_VERBOSE} <= set(PARSERS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT)
    return path


SILENT: Final = {
    "add": "--yes --user-pool-sign-in email",
    "update": "--yes --password-policy-minimum-length 12",
    "remove": "--yes",
    "env add": "stage --yes --not-deployed",
    "env remove": "prod --yes",
    "client add": "tablet --yes",
    "client remove": "web --yes",
}


BEFORE: Final = {
    "env remove": ["env", "add", "prod", "--yes", "--not-deployed"],
    "client remove": ["client", "add", "web", "--yes"],
}


@pytest.mark.parametrize("command", SILENT)
def test_a_command_that_does_what_it_was_told_is_silent(
    command: str, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "nonsense")
    if command in BEFORE:
        main([*BEFORE[command], "--config", str(file)])
        capsys.readouterr()
    before = file.read_text()
    words = [*command.split(), *SILENT[command].split(), "--config", str(file)]
    said = []
    for quiet in ([], ["-q"]):
        file.unlink(missing_ok=True)
        if command != "add":
            file.write_text(before)
        code = main([*words, *quiet])
        said.append(capsys.readouterr())
        assert code == ExitCode.DONE, said
        assert file.read_text() != before
    loud, silent = said
    assert len(loud.out.splitlines()) > 1
    # What could not be found out is told: nobody knows it otherwise.
    assert (silent.out.startswith("Whether stage is deployed could not be looked up. "), silent.err) == (
        command == "env add",
        "",
    )
    assert command == "env add" or silent.out == ""


def test_a_mistake_is_told_all_the_same(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update", "-q", "--yes", "--mfa-mode", "ON", "--config", str(file)]) == ExitCode.REFUSED
    assert "Refused" in capsys.readouterr().err


def test_leaving_required_mfa_tells_how_to_deploy_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(TEXT.replace('"OPTIONAL"', '"ON"'))
    assert main(["update", "-q", "--yes", "--mfa-mode", "OPTIONAL", "--config", str(file)]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert "--parameters" in out
    assert "MfaAtCreation=OPTIONAL" in out
    assert not {"Wrote", "Next steps", "cdk diff"} & set(out.split())
    warning, told = out.split("\n", 1)
    assert warning.startswith("Warning: there is no way back.")
    assert told.startswith("The stack still remembers")


def test_a_group_that_stays_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(TEXT.replace("[user_pool]", '[user_pool]\ngroups = ["staff"]'))
    assert main(["update", "-q", "--yes", "--user-pool-groups", "none", "--config", str(file)]) == ExitCode.DONE
    assert capsys.readouterr().out.startswith("The group staff stays in each deployed user pool")


def test_a_person_who_is_asked_sees_what_they_decide_about(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = Script({"change": "mfa", "mfa.mode": "OFF"})
    update.update(options_of(update.Options, "update", "-q", "--config", str(file)), person.found)
    out = capsys.readouterr().out
    assert '-mode = "OPTIONAL"' in out
    assert "Wrote" not in out


def test_a_person_who_confirms_a_removal_sees_what_it_means(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = Person(lambda _: "labproj0a1b2c3d", lambda _: "", lambda _message, _check: "", "")
    remove.remove(options_of(remove.Options, "remove", "-q", "--config", str(file)), lambda: person)
    out = capsys.readouterr().out
    assert "This removes" in out
    assert "Removed" not in out


TOTP: Final = {"mode": "OPTIONAL", "types": ("TOTP",)}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (as_deployed(config(mfa=TOTP)), ""),
        (as_deployed(config(mfa=TOTP, password_policy={"minimum_length": 9})), "password_policy.minimum_length: "),
        (Inspection(None, None), "Not deployed yet: "),
    ],
)
def test_check_tells_only_of_differences(
    found: Inspection, told: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(TEXT.replace('["SMS", "TOTP"]', '["TOTP"]'))
    found = replace(found, account=Account("123456789012", "eu-west-1", None))
    check.check(options_of(check.Options, "check", "-q", "--config", str(file)), lambda _: found)
    out = capsys.readouterr().out
    assert out.startswith(told)
    assert bool(out) == bool(told)
