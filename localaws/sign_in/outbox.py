"""The text messages and emails that Cognito would send, kept for the developer to read."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final

from localaws.sign_in.accounts import Pool

_KEPT: Final = 1000  # messages


@dataclass(frozen=True, slots=True)
class Message:
    """A message. medium: SMS or EMAIL; time: ISO 8601, UTC; subject: only emails have one"""

    medium: str
    to: str
    purpose: str
    text: str
    code: str
    time: str
    subject: str = ""


class Outbox:
    """The messages that were sent, oldest first. `show` receives each of them as one line."""

    def __init__(self, clock: Callable[[], float], show: Callable[[str], None]) -> None:
        self._clock = clock
        self._show = show
        self._messages: deque[Message] = deque(maxlen=_KEPT)

    def as_json(self) -> list[dict[str, Any]]:
        """The messages as values that JSON can hold."""
        return [asdict(message) for message in self._messages]

    def authentication(self, pool: Pool, phone: str, code: str) -> None:
        """Send the code of an SMS_MFA challenge."""
        self._send("SMS", phone, "sign-in", pool.texts.sms_authentication, code)

    def verification(self, pool: Pool, attribute: str, to: str, purpose: str, code: str) -> None:
        """Send a code that proves `attribute`, phone_number or email, with the pool's verification message."""
        if attribute == "phone_number":
            self._send("SMS", to, purpose, pool.texts.sms_verification, code)
        else:
            self._send("EMAIL", to, purpose, pool.texts.email_verification, code, pool.texts.email_subject)

    def _send(self, medium: str, to: str, purpose: str, template: str, code: str, subject: str = "") -> None:
        text = template.replace("{####}", code)
        time = datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")
        self._messages.append(Message(medium, to, purpose, text, code, time, subject))
        heading = f"{subject}: " if subject else ""
        line = " ".join(f"[{medium} to {to}] {heading}{text}".split())
        # A template may contain anything. What is shown is one line, without characters that a terminal acts on.
        self._show("".join(character for character in line if character.isprintable()))


def new_code() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(1_000_000):06d}"
