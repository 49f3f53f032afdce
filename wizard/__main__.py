"""The entry point: runs a command and turns what it raises into a message and an exit code."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence

from authconfig.errors import ExitCode, ToolkitError
from wizard.commands.command_line import Chosen, parse
from wizard.commands.table import WIZARD
from wizard.terminal.screen import complain, write_what_can_be_written


def main(arguments: Sequence[str]) -> ExitCode:
    """Run the command line `arguments` and return the exit code. A bug is not caught: its traceback is welcome."""
    when_interrupted = WIZARD.when_interrupted
    try:
        chosen = parse(arguments)
        when_interrupted = chosen.when_interrupted
        return _run(chosen)
    except (KeyboardInterrupt, EOFError):
        complain(when_interrupted)
        return ExitCode.INTERRUPTED


def _run(chosen: Chosen) -> ExitCode:
    try:
        chosen.run()
    except ToolkitError as error:
        complain(str(error))
        given = chosen.config_option
        if given and "python -m wizard" in str(error) and given not in str(error):
            complain(f"  Add{given} to each command.")
        return error.exit_code
    return ExitCode.DONE


if __name__ == "__main__":
    # A garbage collection takes longer than the next prompt may take. The keyboard collects while the person reads; a
    # run without a person is too short to need it.
    gc.disable()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `wizard show | head -1` is not an error
    write_what_can_be_written()
    sys.exit(main(sys.argv[1:]))
