"""An app of one's own, as `init` makes it: further stacks, and the templates that its tests see."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from authconfig.errors import ExitCode
from stacks.app import templates
from tests.synth.user import ROOT, Run, User
from wizard.__main__ import main

BACKEND = """\
    from aws_cdk import CfnOutput, Stack

    backend = Stack(app, f"own-backend-{auth.environment_name}")
    CfnOutput(backend, "Pool", value=auth.user_pool.ref)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    assert ExitCode.DONE is main(
        ["init", str(folder), "--yes", "--no-install", "--mfa-mode", "ON", "--mfa-types", "TOTP"]
    )
    return folder


def extended(project: Path) -> None:
    app = project / "app.py"
    app.write_text(app.read_text().replace("    # A further stack", f"{BACKEND}    # A further stack"))


def cdk_synth(project: Path, user: User, *options: str) -> Run:
    cdk = str(Path(sys.executable).with_name("cdk"))
    return user.run(cdk, "synth", "--quiet", *options, folder=project, PYTHONPATH=str(ROOT))


def synthesized(project: Path, user: User, *options: str) -> dict[str, Any]:
    """What `cdk synth` makes of each stack in the project's own folder."""
    run = cdk_synth(project, user, *options)
    assert run.exit_code == 0, run
    templates = (project / "cdk.out").glob("*.template.json")
    return {path.name.partition(".")[0]: json.loads(path.read_text()) for path in templates}


def test_a_further_stack_takes_the_user_pool(project: Path, user: User) -> None:
    extended(project)
    made = synthesized(project, user)
    assert set(made) == {"own-auth-dev", "own-backend-dev"}
    assert "UserPool" in json.dumps(made["own-backend-dev"]["Outputs"]["Pool"])


def test_each_environment_gets_its_own(project: Path, user: User) -> None:
    extended(project)
    assert ExitCode.DONE is main(
        ["env", "add", "prod", "--yes", "--not-deployed", "--config", str(project / "auth.toml")]
    )
    assert set(synthesized(project, user, "-c", "env=*")) == {
        *("own-auth-dev", "own-auth-prod", "own-backend-dev", "own-backend-prod")
    }


def test_its_tests_see_what_is_synthesized(project: Path, user: User) -> None:
    """Every environment, with the settings of cdk.json, and what the app does to the toolkit's stacks."""
    app = project / "app.py"
    app.write_text(
        app.read_text().replace("    # A further stack", "    auth.user_pool.user_pool_tier = 'PLUS'\n    # A")
    )
    code = "import json, app; from stacks.app import templates; print(json.dumps(templates(app.extend)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env={"PYTHONPATH": f"{project}:{ROOT}", "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == synthesized(project, user)


def test_its_tests_read_the_file_that_the_context_names(project: Path) -> None:
    settings = json.loads((project / "cdk.json").read_text())
    settings["context"]["config"] = "sign-in.toml"
    (project / "cdk.json").write_text(json.dumps(settings))
    (project / "auth.toml").rename(project / "sign-in.toml")
    assert list(templates(folder=project)) == ["own-auth-dev"]


def test_a_mistake_in_the_file_is_said_as_in_this_repository(project: Path, user: User) -> None:
    (project / "auth.toml").write_text("version = 2\n")
    run = cdk_synth(project, user)
    assert run.exit_code == 1  # of the CDK CLI
    assert "auth.toml" in run.stderr
    assert "Traceback" not in run.stderr
