"""Serves the local AWS on loopback until somebody stops it."""

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
    """Somebody else listens there."""


def listen(port: int) -> socket.socket:
    """A socket that listens on loopback at `port`, or at a free one for 0. Raises PortTaken."""
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortTaken from None


def application(*, plain: bool, faults: tuple[str, ...], keys: str, show: Callable[[str], None]) -> Application:
    """The emulator: untouched when `plain`, else with the corrections and `faults` (names of FAULTS) around it.

    keys: a folder for the keys that tokens are signed with; show: is told each message that Cognito would send
    """
    os.environ.update(
        MINISTACK_ACCOUNT_ID=ACCOUNT,
        MINISTACK_REGION=REGION,
        STATE_DIR=keys,
        # Listeners of their own, on every interface, for services that this is not about.
        IOT_MTLS_ENABLED="0",
        SFTP_ENABLED="0",
        LOG_LEVEL=os.environ.get("LOG_LEVEL", "CRITICAL"),
    )
    # Imported only now: it reads the variables above when it is.
    emulator: Application = import_module("ministack.app").app
    if plain:
        return for_local_clients(emulator)
    memory = new_memory(time.time, show)
    corrections = (*(FAULTS[name]() for name in faults), *all_corrections(), *sign_in_corrections(memory))
    return for_local_clients(with_pages(gateway(emulator, corrections), memory.outbox))


async def serve(listener: socket.socket, app: Application, *, until_eof: bool, ready: Callable[[], None]) -> None:
    """Serve `app` at `listener` until SIGINT or SIGTERM, or, with `until_eof`, until standard input ends."""
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
