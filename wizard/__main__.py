"""The entry point: runs a command and turns what it raises into a message and an exit code."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from authconfig.errors import NOTHING_WRITTEN, ExitCode, ToolkitError
from authconfig.program import PROGRAM

if TYPE_CHECKING:
    from wizard.commands.command_line import Chosen


def main(arguments: Sequence[str]) -> ExitCode:
    """Run the command line `arguments` and return the exit code. A bug is not caught: its traceback is welcome."""
    when_interrupted = NOTHING_WRITTEN  # which is certain while loading
    try:
        # Here and not above: loading takes a while, and Ctrl-C during that is answered like any other.
        from wizard.commands.command_line import parse

        chosen = parse(arguments)
        when_interrupted = chosen.when_interrupted
        return _run(chosen)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write(f"{when_interrupted}\n")
        return ExitCode.INTERRUPTED


def _run(chosen: Chosen) -> ExitCode:
    from wizard.terminal.screen import complain, write_what_can_be_written  # not above: see `main`

    write_what_can_be_written()
    try:
        chosen.run()
    except ToolkitError as error:
        complain(str(error))
        given = chosen.config_option
        if given and PROGRAM in str(error) and given not in str(error):
            complain(f"  Add{given} to each command.")
        return error.exit_code
    return ExitCode.DONE


def run() -> ExitCode:
    """Run the command line of this process, and return the exit code: what `auth-wizard` is."""
    if "_ARGCOMPLETE" in os.environ:  # a shell asks how the line goes on
        from wizard.commands.completion import complete

        complete()
    # A garbage collection takes longer than the next prompt may take. The keyboard collects while the person reads; a
    # run without a person is too short to need it.
    gc.disable()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `wizard show | head -1` is not an error
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
