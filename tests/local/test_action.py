"""The GitHub Action `check`, with the toolkit itself and a pool that is deployed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from authconfig.errors import ExitCode
from tests import workflow_step
from tests.local.developer import Developer
from tests.workflow_step import Run


def test_the_action_passes_what_is_in_step_and_fails_what_is_refused(developer: Developer, tmp_path: Path) -> None:
    def checked(config: Path) -> Run:
        here = {"PATH": os.environ["PATH"], "PYTHONPATH": str(workflow_step.ACTION.parents[2])}
        command = f"{sys.executable} -m wizard"
        variables = {**here, **developer.aws.variables}
        return workflow_step.run(tmp_path, variables, command=command, config=str(config), strict="true")

    developer.add("OPTIONAL", "SMS,TOTP")
    developer.deploy_synthesized()
    passed = checked(developer.config)
    assert (passed.code, passed.outputs["exit-code"]) == (ExitCode.DONE, "0"), passed.log
    assert "| in-step |" in passed.summary
    assert developer.stack_name() in passed.summary
    developer.forge_the_record()
    developer.require_mfa()
    refused = checked(developer.config)
    assert refused.code == ExitCode.REFUSED, refused.log
    assert "| refused |" in refused.summary
    assert "::error file=" in refused.log
