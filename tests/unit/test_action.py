"""The GitHub Action `check`: its steps, run as GitHub runs them, with a program in place of the toolkit's."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import ExitCode
from authconfig.live.finding import Finding, Kind
from tests import workflow_step
from tests.deployments import WANTED
from tests.workflow_step import ACTION, DESCRIBED, EXPRESSION, Run
from wizard.commands.command_line import named
from wizard.documents.json_output import check_document


def run(folder: Path, findings: Sequence[Finding] | None, code: int, complaint: str = "", **inputs: str) -> Run:
    """Run the step with a program that prints `findings`, or no document, and leaves its arguments in a file."""
    project = folder / "project"
    project.mkdir()
    (project / "document").write_text("" if findings is None else check_document(WANTED, None, findings))
    (project / "complaint").write_text(complaint)
    program = project / "program"
    program.write_text(f'#!/bin/sh\nprintf "%s\\0" "$@" > arguments\ncat document\ncat complaint >&2\nexit {code}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    given = {"working-directory": str(project), "command": "./program", **inputs}
    return workflow_step.run(folder, {"PATH": os.environ["PATH"]}, **given)


def arguments(folder: Path) -> list[str]:
    """What the program was given."""
    return (folder / "project/arguments").read_text().split("\0")[:-1]


def finding(kind: Kind, message: str = "It says so.", remedy: str = "Do this.") -> Finding:
    return Finding(kind, "mfa.mode", message, remedy)


def test_no_script_has_an_expression_in_it_and_every_input_comes_by_the_environment() -> None:
    (step,) = DESCRIBED["runs"]["steps"]
    assert "${{" not in step["run"]
    used = {*EXPRESSION.findall(str(step["env"])), *EXPRESSION.findall(step["working-directory"])}
    assert used == set(DESCRIBED["inputs"])
    assert all(each["description"] and "default" in each for each in DESCRIBED["inputs"].values())


def test_the_defaults_are_those_of_the_command() -> None:
    parser, _ = named(["check"])
    inputs = DESCRIBED["inputs"]
    assert inputs["config"]["default"] == str(parser.get_default("config"))
    assert inputs["env"]["default"] == parser.get_default("env")
    assert inputs["strict"]["default"] == str(parser.get_default("strict")).lower()


@pytest.mark.parametrize("code", [code for code in ExitCode if code not in {ExitCode.BUG, ExitCode.INTERRUPTED}])
def test_it_fails_as_the_check_fails_and_says_what_that_means(code: ExitCode, tmp_path: Path) -> None:
    kinds = {ExitCode.DONE: Kind.IN_STEP, ExitCode.REFUSED: Kind.REFUSED, ExitCode.DRIFT: Kind.LEFT}
    found = [finding(kinds[code])] if code in kinds else None
    done = run(tmp_path, found, code, "" if code in kinds else "It cannot be read.\n  Correct it.\n")
    assert (done.code, done.outputs["exit-code"]) == (code, str(code.value))
    assert done.outputs["meaning"] in done.summary
    assert ("| in-step |" in done.summary) == (code is ExitCode.DONE)
    assert ("<pre>It cannot be read.\n  Correct it.</pre>" in done.summary) == (code not in kinds)
    assert ("::error " in done.log) == (code not in {ExitCode.DONE, ExitCode.DRIFT})
    assert ("%0A  Correct it." in done.log) == (code not in kinds)


def test_a_complaint_is_no_workflow_command(tmp_path: Path) -> None:
    done = run(tmp_path, None, 3, "auth.toml: It is named\n::add-mask::e\n  ::error::mine\n")
    lines = done.log.splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith("::stop-commands::"))
    end = lines.index(f"::{lines[begin].removeprefix('::stop-commands::')}::")
    assert lines[begin + 1 : end] == ["auth.toml: It is named", "::add-mask::e", "  ::error::mine"]
    (annotation,) = lines[end + 1 :]
    assert annotation.startswith("::error file=")


def test_a_bug_is_told_too(tmp_path: Path) -> None:
    done = run(tmp_path, None, 1, "Traceback (most recent call last):\n")
    assert (done.code, done.outputs["meaning"]) == (1, "the check itself failed")
    assert "Traceback" in done.summary


def test_a_program_that_is_not_there_is_no_bug(tmp_path: Path) -> None:
    done = run(tmp_path, None, 0, command=".venv/bin/auth-wizard")
    assert (done.code, done.outputs["exit-code"]) == (2, "2")
    assert "::error" in done.log
    assert "Set the project" in done.summary
    assert "Traceback" not in done.log


def test_findings_without_an_error_stay_in_the_summary(tmp_path: Path) -> None:
    found = [finding(kind) for kind in Kind]
    done = run(tmp_path, found, 4)
    told = re.findall(r"^::(\w+) file=project/auth\.toml,title=", done.log, re.MULTILINE)
    assert told == [
        "error" if kind is Kind.REFUSED else "warning" for kind in Kind if kind is Kind.REFUSED or kind.is_in_doubt
    ]
    assert [line.split(" | ")[0] for line in done.summary.splitlines() if line.startswith("| ")][2:] == [
        f"| {kind}" for kind in Kind
    ]


@pytest.mark.parametrize("value", ['"; touch pwned; "', "$(touch pwned)", "`touch pwned`", "a b", "--help", "*"])
def test_an_input_is_a_value_and_nothing_else(value: str, tmp_path: Path) -> None:
    run(tmp_path, [finding(Kind.IN_STEP)], 0, config=value, env=value, strict="true")
    assert arguments(tmp_path) == ["check", "--json", f"--config={value}", f"--env={value}", "--strict"]
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize("value", ["", "True", "yes", "1", "truE"])
def test_strict_is_true_or_false(value: str, tmp_path: Path) -> None:
    done = run(tmp_path, [finding(Kind.IN_STEP)], 0, strict=value)
    assert (done.code, "neither true nor false" in done.summary) == (2, True)
    assert not (tmp_path / "project/arguments").exists()


def test_a_command_can_have_several_words(tmp_path: Path) -> None:
    run(tmp_path, [finding(Kind.IN_STEP)], 0, command="sh ./program")
    assert arguments(tmp_path)[:2] == ["check", "--json"]


def script() -> ModuleType:
    found = spec_from_file_location("check", ACTION / "check.py")
    assert found
    assert found.loader
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module


SCRIPT: Final = script()


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_draws_another_cell_or_starts_another_command(message: str, remedy: str) -> None:
    """What is deployed may have been named by anybody."""
    document = json.loads(check_document(WANTED, None, [finding(Kind.REFUSED, message, remedy)]))
    written = SCRIPT.summary(document, "meaning", "")
    row = next(line for line in written.split("\n") if line.startswith("| refused"))
    assert row.count("|") == 5
    assert "<" not in row.replace("<br>", "")
    (line,) = SCRIPT.workflow_commands(document["findings"], f"{message}.toml", "")
    assert len(re.split(r"[\r\n]", line)) == 1
    assert re.match(r"::error file=[^:,]*,title=auth-wizard check::mfa\.mode: ", line)


def test_every_exit_code_of_the_check_has_a_meaning() -> None:
    assert set(SCRIPT.MEANINGS) == set(ExitCode) - {ExitCode.BUG, ExitCode.INTERRUPTED}
    assert set(SCRIPT.LEVELS) == {kind for kind in Kind if kind is Kind.REFUSED or kind.is_in_doubt}


def test_it_stands_on_the_runners_python_alone() -> None:
    imported = set(re.findall(r"^(?:import|from) (\w+)", (ACTION / "check.py").read_text(), re.MULTILINE))
    assert imported <= sys.stdlib_module_names | {"__future__"}
