"""What is run in a virtual environment, told by a program in place of its Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.installation.environment import InstallationFailed, VirtualEnvironment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An environment whose Python leaves its arguments and where it looks for modules in a file."""
    program = tmp_path / "bin" / "python"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$*|$PYTHONPATH" > {tmp_path}/asked\n')
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("clone", [None, Path("/a/clone")])
def test_the_cdk_is_prepared_by_the_toolkit_that_the_environment_runs(
    folder: Path, clone: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone is in no environment: its packages are found from its root, wherever the command is given."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    VirtualEnvironment(folder, clone).warm_up()
    assert (folder / "asked").read_text() == f"-P -m stacks.warm_up|{clone or ''}\n"


def test_one_that_fails_is_no_bug(folder: Path) -> None:
    (folder / "bin" / "python").write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(InstallationFailed, match="The CDK could not be prepared; what it says is above"):
        VirtualEnvironment(folder).warm_up()
