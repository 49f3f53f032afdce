"""`wizard outputs`: what an app has to know of the deployed user pool, as files for the people who build the app."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from authconfig.errors import ConfigInvalid, Problem
from authconfig.file import reading, writing
from authconfig.live.deployed import Deployment
from cloud.errors import CloudError
from cloud.reading.deployment import read_deployment
from wizard.commands.deployed_pool import WantedPool, pool_ids, wanted_pool
from wizard.commands.invocation import Invocation
from wizard.documents.client_configuration import PoolClient, pool_client
from wizard.documents.render import client_file
from wizard.terminal.screen import say


def outputs(invocation: Invocation, read: Callable[[str], Deployment] = read_deployment) -> None:
    """Write, or print, the files that were asked for. `read` gives what is deployed as the stack of a name.

    Nothing is written unless all of it can be made and no file of another content is in the way.
    Raises UsageError when the file has no pool, CloudError when its pool is not deployed, ConfigInvalid when a file is
    in the way or cannot be written, and what `reading.load` and `read` raise.
    """
    assert invocation.destination is not None
    destination = invocation.destination
    wanted = wanted_pool(invocation)
    client = _deployed(wanted, read(wanted.stack_name))
    texts = {name: client_file(name, client) for name in destination.formats}
    if destination.folder is None:
        for text in texts.values():
            say(text.removesuffix("\n"))
        return
    _write({destination.folder / name: text for name, text in texts.items()}, force=destination.force)


def _deployed(wanted: WantedPool, deployment: Deployment) -> PoolClient:
    """The pool that is wanted, as it is deployed. Raises CloudError when it is not."""
    ids = pool_ids(wanted, deployment.stack)
    if deployment.pool is None:
        raise CloudError(
            f"The user pool {ids.user_pool} of the stack {wanted.stack_name} is gone.",
            "`python -m wizard check` says more.",
        )
    return pool_client(ids.user_pool, ids.app_client, deployment.pool)


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
