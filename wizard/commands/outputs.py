"""`wizard outputs`: what an app needs to know about the deployed user pool, in files for the people who build it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authconfig.errors import ConfigInvalid, Problem
from authconfig.live.deployed import Deployment
from authconfig.names import PoolStack
from authconfig.program import PROGRAM
from wizard.commands import which_client
from wizard.commands.choices import chosen
from wizard.commands.command import Command
from wizard.commands.from_aws import read_deployment
from wizard.commands.which_client import WhichClient
from wizard.documents.client_configuration import Format, PoolClient, pool_client
from wizard.terminal.screen import complain, diff, say

if TYPE_CHECKING:
    from wizard.commands.deployed_pool import WantedPool

_IN_THE_WAY: Final = Problem(
    "",
    f"It exists, with content that `{PROGRAM} outputs` did not make for this user pool.",
    "Nothing was written. Give --force to replace it, --out for another folder, or --print to only look.",
)


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard outputs`: which files to make, and of which pool.

    folder: where to write them; None to print them
    force: whether to replace a file with other content
    """

    client: WhichClient
    formats: tuple[Format, ...]
    folder: Path | None
    force: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    which_client.declare(parser)
    named = f"the files to make, separated by commas: {'  '.join(Format)} (default: %(default)s)"
    parser.add_argument("--format", type=_formats, default=str(Format.AMPLIFY_OUTPUTS), metavar="FILE,...", help=named)
    place = parser.add_mutually_exclusive_group()
    place.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="the folder to write to (default: the current one)"
    )
    place.add_argument("--print", action="store_true", help="print the file instead of writing it")
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace files with content that was not made by this command for this user pool",
    )


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say. Raises ArgumentTypeError when several files are to be printed."""
    if namespace.print and len(namespace.format) > 1:
        raise argparse.ArgumentTypeError("--print shows one file; name it with --format")
    folder = None if namespace.print else namespace.out
    return Options(which_client.understood(namespace), namespace.format, folder, namespace.force)


def _formats(names: str) -> tuple[Format, ...]:
    """The formats in `names`, without repetition. Raises ArgumentTypeError for an unknown one, or if there is none."""
    wanted = [chosen(name, Format) for name in names.split(",") if name] or [chosen("", Format)]
    return tuple(form for form in Format if form in wanted)


def outputs(options: Options, read: Callable[[PoolStack], Deployment] = read_deployment) -> None:
    """Write or print the files that were asked for. `read` takes a stack and returns what is deployed as it.

    Nothing is written unless every file can be made, and none of them exists with content that was not made here.
    Raises CloudError when the pool is not deployed, ConfigInvalid when a file is in the way or cannot be written, and
    what `reading.load_pool` and `read` raise.
    """
    from wizard.commands.deployed_pool import wanted_pool  # imported here: the command line is parsed without it
    from wizard.documents.render import client_file

    wanted = wanted_pool(options.client)
    client = _deployed(wanted, read(wanted.stack))
    texts = {name: client_file(name, client) for name in options.formats}
    if options.folder is None:
        for text in texts.values():
            say(text.removesuffix("\n"))
    else:
        _write(options.folder, client, texts, force=options.force)
    if wanted.client.secret:
        complain(_secret_elsewhere(wanted.client_name, client))  # standard output may be the file


def _secret_elsewhere(name: str, client: PoolClient) -> str:
    """What to know of the app client `name`, which has a secret."""
    return (
        f"The app client {name} has a secret, which is in no file: "
        "Amplify's client libraries cannot use such a client.\n"
        "A server gets the secret with:\n"
        f"  aws cognito-idp describe-user-pool-client --user-pool-id {client.user_pool_id} "
        f"--client-id {client.app_client_id} --region {client.region} "
        "--query UserPoolClient.ClientSecret --output text"
    )


def _deployed(wanted: WantedPool, deployment: Deployment) -> PoolClient:
    """The wanted pool as it is deployed. Raises CloudError when it is not."""
    from cloud.errors import CloudError
    from wizard.commands.deployed_pool import pool_ids

    ids = pool_ids(wanted, deployment.stack)
    if deployment.pool is None:
        raise CloudError(
            f"The user pool {ids.user_pool} of the stack {wanted.stack.name} no longer exists.",
            f"`{PROGRAM} check` says more.",
        )
    return pool_client(ids.user_pool, ids.app_client, deployment.pool)


def _write(folder: Path, client: PoolClient, texts: dict[Format, str], *, force: bool) -> None:
    """Write each text into `folder`, and say what changes. Raises ConfigInvalid, before that, if one is in the way."""
    from authconfig.file import writing
    from wizard.documents.made_here import is_made_here

    present = {name: _present(folder / name) for name in texts}
    ours = {name for name, found in present.items() if found is not None and is_made_here(name, found, client)}
    for name, found in present.items():
        if found is not None and name not in ours and not force:
            raise ConfigInvalid(str(folder / name), (_IN_THE_WAY,))
    for name, text in texts.items():
        path, found = folder / name, present[name]
        if found == text:
            say(f"{path} is up to date.")
            continue
        writing.replace(path, text, expected=found)
        say(f"Wrote {path}.")
        if found is not None and name in ours:  # of what is not ours nothing is repeated: it may be secret
            say(diff(found, text, str(path)))


def _present(path: Path) -> str | None:
    """The text of the file at `path`; None when it does not exist or cannot be seen: writing it will report why."""
    from authconfig.file import reading

    return reading.read_text(path) if os.path.exists(path) else None  # noqa: PTH110  # Path's raises where no file can be


COMMAND: Final = Command(declare, understood, outputs)
