"""`wizard check`: gate 3. The file compared with the stack and the live pool, before a deploy."""

from __future__ import annotations

from collections.abc import Callable

from authconfig.errors import ChangeRefused
from authconfig.file import reading
from authconfig.live import gate
from authconfig.live.deployed import Deployment
from authconfig.names import checked_environment, stack_name
from cloud.reading.deployment import read_deployment
from wizard.commands.invocation import Invocation
from wizard.terminal.screen import say


def check(invocation: Invocation, read: Callable[[str], Deployment] = read_deployment) -> None:
    """Print what was found, each with its remedy. `read` gives what is deployed as the stack of a name.

    Raises ChangeRefused with what must not be deployed, and what `reading.load` and `read` raise.
    """
    assert invocation.environment is not None  # the command line has a default for this command
    environment = checked_environment(invocation.environment, f"--env {invocation.environment!r}")
    config = reading.load(invocation.config)
    stack = stack_name(config.project.name, environment)
    found = gate.compare(config, environment, read(stack))
    for finding in found:
        if not finding.refused:
            say(str(finding.problem))
    refused = tuple(finding.problem for finding in found if finding.refused)
    if refused:
        raise ChangeRefused(f"{invocation.config}, stack {stack}", refused)
