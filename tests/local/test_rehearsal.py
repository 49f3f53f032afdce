"""The rehearsal, as `make rehearse` runs it: it ends well on the local AWS, and notices one that enforces nothing."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from subprocess import CompletedProcess, run

from scripts.dialogue import commands
from scripts.person import WRONG
from scripts.rehearsal import SCENES
from tests.local.shop import shell, workplace
from tests.qr_code import qr_code

REFUSAL = "The code is not the right one."


def rehearsed(folder: Path, *options: str) -> CompletedProcess[str]:
    line = (sys.executable, "-m", "scripts.rehearsal", *options)
    return run(line, cwd=workplace(folder), env=shell(folder), capture_output=True, text=True, check=False)


def test_every_step_is_in_the_transcript_and_every_wrong_code_is_refused(tmp_path: Path) -> None:
    done = rehearsed(tmp_path)
    assert (0, "") == (done.returncode, done.stderr), done.stdout
    told = [line for line in done.stdout.splitlines() if line.startswith(("== ", "$ "))]
    wanted = [line for title, text in SCENES.items() for line in (f"== {title}", *_typed(text))]
    assert [*wanted, "== All as it should be: every wrong code was refused"] == told
    wrong = sum(text.count(f"<{words}>") for text in SCENES.values() for words in WRONG)
    assert (7, wrong) == (wrong, done.stdout.count(REFUSAL))
    _assert_the_qr_codes_are_those_of_the_secrets(done.stdout)
    _assert_nothing_typed_can_be_read(done.stdout)


def test_an_emulator_that_takes_any_code_makes_it_fail(tmp_path: Path) -> None:
    done = rehearsed(tmp_path, "--plain")
    assert 1 == done.returncode
    assert done.stderr.endswith("The rehearsal failed. The wrong code was not refused.\n")
    assert REFUSAL not in done.stdout


def _typed(text: str) -> list[str]:
    return [f"$ {command.line}" for command in commands(text)]


def _assert_the_qr_codes_are_those_of_the_secrets(transcript: str) -> None:
    uris = re.findall(r"^Set-up URI: (\S+)$", transcript, re.MULTILINE)
    assert 2 == len(set(uris))  # one for each device
    for uri in uris:
        assert qr_code(uri) in transcript


def _assert_nothing_typed_can_be_read(transcript: str) -> None:
    answers = re.findall(r"^\? (?:Password|Code).*: (\S+)$", transcript, re.MULTILINE)
    assert len(answers) > 10
    assert {"*"} == set("".join(answers))
