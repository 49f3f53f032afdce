"""`python -m localaws` serves until Ctrl-C; `python -m localaws env` prints how to point a shell at it."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from localaws.environment import DEFAULT_PORT, HOST, OUTBOX, default_cdk_home, exports
from localaws.faults import FAULTS


def main(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code: 2 when the port is taken."""
    options = _parser().parse_args(arguments)
    if options.command == "env":
        print(exports(options.port, options.cdk_home))
        return 0
    return _serve(options)


def _serve(options: argparse.Namespace) -> int:
    # Imported here because `env` needs none of it.
    from localaws.server import PortTaken, application, listen, serve

    try:
        listener = listen(options.port)
    except PortTaken:
        print(
            f"Port {options.port} of {HOST} is taken, perhaps by another local AWS.\n"
            "  Stop it, or choose another port with --port (0: any free one).",
            file=sys.stderr,
        )
        return 2
    port = listener.getsockname()[1]
    # The emulator writes its token-signing keys to files.
    with tempfile.TemporaryDirectory(prefix="localaws-") as keys:
        app = application(plain=options.plain, faults=tuple(options.fault), keys=keys, show=_show)
        ready = partial(_greet, port, outbox=not options.plain)
        asyncio.run(serve(listener, app, until_eof=options.until_eof, ready=ready))
    return 0


def _greet(port: int, *, outbox: bool) -> None:
    _show(f"Local AWS at http://{HOST}:{port}, for development only: it is not AWS, and it keeps nothing.")
    _show(f'In another shell: eval "$(python -m localaws env --port {port})"')
    if outbox:
        _show(f"Text messages and emails are not sent, but shown here and at http://{HOST}:{port}{OUTBOX}.")


def _show(line: str) -> None:
    with contextlib.suppress(OSError):  # nobody is reading any more
        print(line, flush=True)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 65535")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m localaws", description="A local AWS, for development only.")
    parser.add_argument("command", nargs="?", choices=["serve", "env"], default="serve", metavar="serve|env")
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="where to listen (default: %(default)s)")
    parser.add_argument("--plain", action="store_true", help="the emulator as it is, without corrections")
    parser.add_argument("--fault", action="append", default=[], choices=sorted(FAULTS), help="imitate an AWS fault")
    parser.add_argument(
        "--until-eof", action="store_true", help="stop when standard input ends, as it does with the parent process"
    )
    parser.add_argument(
        "--cdk-home", type=Path, default=default_cdk_home(), metavar="PATH", help="for `env`: the CDK CLI's own folder"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
