"""What is deployed, for commands that read it."""

from __future__ import annotations

from authconfig.live.deployed import Deployment


def read_deployment(stack: str) -> Deployment:
    """What is deployed as `stack`. Raises CloudError."""
    from cloud.reading import deployment  # not before: nothing of AWS is loaded for who does not read it

    return deployment.read_deployment(stack)
