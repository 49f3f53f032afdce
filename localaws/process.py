"""A local AWS for as long as a block runs, in a process of its own that cannot outlive the one that started it."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from localaws.environment import variables

_PATIENCE: Final = 10  # seconds until a server that does not stop is killed


@contextlib.contextmanager
def running(*options: str, port: int = 0) -> Iterator[Mapping[str, str]]:
    """Start `python -m localaws` with `options` at `port`, or at a free one for 0.

    Gives the variables that point clients at it.
    Raises RuntimeError when it does not start. It ends with the block, and with this process however that ends:
    its standard input is a pipe from here.
    """
    command = [sys.executable, "-m", "localaws", "--port", str(port), "--until-eof", *options]
    with (
        tempfile.TemporaryDirectory(prefix="localaws-") as cdk_home,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            first = server.stdout.readline()
            found = re.search(r":(\d+),", first)
            if found is None:
                raise RuntimeError(f"The local AWS did not start. {first}".strip())
            yield variables(int(found.group(1)), Path(cdk_home))
        finally:
            server.stdin.close()
            try:
                server.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()
