"""Serves the local AWS on loopback until it is stopped."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module

from hypercorn.asyncio import serve as hypercorn_serve
from hypercorn.config import Config

from localaws.asgi import Application
from localaws.corrections import all_corrections
from localaws.environment import ACCOUNT, HOST, REGION
from localaws.faults import FAULTS
from localaws.gateway import gateway
from localaws.sign_in.corrections import sign_in_corrections
from localaws.sign_in.memory import new_memory
from localaws.sign_in.pages import with_pages


class PortTaken(Exception):
    """Another process is listening on the port."""


def listen(port: int) -> socket.socket:
    """A socket that listens on loopback on `port`, or on a free port for 0. Raises PortTaken."""
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortTaken from None


def application(
    address: str, *, plain: bool, faults: tuple[str, ...], folder: str, show: Callable[[str], None]
) -> Application:
    """The emulator: bare when `plain`, otherwise wrapped in the corrections and `faults` (names in FAULTS).

    It takes every request for one of its owner's: who may send any is decided before it.

    address: where it will be served, key included; folder: a private one for token-signing keys and the code of Lambdas
    show: receives each message that Cognito would send, as one line
    """
    os.environ.update(
        MINISTACK_ACCOUNT_ID=ACCOUNT,
        MINISTACK_REGION=REGION,
        MINISTACK_HOST=HOST,  # and not "localhost", whose IPv6 port another user of the machine can take
        # Stands as it is in every address of its own that it tells, such as where a custom resource answers to.
        GATEWAY_PORT=address.removeprefix(f"http://{HOST}:"),
        AWS_ENDPOINT_URL=address,  # for Lambdas
        STATE_DIR=folder,
        # These services are not needed, and would listen on every interface.
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
        LOG_LEVEL="CRITICAL",  # whatever the user's is: the log tells the address that is set above
    )
    tempfile.tempdir = folder
    # Imported only now, because it reads the variables above on import.
    emulator: Application = import_module("ministack.app").app
    if plain:
        return emulator
    memory = new_memory(time.time, show)
    corrections = (*(FAULTS[name]() for name in faults), *all_corrections(), *sign_in_corrections(memory))
    return with_pages(gateway(emulator, corrections), memory.outbox)


async def serve(listener: socket.socket, app: Application, *, until_eof: bool, ready: Callable[[], None]) -> None:
    """Serve `app` on `listener` until SIGINT, SIGTERM or SIGHUP, or, with `until_eof`, until standard input ends.

    ready: is called when clients can connect
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    if until_eof:
        loop.add_reader(sys.stdin, lambda: stop.set() if not os.read(sys.stdin.fileno(), 4096) else None)
    config = Config()
    config.bind = [f"fd://{listener.fileno()}"]
    config.graceful_timeout = 0.5
    config.keep_alive_timeout = 75
    config.errorlog = None
    ready()

    async def stopped() -> None:
        await stop.wait()

    await hypercorn_serve(app, config, shutdown_trigger=stopped)  # type: ignore[arg-type]
