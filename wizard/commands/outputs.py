"""`wizard outputs`: what an app needs to know about the deployed user pool, in files for the people who build it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authconfig.live.deployed import Deployment
from authconfig.names import PoolStack
from authconfig.program import PROGRAM
from wizard.commands import completed, json_option, quiet_option, which_client
from wizard.commands.choices import chosen
from wizard.commands.command import Command
from wizard.commands.from_aws import read_deployment
from wizard.commands.which_client import WhichClient
from wizard.documents.client_configuration import Format, PoolClient, pool_client
from wizard.terminal.screen import complain, say

if TYPE_CHECKING:
    from wizard.commands.deployed_pool import WantedPool

_USUAL: Final = Format.AMPLIFY_OUTPUTS


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard outputs`: which files to make, and of which pool.

    folder: where to write them; None to print them
    force: whether to replace a file with other content
    json: whether to print one JSON document instead of what was done, or instead of the file
    quiet: whether to say nothing of what was done
    """

    client: WhichClient
    formats: tuple[Format, ...]
    folder: Path | None
    force: bool
    json: bool = False
    quiet: bool = False


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    which_client.declare(parser)
    named = f"the files to make, separated by commas: {'  '.join(Format)} (default: {_USUAL})"
    formats = parser.add_argument("--format", type=_formats, metavar="FILE,...", help=named)
    completed.by_names(formats, Format, several=True)
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
    json_option.declare(parser, "what the files tell, and which were written,")
    quiet_option.declare(parser, "which files were written, and what changed in them")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say. Raises ArgumentTypeError when several documents are to be printed."""
    json, formats = json_option.understood(namespace), namespace.format or (_USUAL,)
    if namespace.print and json and namespace.format:
        raise argparse.ArgumentTypeError("--json with --print shows no file; leave out --format")
    if namespace.print and len(formats) > 1:
        raise argparse.ArgumentTypeError("--print shows one file; name it with --format")
    return Options(
        which_client.understood(namespace),
        formats,
        None if namespace.print else namespace.out,
        namespace.force,
        json,
        quiet_option.understood(namespace),
    )


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
    from wizard.commands import client_files  # imported here: the command line is parsed without it
    from wizard.commands.deployed_pool import wanted_pool
    from wizard.documents.json_output import outputs_document
    from wizard.documents.render import client_file

    wanted = wanted_pool(options.client)
    client = _deployed(wanted, read(wanted.stack))
    texts = {name: client_file(name, client) for name in options.formats}
    to_write = {} if options.folder is None else texts
    files = client_files.write(options.folder or Path(), client, to_write, force=options.force)
    if options.json:
        written = {str(file.path): file.written for file in files}
        has_secret = wanted.client.secret
        say(outputs_document(wanted.stack, wanted.client_name, client, secret=has_secret, files=written))
    elif options.folder is None:
        for text in texts.values():
            say(text.removesuffix("\n"))
    else:
        for file in files:
            if not options.quiet:
                say(str(file))
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


COMMAND: Final = Command(declare, understood, outputs)
