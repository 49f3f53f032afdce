"""Shows what sets an authenticator app up. The secret is shown on purpose, to standard output and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import SecretStr

from authconfig.errors import UsageError
from wizard.commands.user import asking
from wizard.commands.user.command_line import UserInvocation
from wizard.terminal.screen import draw, say

CODE = "Code that the app shows now:"


def check_set_up(invocation: UserInvocation) -> None:
    """Raises UsageError when the image cannot be written or no code can come: a secret would be asked for in vain."""
    asking.check_code_source(invocation)
    if invocation.png is None:
        return
    try:
        os.close(os.open(invocation.png, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        invocation.png.unlink()
    except OSError as error:
        raise _unwritable(invocation.png, error) from None


def show_set_up(invocation: UserInvocation, project: str, username: str, secret: SecretStr) -> None:
    """Show the secret of `username`, the set-up URI and its QR code. Raises UsageError for an image that cannot be."""
    from wizard.terminal import authenticator  # not before: only a set-up needs it

    shared = secret.get_secret_value()
    uri = authenticator.setup_uri(invocation.app_name or project, username, shared)
    say("Scan the QR code with an authenticator app, or type the secret into it.")
    say(f"Secret: {shared}")
    say(f"Set-up URI: {uri}")
    if invocation.find_person() is not None and not draw(authenticator.drawn(uri), len(authenticator.modules(uri))):
        say("The terminal is too narrow for the QR code, or does not have its characters; --png FILE makes an image.")
    if invocation.png is not None:
        try:
            authenticator.write_image(uri, invocation.png)
        except OSError as error:
            raise _unwritable(invocation.png, error) from None
        say(f"The QR code is in {invocation.png}. It is the secret: delete it once it is scanned.")


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path}: The QR code cannot be written: {error.strerror}.\n  Give --png a new file.")
