"""Settings of all tests."""

from __future__ import annotations

import os
from typing import Final

from hypothesis import HealthCheck, settings

from stacks.node import use_pinned_node

use_pinned_node()  # before a test imports aws_cdk
# CDK's own validation of a template takes longer than making it; `tests/snapshot/test_validation.py` has it on.
# Node.js reads this when it starts, so it must be said before anything imports `aws_cdk`.
os.environ.setdefault("CDK_VALIDATION", "false")

# No test may fail because the machine is slow.
_UNTIMED: Final = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# `full` is what CI runs and what counts. `make check` asks for `quick`, with --hypothesis-profile, for a first answer.
settings.register_profile("full", _UNTIMED)
settings.register_profile("quick", _UNTIMED, max_examples=10)
settings.load_profile("full")
