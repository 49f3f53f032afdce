"""How long the local AWS takes to start, and `cdk deploy` to deploy to it."""

from __future__ import annotations

import re
import statistics
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from localaws.environment import pointed_at
from localaws.process import running


@dataclass(frozen=True, slots=True)
class Deployment:
    """Seconds of one `cdk deploy`: the whole process from outside, and what the CLI says of its synthesis."""

    wall: float
    synthesis: float

    @property
    def rest(self) -> float:
        """Everything else: the CLI itself, the change set, the deployment and its polling."""
        return self.wall - self.synthesis


def start() -> float:
    """Seconds from nothing to a local AWS that has answered."""
    begin = time.perf_counter()
    with running() as local_aws:
        address = urlsplit(local_aws["AWS_ENDPOINT_URL"])
        connection = HTTPConnection(address.netloc)
        connection.request("GET", f"{address.path}/")
        connection.getresponse().read()
        return time.perf_counter() - begin


def first_and_next(cdk: Path, environment: Mapping[str, str], app: Path, folder: Path) -> tuple[Deployment, Deployment]:
    """A first deployment to a new local AWS, and one more in which nothing has changed."""
    with running() as local_aws:
        surroundings = pointed_at(local_aws, environment)
        return _deploy(cdk, surroundings, app, folder), _deploy(cdk, surroundings, app, folder)


def medians(deployments: list[Deployment]) -> Deployment:
    """The medians, each figure by itself."""
    return Deployment(
        statistics.median(each.wall for each in deployments), statistics.median(each.synthesis for each in deployments)
    )


def _deploy(cdk: Path, environment: Mapping[str, str], app: Path, folder: Path) -> Deployment:
    options = ["--require-approval", "never", "-c", f"config={folder / 'auth.toml'}", "--output", str(folder / "out")]
    begin = time.perf_counter()
    done = subprocess.run(
        [cdk, "deploy", *options], cwd=app, env=environment, capture_output=True, text=True, check=True
    )
    wall = time.perf_counter() - begin
    said = re.search(r"Synthesis time: ([\d.]+)s", done.stdout + done.stderr)
    if said is None:
        raise RuntimeError("`cdk deploy` did not say how long the synthesis took")
    return Deployment(wall, float(said.group(1)))
