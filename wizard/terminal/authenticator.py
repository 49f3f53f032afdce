"""What an authenticator app reads: the set-up URI, and its QR code. The only module that imports segno."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import segno

QUIET_ZONE = 4  # light modules around the code, which the standard (ISO/IEC 18004) requires
# Black and white of the 256 colours: those of the basic 16 depend on the terminal's theme.
_BLACK, _WHITE = 16, 231


def setup_uri(app_name: str, account: str, secret: str) -> str:
    """The URI that sets an app up for `account` (the user name): the Key URI Format of Google Authenticator.

    Algorithm, digits and period are left out: Cognito uses the format's defaults.
    """
    app, user = _quoted(app_name), _quoted(account)
    return f"otpauth://totp/{app}:{user}?secret={_quoted(secret)}&issuer={app}"


def modules(uri: str) -> list[tuple[bool, ...]]:
    """The QR code of `uri` with its quiet zone, row by row: whether each module is dark."""
    return [tuple(map(bool, row)) for row in _code(uri).matrix_iter(border=QUIET_ZONE)]


def drawn(uri: str) -> str:
    """The QR code as text for a terminal: one line for two rows, black on white whatever the terminal's colours are."""
    rows = modules(uri)
    if len(rows) % 2:
        rows.append((False,) * len(rows[0]))
    return "\n".join(_line(upper, lower) for upper, lower in zip(rows[::2], rows[1::2], strict=True))


def write_image(uri: str, path: Path) -> None:
    """Write the QR code as a PNG to a new file that only its owner can read: it holds the secret. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        _code(uri).save(file, kind="png", scale=8, border=QUIET_ZONE)


def _code(uri: str) -> segno.QRCode:
    return segno.make_qr(uri, error="l")  # the least error correction, so the smallest code: a screen has no scratches


def _line(upper: tuple[bool, ...], lower: tuple[bool, ...]) -> str:
    """Two rows in one: half a block in the colour of the upper row, on the colour of the lower."""
    cells = groupby(zip(upper, lower, strict=True))
    return (
        "".join(f"\x1b[38;5;{_colour(up)};48;5;{_colour(low)}m{'▀' * len(list(run))}" for (up, low), run in cells)
        + "\x1b[0m"
    )


def _colour(dark: bool) -> int:  # noqa: FBT001
    return _BLACK if dark else _WHITE


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")
