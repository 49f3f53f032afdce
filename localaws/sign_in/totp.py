"""Time-based one-time passwords (RFC 6238: SHA-1, six digits, 30 seconds). Pure."""

from __future__ import annotations

import base64
import hmac
import struct
from typing import Final

STEP: Final = 30  # seconds
TOLERANCE: Final = 1  # steps by which a user's clock may be fast or slow


def step_at(now: float) -> int:
    """The time step that contains `now`, in seconds since the epoch."""
    return int(now // STEP)


def code_of(secret: str, step: int) -> str:
    """The code of the base32 `secret` for `step` (RFC 4226, section 5.3)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), "sha1")
    start = digest[-1] & 0x0F
    (number,) = struct.unpack_from(">I", digest, start)
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"


def matching_step(secret: str, code: str, now: float) -> int | None:
    """The step around `now` whose code is `code`; None when there is none, or no secret."""
    if not secret:
        return None  # anybody can compute the codes of an empty key
    steps = range(max(step_at(now) - TOLERANCE, 0), step_at(now) + TOLERANCE + 1)
    return next((step for step in steps if hmac.compare_digest(code_of(secret, step).encode(), code.encode())), None)
