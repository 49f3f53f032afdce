"""The entry point: runs a command and turns what it raises into a message and an exit code."""

from __future__ import annotations

import secrets
import signal
import sys
from collections.abc import Sequence

from authconfig.errors import ExitCode, ToolkitError
from wizard import command_line
from wizard.invocation import Invocation
from wizard.terminal import complain, person


def main(arguments: Sequence[str]) -> ExitCode:
    """Run the command line `arguments`; the exit code. A bug is left to raise: its traceback is welcome."""
    try:
        _run(command_line.parse(arguments, person))
    except ToolkitError as error:
        complain(str(error))
        return error.exit_code
    except (KeyboardInterrupt, EOFError):
        complain("Interrupted. Nothing was written.")
        return ExitCode.INTERRUPTED
    return ExitCode.DONE


def _run(invocation: Invocation) -> None:
    # Each command is imported when it runs: `add` asks its first question before anything heavy is loaded.
    match invocation.command:
        case "add":
            from wizard.commands.add import add

            add(invocation, new_id=lambda: secrets.token_hex(4))
        case "update":
            from wizard.commands.update import update

            update(invocation)
        case "remove":
            from wizard.commands.remove import remove

            remove(invocation)
        case "show":
            from wizard.commands.show import show

            show(invocation)


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `wizard show | head -1` is no error
    sys.exit(main(sys.argv[1:]))
