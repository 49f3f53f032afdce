"""What is deployed, for commands that read it."""

from __future__ import annotations

from authconfig.live.deployed import Account, DeployedStack, Deployment, Inspection
from authconfig.names import PoolStack


def read_deployment(stack: PoolStack) -> Deployment:
    """The stack and its user pool. Raises CloudError."""
    from cloud.reading import deployment  # imported here: only commands that read from AWS load boto3

    return deployment.read_deployment(stack)


def read_inspection(stack: PoolStack) -> Inspection:
    """The stack and all that it has. Raises CloudError."""
    from cloud.reading import inspection  # imported here for the same reason

    return inspection.read_inspection(stack)


def read_stack(stack: PoolStack) -> tuple[Account, DeployedStack | None]:
    """Where the stack was looked for, and what was found. Raises CloudError."""
    from cloud.reading import inspection  # imported here for the same reason

    return inspection.read_stack(stack)
