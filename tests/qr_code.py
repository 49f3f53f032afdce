"""A QR code as `scripts.dialogue.drawn` gives it back from the screen."""

from __future__ import annotations

from wizard.terminal import authenticator


def qr_code(uri: str) -> str:
    """The QR code of `uri`, two rows a line: light is drawn, dark is blank."""
    rows = authenticator.modules(uri)
    if len(rows) % 2:
        rows.append((False,) * len(rows[0]))
    halves = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join("█▄▀ "[up + 2 * low] for up, low in zip(*pair, strict=True)) for pair in halves)
