"""An app of many pools, each in a stack of its own: `python -m benchmarks.many_pools COUNT FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from authconfig.environments import Environment
from authconfig.file.reading import load
from authconfig.models import AuthConfig
from stacks.node import use_pinned_node


def main(count: int, file: Path) -> None:
    """Synthesize the pool of `file`, `count` times."""
    use_pinned_node()
    # Not before: importing aws_cdk starts Node.js.
    from aws_cdk import App

    from stacks.auth_stack import AuthStack

    config = load(file)
    if not isinstance(config, AuthConfig):
        raise TypeError(f"{file} has no user pool")
    app = App()
    for number in range(count):
        created = config.created.model_copy(update={"id": f"{number:08x}"})
        project = config.project.model_copy(update={"name": f"bench{number}"})
        AuthStack(app, Environment("dev", config.model_copy(update={"created": created, "project": project})))
    app.synth()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
