"""The last step of the installation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from stacks.warm_up import compile_modules

ROOT = Path(__file__).parents[2]


def test_every_package_is_left_with_its_index(tmp_path: Path) -> None:
    """Without it a synthesis takes three times the work; one that is short leaves none."""
    cache = tmp_path / "packages"
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "JSII_RUNTIME_PACKAGE_CACHE_ROOT": str(cache)}
    done = subprocess.run(
        [sys.executable, "-m", "stacks.warm_up"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    assert (done.stdout, done.stderr) == ("", "")
    unpacked = {path.parent for path in cache.rglob(".jsii-runtime-package-cache")}
    assert {"aws-cdk-lib", "constructs"} <= {path.relative_to(cache).parts[0] for path in unpacked}
    assert {path.parent for path in cache.rglob(".jsii.runtime.v*.json")} == unpacked


def test_nothing_is_said_of_the_source_of_others(tmp_path: Path) -> None:
    """pytest makes an error of a warning: a module with one would not be compiled."""
    (tmp_path / "module.py").write_text('PATTERN = "\\("\n')
    compile_modules(str(tmp_path))
    assert list(tmp_path.rglob("*.pyc"))
