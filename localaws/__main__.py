"""`python -m localaws` serves until Ctrl-C; `python -m localaws env` prints how to point a shell at it."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from localaws.environment import DEFAULT_PORT, HOST, OUTBOX, default_cdk_home, endpoint, exports, port_number
from localaws.faults import FAULTS
from localaws.key_file import NotPrivate, key_of, new_key
from localaws.origins import origin

_NEEDED: Final = ("hypercorn", "ministack")  # what the extra `local` of the distribution brings


class Unusable(Exception):
    """The command cannot be done; the message says why, and what to do."""


def main(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code: 2 when the port is taken, or none runs where one is asked for."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "env":
            print(exports(_address(options.port), options.cdk_home))
        else:
            _serve(options)
    except (Unusable, NotPrivate) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _address(port: int) -> str:
    key = key_of(port)
    if key is None:
        raise Unusable(f"No local AWS of yours runs on port {port}.\n  Start one: python -m localaws --port {port}")
    return endpoint(port, key)


def _serve(options: argparse.Namespace) -> None:
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise Unusable(
            f"The local AWS is not installed: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing.\n"
            '  Install it: python -m pip install "cognito-auth-wizard[local]"; in a clone: make local'
        )
    # Imported here because `env` needs none of it.
    from localaws.bodies import limited
    from localaws.entrance import Entrance
    from localaws.server import PortTaken, application, listen, serve

    try:
        listener = listen(options.port)
    except PortTaken:
        raise Unusable(
            f"Port {options.port} of {HOST} is taken, perhaps by another local AWS.\n"
            "  Stop it, or choose another port with --port (0: any free one)."
        ) from None
    port = listener.getsockname()[1]
    with new_key(port) as key, tempfile.TemporaryDirectory(prefix="localaws-", ignore_cleanup_errors=True) as folder:
        emulator = application(
            endpoint(port, key), plain=options.plain, faults=tuple(options.fault), folder=folder, show=_show
        )
        app = Entrance(key, port, frozenset(options.allow_origin)).to(limited(emulator))
        ready = partial(_greet, port, outbox=not options.plain)
        # Not asyncio.run, which would wait for every Lambda and custom resource that is still at work.
        asyncio.new_event_loop().run_until_complete(serve(listener, app, until_eof=options.until_eof, ready=ready))
    _show("The local AWS has stopped. It kept nothing.")


def _greet(port: int, *, outbox: bool) -> None:
    """Say what runs where, but not its key: what is printed is kept in logs, and read by others."""
    _show(f"Local AWS at http://{HOST}:{port}, for development only: it is not AWS, and it keeps nothing.")
    _show(f'In another shell: eval "$(python -m localaws env --port {port})"')
    if outbox:
        _show(f"Text messages and emails are not sent, but shown here and at $AWS_ENDPOINT_URL{OUTBOX}.")


def _show(line: str) -> None:
    with contextlib.suppress(OSError):  # nobody is reading any more
        print(line, flush=True)


def _port(text: str) -> int:
    try:
        return port_number(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _origin(text: str) -> str:
    try:
        return origin(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m localaws", description="A local AWS, for development only.")
    parser.add_argument("command", nargs="?", choices=["serve", "env"], default="serve", metavar="serve|env")
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="where to listen (default: %(default)s)")
    parser.add_argument("--plain", action="store_true", help="the emulator as it is, without corrections")
    parser.add_argument("--fault", action="append", default=[], choices=sorted(FAULTS), help="imitate an AWS fault")
    parser.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        type=_origin,
        metavar="ORIGIN",
        help="let pages of ORIGIN make the calls that no one signs, such as InitiateAuth",
    )
    parser.add_argument(
        "--until-eof", action="store_true", help="stop when standard input ends, as it does with the parent process"
    )
    parser.add_argument(
        "--cdk-home", type=Path, default=default_cdk_home(), metavar="PATH", help="for `env`: the CDK CLI's own folder"
    )
    return parser


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # before it served
        code = 130
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    os._exit(code)  # without waiting for the emulator's threads: a custom resource may be given an hour
