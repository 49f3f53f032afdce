"""Shows what sets up an authenticator app. The secret goes to standard output on purpose, and nowhere else."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authconfig.errors import UsageError
from wizard.terminal.screen import draw, say

if TYPE_CHECKING:
    from pydantic import SecretStr

CODE: Final = "Code that the app shows now:"


@dataclass(frozen=True, slots=True)
class SetUp:
    """How a set-up is shown. app_name: the name in the app, None for the project's; png: the image to write, if any"""

    app_name: str | None
    png: Path | None


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options for it."""
    parser.add_argument(
        "--app-name", metavar="TEXT", help="the name that the authenticator app shows (default: the project's)"
    )
    parser.add_argument("--png", type=Path, metavar="FILE", help="also write the QR code of a set-up to a new image")


def understood(namespace: argparse.Namespace) -> SetUp:
    """What the options say."""
    return SetUp(namespace.app_name, namespace.png)


def check_image(set_up: SetUp) -> None:
    """Raise UsageError if the image cannot be written, before a secret is requested in vain."""
    if set_up.png is None:
        return
    try:
        os.close(os.open(set_up.png, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        set_up.png.unlink()
    except OSError as error:
        raise _unwritable(set_up.png, error) from None


def show_set_up(set_up: SetUp, project: str, username: str, secret: SecretStr, *, attended: bool) -> None:
    """Show the secret of `username`, the set-up URI and its QR code. Raises UsageError if the image cannot be written.

    attended: whether somebody is at the terminal, for whom the QR code is drawn
    """
    from wizard.terminal import authenticator  # imported here: only a set-up needs it

    shared = secret.get_secret_value()
    uri = authenticator.setup_uri(set_up.app_name or project, username, shared)
    say("Scan the QR code with an authenticator app, or type the secret into it.")
    say(f"Secret: {shared}")
    say(f"Set-up URI: {uri}")
    if attended and (reason := draw(authenticator.drawn(uri), len(authenticator.modules(uri)))):
        say(f"The QR code is not shown: {reason}. --png FILE writes it to an image.")
    if set_up.png is not None:
        try:
            authenticator.write_image(uri, set_up.png)
        except OSError as error:
            raise _unwritable(set_up.png, error) from None
        say(f"The QR code is in {set_up.png}. It contains the secret: delete it once it is scanned.")


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path}: The QR code cannot be written: {error.strerror}.\n  Give --png the path of a new file.")
