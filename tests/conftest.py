"""Settings of all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from stacks.node import use_pinned_node

use_pinned_node()  # before a test imports aws_cdk

# No test may fail because the machine is slow.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
