"""From an empty folder, with Python and the wheel, to a deployed pool."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from authconfig.errors import ExitCode
from authconfig.file.reading import load_environment
from authconfig.names import Output
from authconfig.program import VERSION
from tests.installed.conftest import ROOT, built
from tests.installed.newcomer import Newcomer, quietly
from tests.local.aws import LocalAws
from tests.synth.user import Run

PACKAGES: Final = {"authconfig", "cloud", "localaws", "stacks", "wizard"}
FILES: Final = {
    *("app.py", "auth.toml", "cdk.json", "pytest.ini", "requirements.txt", ".gitignore"),
    *("tests/test_auth.py", ".github/workflows/shop.yml"),
}


def stack_of(project: Path) -> str:
    return load_environment(project / "auth.toml", "dev").stack.name


def test_the_wheel_has_what_it_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {
            name for name in archive.namelist() if not name.startswith(f"cognito_auth_wizard-{VERSION}.dist-info/")
        }
    schema = {f"cognito_auth_wizard-{VERSION}.data/data/share/cognito-auth-wizard/auth.schema.json"}
    tracked = {str(path.relative_to(ROOT)) for package in PACKAGES for path in (ROOT / package).rglob("*")}
    assert names - schema == {path for path in tracked if (ROOT / path).is_file() and "__pycache__" not in path}
    assert schema <= names


def test_the_project_is_all_there(newcomer: Newcomer, project: Path) -> None:
    written = {str(path.relative_to(project)) for path in project.rglob("*") if path.is_file()}
    recorded = "tests/__snapshots__/test_auth/test_the_templates_are_as_recorded.json"
    own = {name for name in written if not name.startswith((".venv/", ".pytest_cache/")) and "__pycache__" not in name}
    assert own == FILES | {recorded}
    said = (newcomer.folder / "said.txt").read_text()
    assert [name for name in FILES if f"\n  {name}\n" not in said] == []


def test_it_is_told_to_run_the_command_that_it_has(newcomer: Newcomer, project: Path) -> None:
    texts = [(newcomer.folder / "said.txt"), *(project / name for name in FILES)]
    told = "".join(path.read_text() for path in texts)
    for arguments in ((), ("--help",), ("show",), ("update", "--yes", "--mfa-mode", "ON"), ("client", "remove", "app")):
        run = newcomer.run("auth-wizard", *arguments, folder=project)
        told += run.stdout + run.stderr
    assert "auth-wizard" in told
    assert "python -m wizard" not in told


def test_the_schema_is_where_the_file_says(project: Path) -> None:
    directive, _, _ = (project / "auth.toml").read_text().partition("\n")
    schema = project / directive.removeprefix("#:schema ")
    assert schema.read_bytes() == (ROOT / "docs/auth.schema.json").read_bytes()


def test_it_synthesizes_quickly_from_the_first_time_on(newcomer: Newcomer, project: Path) -> None:
    run = newcomer.run("cdk", "synth", folder=project)
    assert (run.exit_code, run.stderr) == (ExitCode.DONE, "")
    assert set(yaml.safe_load(run.stdout)["Rules"]) == {"LeftRequiredMfa"}


def test_its_tests_are_green_and_see_what_they_guard(newcomer: Newcomer, project: Path, tmp_path: Path) -> None:
    def tested(folder: Path, *options: str) -> Run:
        return newcomer.run("pytest", *options, folder=folder)

    run = tested(project)
    assert "3 passed" in run.stdout
    assert run.exit_code == 0
    copy = tmp_path / "shop"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".venv"))
    (copy / ".venv").symlink_to(project / ".venv")
    app = (copy / "app.py").read_text()
    for breach, seen_by in (
        ('auth.user_pool.deletion_protection = "INACTIVE"', "test_no_deployment_deletes_the_users"),
        ('auth.node.try_remove_child("LeftRequiredMfa")', "test_no_deployment_can_require_mfa"),
    ):
        (copy / "app.py").write_text(app.replace("    # A further stack", f"    {breach}\n    # A further stack"))
        broken = tested(copy, "--snapshot-update")
        assert broken.exit_code == 1
        assert re.findall(r"^FAILED tests/test_auth\.py::(\w+)", broken.stdout, re.MULTILINE) == [
            name for name in re.findall(r"def (test_\w+)", (copy / "tests/test_auth.py").read_text())
            if name.startswith(seen_by)
        ]  # fmt: skip


def test_it_deploys_to_the_local_aws(newcomer: Newcomer, project: Path, aws: LocalAws) -> None:
    deployed = newcomer.run("cdk", "deploy", "--require-approval", "never", folder=project, **aws.variables)
    assert deployed.exit_code == 0, deployed
    pool = aws.stack(stack_of(project)).outputs[Output.USER_POOL_ID]
    assert aws.mfa(pool) == ("OPTIONAL", frozenset({"TOTP"}))
    checked = newcomer.run("auth-wizard", "check", "--strict", folder=project, **aws.variables)
    assert checked.exit_code == 0, checked


def test_a_project_that_an_older_version_made_is_upgraded(
    newcomer: Newcomer, project: Path, wheel: Path, tmp_path: Path
) -> None:
    """By the commands of docs/installing.md. The files are those that version 0.1.0 made."""
    older = tmp_path / "tree"
    shutil.copytree(ROOT, older, ignore=shutil.ignore_patterns(".*", "tests", "scratch", "cdk.out", "__pycache__"))
    program = older / "authconfig" / "program.py"
    program.write_text(program.read_text().replace(f'"{VERSION}"', '"0.0.1"'))
    made = tmp_path / "shop"
    shutil.copytree(Path(__file__).with_name("made_by_0.1.0"), made)
    (made / ".venv").symlink_to(project / ".venv")
    pip = (made / ".venv/bin/python", "-m", "pip", "install", "--no-compile")
    quietly(*pip, "--no-deps", built(older, tmp_path))
    assert "0.0.1" in newcomer.run("auth-wizard", "--version", folder=made).stdout

    quietly(*pip, "--upgrade", wheel)
    frozen = newcomer.run("python", "-m", "pip", "freeze", folder=made).stdout
    installed = newcomer.run("auth-wizard", "install", folder=made)
    assert installed.exit_code == 0, installed
    assert VERSION in newcomer.run("auth-wizard", "--version", folder=made).stdout
    assert f"cognito-auth-wizard @ {wheel.as_uri()}" in frozen
    for command, *options in (["pytest"], ["cdk", "synth", "--quiet"]):
        run = newcomer.run(command, *options, folder=made)
        assert run.exit_code == 0, run


def test_without_its_installation_the_first_synthesis_says_that_it_prepares_itself(
    newcomer: Newcomer, project: Path
) -> None:
    def synthesized() -> Run:
        """As `cdk` of somebody's own runs the app, in an environment into which pip alone installed the toolkit."""
        tool = {"PATH": f"{newcomer.tool / 'bin'}:/usr/bin:/bin", "CDK_OUTDIR": str(newcomer.folder / "cdk.out")}
        context = {"CDK_CONTEXT_JSON": json.dumps({"config": str(project / "auth.toml")})}
        return newcomer.run("python", str(project / "app.py"), folder=newcomer.folder, **tool, **context)

    first, second = synthesized(), synthesized()
    assert (first.exit_code, first.stderr.count("Preparing the CDK in this environment, once")) == (0, 1)
    assert (second.exit_code, second.stderr) == (0, "")


def test_the_local_aws_says_how_it_is_installed(newcomer: Newcomer) -> None:
    run = newcomer.run("python", "-m", "localaws", folder=newcomer.folder)
    assert (run.exit_code, run.stdout) == (2, "")
    assert "hypercorn, ministack are missing" in run.stderr
    assert '"cognito-auth-wizard[local]"' in run.stderr


def test_the_steps_of_its_workflow_are_commands_that_it_has(newcomer: Newcomer, project: Path) -> None:
    workflow: dict[str, Any] = yaml.safe_load((project / ".github/workflows/shop.yml").read_text())
    lines = [step["run"] for step in workflow["jobs"]["test"]["steps"] if "run" in step]
    assert lines[1:] == [".venv/bin/auth-wizard show", ".venv/bin/pytest"]
    for line in lines[1:]:
        assert (
            newcomer.run(line.removeprefix(".venv/bin/").split()[0], *line.split()[1:], folder=project).exit_code == 0
        )


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_every_package_is_typed(wheel: Path, package: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert f"{package}/py.typed" in archive.namelist()
