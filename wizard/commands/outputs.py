"""`wizard outputs`: what an app has to know of the deployed user pool, as files for the people who build the app."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from authconfig import gate, reading, writing
from authconfig.deployed import Deployment
from authconfig.errors import ConfigInvalid, Problem, UsageError
from authconfig.models import AuthConfig
from authconfig.names import Output, checked_environment, stack_name
from cloud.errors import CloudError
from cloud.reading import read_deployment
from wizard.client_configuration import PoolClient, is_pool_client, pool_client
from wizard.invocation import Invocation
from wizard.render import client_file
from wizard.terminal import say


def outputs(invocation: Invocation, read: Callable[[str], Deployment] = read_deployment) -> None:
    """Write, or print, the files that were asked for. `read` gives what is deployed as the stack of a name.

    Nothing is written unless all of it can be made and no file of another content is in the way.
    Raises UsageError when the file has no pool, CloudError when its pool is not deployed, ConfigInvalid when a file is
    in the way or cannot be written, and what `reading.load` and `read` raise.
    """
    assert invocation.environment is not None  # the command line has a default for this command
    assert invocation.destination is not None
    destination = invocation.destination
    environment = checked_environment(invocation.environment, f"--env {invocation.environment!r}")
    config = reading.load(invocation.config)
    if not isinstance(config, AuthConfig):
        raise UsageError(f"{invocation.config}: There is no user pool.\n  Make one with `python -m wizard add`.")
    stack = stack_name(config.project.name, environment)
    client = _deployed(config, stack, read(stack))
    texts = {name: client_file(name, client) for name in destination.formats}
    if destination.folder is None:
        for text in texts.values():
            say(text.removesuffix("\n"))
        return
    _write({destination.folder / name: text for name, text in texts.items()}, force=destination.force)


def _deployed(config: AuthConfig, name: str, deployment: Deployment) -> PoolClient:
    """The pool of `config`, as it is deployed in the stack `name`. Raises CloudError when it is not."""
    stack, pool = deployment.stack, deployment.pool
    if stack is not None and stack.status.endswith("_IN_PROGRESS"):
        raise CloudError(f"The stack {name} is in state {stack.status}.", "Wait until it has settled, and try again.")
    if stack is None or gate.at_creation(config, stack) is None:
        raise CloudError(
            f"The stack {name}, in this account and region, does not have the user pool of the file.",
            "Deploy it with `cdk deploy`, or name another environment with --env. `python -m wizard check` says more.",
        )
    user_pool_id, app_client_id = stack.outputs.get(Output.USER_POOL_ID), stack.outputs.get(Output.APP_CLIENT_ID)
    if user_pool_id is None or app_client_id is None:
        raise CloudError(
            f"The stack {name} does not say which user pool and app client it has.",
            "Deploy it with `cdk deploy`. `python -m wizard check` says more.",
        )
    if not is_pool_client(user_pool_id, app_client_id):
        raise CloudError(
            f"The stack {name} has {user_pool_id!r} and {app_client_id!r} for the ids of its user pool and app client.",
            "They are none. Find out who changed the stack, and how.",
        )
    if pool is None:
        raise CloudError(
            f"The user pool {user_pool_id} of the stack {name} is gone.", "`python -m wizard check` says more."
        )
    return pool_client(user_pool_id, app_client_id, pool)


def _write(texts: dict[Path, str], *, force: bool) -> None:
    """Write each text to its path, and say so. Raises ConfigInvalid, before any if another file is in the way."""
    present = {path: _present(path) for path in texts}
    for path, found in present.items():
        if found not in {None, texts[path]} and not force:
            problem = Problem(
                "",
                "It exists and says something else.",
                "Nothing was written. Give --force to replace it, --out for another folder, or --print to only see it.",
            )
            raise ConfigInvalid(str(path), (problem,))
    for path, text in texts.items():
        if present[path] == text:
            say(f"{path} is up to date.")
        else:
            writing.replace(path, text, expected=present[path])
            say(f"Wrote {path}.")


def _present(path: Path) -> str | None:
    """What the file at `path` says; None when there is none, or none that can be seen: writing it will say why."""
    return reading.read_text(path) if os.path.exists(path) else None  # noqa: PTH110  # Path's raises where no file can be
