"""What is deployed, for commands that read it."""

from __future__ import annotations

from authconfig.live.deployed import Deployment
from authconfig.names import PoolStack


def read_deployment(stack: PoolStack) -> Deployment:
    """What is deployed as `stack`. Raises CloudError."""
    from cloud.reading import deployment  # imported here: only commands that read from AWS load boto3

    return deployment.read_deployment(stack)
