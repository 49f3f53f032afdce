"""Runs a local AWS for the length of a block, in a process that cannot outlive the one that started it."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final

from localaws.environment import endpoint, variables
from localaws.key_file import key_of

_PATIENCE: Final = 10  # seconds until a server that does not stop is killed


@contextlib.contextmanager
def running(*options: str, port: int = 0) -> Iterator[Mapping[str, str]]:
    """Start `python -m localaws` with `options` on `port`, or on a free port for 0.

    Yields the variables that point clients at it. Raises RuntimeError when it does not start.
    Its standard input is a pipe from here: it ends with the block, and with this process, however that ends.
    """
    command = [sys.executable, "-m", "localaws", "--port", str(port), "--until-eof", *options]
    with (
        tempfile.TemporaryDirectory(prefix="localaws-") as cdk_home,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        if server.stdin is None or server.stdout is None:
            raise RuntimeError("The local AWS was started without pipes.")
        reader = threading.Thread(target=_read_on, args=(server.stdout,), daemon=True)
        try:
            first = server.stdout.readline()
            found = re.search(r":(\d+),", first)
            if found is None:
                raise RuntimeError(f"The local AWS did not start. {first}".strip())
            reader.start()
            port = int(found.group(1))
            key = key_of(port)
            if key is None:
                raise RuntimeError(f"The local AWS on port {port} left no key.")
            yield variables(endpoint(port, key), Path(cdk_home))
        finally:
            server.stdin.close()
            try:
                server.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()
            if reader.ident is not None:
                reader.join()


def _read_on(output: IO[str]) -> None:
    """Read and drop the rest of the output: nobody here needs it, and a full pipe would block the server."""
    for _ in output:
        pass
