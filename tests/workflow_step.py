"""The step of the GitHub Action `check`, run as GitHub runs it: its script in bash, its inputs filled in around it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

ACTION: Final = Path(__file__).parents[1] / ".github/actions/check"
DESCRIBED: Final = yaml.safe_load((ACTION / "action.yml").read_text())
EXPRESSION: Final = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the action came to."""

    code: int
    log: str
    summary: str
    outputs: Mapping[str, str]


def run(folder: Path, variables: Mapping[str, str], **inputs: str) -> Run:
    """Run the step. folder: for the files of the runner; variables: of the runner's environment"""
    given = {name: each["default"] for name, each in DESCRIBED["inputs"].items()} | inputs
    files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("")
    (step,) = DESCRIBED["runs"]["steps"]
    script = folder / "script.sh"
    script.write_text(step["run"])
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=_filled(step["working-directory"], given),
        env={
            **variables,
            "GITHUB_ACTION_PATH": str(ACTION),
            "GITHUB_WORKSPACE": str(folder),
            **{name: str(path) for name, path in files.items()},
            **{name: _filled(text, given) for name, text in step["env"].items()},
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    output, summary = (path.read_text() for path in files.values())
    outputs = dict(line.split("=", 1) for line in output.splitlines())
    return Run(done.returncode, done.stdout + done.stderr, summary, outputs)


def _filled(text: str, inputs: Mapping[str, str]) -> str:
    return EXPRESSION.sub(lambda found: inputs[found[1]], text)
