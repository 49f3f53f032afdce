"""Long work in steps, each of which is announced with its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wizard.installation.environment import InstallationFailed, VirtualEnvironment

SIZE: Final = "0.8 GB on disk, up to a quarter of it to download. On a fast line it takes one to three minutes."


@dataclass(frozen=True, slots=True)
class Step:
    """One step. title: what it installs or does, as a heading; do: raises InstallationFailed"""

    title: str
    do: Callable[[], None]


def carry_out(steps: Sequence[Step], tell: Callable[[str], None]) -> None:
    """Do all of `steps`, one after the other. Raises InstallationFailed."""
    for number, step in enumerate(steps, start=1):
        tell(f"[{number}/{len(steps)}] {step.title}")
        try:
            step.do()
        except OSError as error:  # such as a full disk, or an environment that somebody else installed
            path = error.filename2 or error.filename
            raise InstallationFailed(
                f"{step.title}: That failed: {error.strerror}{f': {path}' if path else ''}.\n"
                "  Put that right, and do it again."
            ) from None


def packages(environment: VirtualEnvironment, requirements: Path) -> tuple[Step, ...]:
    """The steps to a new `environment` with what the file `requirements` names."""

    def install() -> None:
        environment.make()
        environment.add_packages(requirements)

    return (Step("Python packages, with the CDK and Node.js", install),)


def node_and_cdk(environment: VirtualEnvironment) -> tuple[Step, ...]:
    """The steps from there to an `environment` in which `cdk` works, at once as quickly as later."""
    return (
        Step("The CDK CLI", environment.add_cdk_cli),
        Step("Compiling, and preparing the CDK, so that the first synthesis is quick", environment.warm_up),
    )
