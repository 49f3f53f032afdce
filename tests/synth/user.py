"""A user at a command line: an empty home, no AWS credentials, the wizard, and the real CDK CLI."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
_BIN: Final = Path(sys.executable).parent


class Run(NamedTuple):
    """What a command left behind on the terminal."""

    exit_code: int
    stdout: str
    stderr: str


class Synthesis(NamedTuple):
    """What `cdk synth` left behind on the terminal, and the folder it wrote."""

    run: Run
    output: Path

    def file(self, stack: str) -> Path:
        return self.output / f"{stack}.template.json"

    def template(self, stack: str) -> dict[str, Any]:
        return self._json(f"{stack}.template.json")

    def artifact(self, stack: str) -> dict[str, Any]:
        """What the manifest says of the stack to whoever deploys it."""
        artifact = self._json("manifest.json")["artifacts"][stack]
        assert isinstance(artifact, dict)
        return artifact

    def validation(self) -> dict[str, Any]:
        """The report of CDK's own validation of the template; there is none when it was turned off."""
        return self._json("validation-report.json")

    def _json(self, name: str) -> dict[str, Any]:
        content = json.loads((self.output / name).read_text())
        assert isinstance(content, dict)
        return content


class User:
    """Works in `folder`, on a project in the folder shop.

    validates: whether CDK's own validation is on, as it is for people. It takes longer than the rest of a synthesis,
    and `tests/snapshot` has every kind of template validated.
    """

    def __init__(self, folder: Path, *, validates: bool = False) -> None:
        self.validates = validates
        self.config = folder / "shop" / "auth.toml"
        self.config.parent.mkdir(parents=True)
        self.home = folder / "home"
        self.home.mkdir()

    def wizard(self, *arguments: str) -> Run:
        """Run `python -m wizard`; it must succeed."""
        run = self.run(sys.executable, "-m", "wizard", *arguments, "--config", str(self.config))
        assert (0, "") == (run.exit_code, run.stderr)
        return run

    def edit(self, line: str, replacement: str) -> None:
        """Replace the one line of the file that begins with `line`."""
        lines = self.config.read_text().splitlines(keepends=True)
        (found,) = [number for number, text in enumerate(lines) if text.startswith(line)]
        lines[found] = f"{replacement}\n"
        self.config.write_text("".join(lines))

    def synth(self, *options: str, output: str = "cdk.out", within: tuple[str, ...] = ()) -> Synthesis:
        """Run `cdk synth`, behind the command `within`."""
        return Synthesis(self.cdk("synth", *options, output=output, within=within), self.config.parent / output)

    def cdk(self, command: str, *options: str, output: str = "cdk.out", within: tuple[str, ...] = ()) -> Run:
        """Run a command of the CDK CLI on the project, behind the command `within`."""
        folder = self.config.parent / output
        cdk = (str(_BIN / "cdk"), command, "-c", f"config={self.config}", "--output", str(folder))
        return self.run(*within, *cdk, *options)

    def run(self, *command: str, folder: Path = ROOT, **variables: str) -> Run:
        """Run a command in `folder`, with nothing of the tests' own environment."""
        environment = {
            "PATH": os.defpath,
            "HOME": str(self.home),
            **({} if self.validates else {"CDK_VALIDATION": "false"}),
            **variables,
        }
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        return Run(done.returncode, done.stdout, done.stderr)
