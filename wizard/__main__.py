"""The entry point: runs a command and turns what it raises into a message and an exit code."""

from __future__ import annotations

import gc
import secrets
import signal
import sys
from collections.abc import Sequence

from authconfig.errors import ExitCode, ToolkitError
from authconfig.vocabulary import PoolId
from wizard.commands import command_line
from wizard.commands.invocation import Invocation
from wizard.commands.user.command_line import UserInvocation
from wizard.terminal.person import find_person
from wizard.terminal.screen import complain, write_what_can_be_written


def main(arguments: Sequence[str]) -> ExitCode:
    """Run the command line `arguments`; the exit code. A bug is left to raise: its traceback is welcome."""
    invocation = command_line.parse(arguments, find_person)
    try:
        return _run(invocation)
    except (KeyboardInterrupt, EOFError):
        complain(invocation.when_interrupted)
        return ExitCode.INTERRUPTED


def _run(invocation: Invocation) -> ExitCode:
    try:
        _command(invocation)
    except ToolkitError as error:
        complain(str(error))
        given = invocation.config_option
        if given and "python -m wizard" in str(error) and given not in str(error):
            complain(f"  Give each command{given}.")
        return error.exit_code
    return ExitCode.DONE


def _command(invocation: Invocation) -> None:
    # Each command is imported when it runs: `add` asks its first question before anything heavy is loaded.
    match invocation.command:
        case "add":
            from wizard.commands.add import add

            add(invocation, new_id=lambda: PoolId(secrets.token_hex(4)))
        case "update":
            from wizard.commands.update import update

            update(invocation)
        case "remove":
            from wizard.commands.remove import remove

            remove(invocation)
        case "show":
            from wizard.commands.show import show

            show(invocation)
        case "questions":
            from wizard.commands.questions import print_questions

            print_questions()
        case "check":
            from wizard.commands.check import check

            check(invocation)
        case "user":
            from wizard.commands.user.running import run

            assert isinstance(invocation, UserInvocation)
            run(invocation)
        case "outputs":
            from wizard.commands.outputs import outputs

            outputs(invocation)


if __name__ == "__main__":
    # A collection takes longer than the next prompt may. The keyboard collects while the person reads; without one a
    # run is short.
    gc.disable()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `wizard show | head -1` is no error
    write_what_can_be_written()
    sys.exit(main(sys.argv[1:]))
