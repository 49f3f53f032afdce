"""Serves the local AWS on loopback until it is stopped."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from importlib import import_module

from hypercorn.asyncio import serve as hypercorn_serve
from hypercorn.config import Config

from localaws.corrections import all_corrections
from localaws.environment import ACCOUNT, HOST, REGION
from localaws.faults import FAULTS
from localaws.gateway import Application, for_local_clients, gateway
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


def application(*, plain: bool, faults: tuple[str, ...], keys: str, show: Callable[[str], None]) -> Application:
    """The emulator: bare when `plain`, otherwise wrapped in the corrections and `faults` (names in FAULTS).

    keys: a folder for the token-signing keys; show: receives each message that Cognito would send, as one line
    """
    os.environ.update(
        MINISTACK_ACCOUNT_ID=ACCOUNT,
        MINISTACK_REGION=REGION,
        STATE_DIR=keys,
        # These services are not needed, and would listen on every interface.
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
        LOG_LEVEL=os.environ.get("LOG_LEVEL", "CRITICAL"),
    )
    # Imported only now, because it reads the variables above on import.
    emulator: Application = import_module("ministack.app").app
    if plain:
        return for_local_clients(emulator)
    memory = new_memory(time.time, show)
    corrections = (*(FAULTS[name]() for name in faults), *all_corrections(), *sign_in_corrections(memory))
    return for_local_clients(with_pages(gateway(emulator, corrections), memory.outbox))


async def serve(listener: socket.socket, app: Application, *, until_eof: bool, ready: Callable[[], None]) -> None:
    """Serve `app` on `listener` until SIGINT or SIGTERM, or, with `until_eof`, until standard input ends.

    ready: is called when clients can connect
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
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
