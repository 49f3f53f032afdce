"""An app of many pools, each in a stack of its own: `python -m benchmarks.many_pools COUNT FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from authconfig.file.reading import load
from authconfig.models import AuthConfig
from stacks.auth_stack import AuthStack

# isort: split
from aws_cdk import App  # after stacks, which settles the Node.js that this starts

count, file = int(sys.argv[1]), Path(sys.argv[2])
config = load(file)
if not isinstance(config, AuthConfig):
    raise TypeError(f"{file} has no user pool")
app = App()
for number in range(count):
    created = config.created.model_copy(update={"id": f"{number:08x}"})
    project = config.project.model_copy(update={"name": f"bench{number}"})
    AuthStack(app, config.model_copy(update={"created": created, "project": project}), "dev")
app.synth()
