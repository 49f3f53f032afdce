"""The person at the terminal, who knows the passwords, reads the messages, and has an authenticator app."""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Callable, Mapping
from http.client import HTTPConnection
from typing import Final
from urllib.parse import urlsplit

from localaws.environment import OUTBOX
from localaws.sign_in.totp import STEP, TOLERANCE, code_of, step_at
from scripts.session import DOWN, ENTER

WRONG: Final = frozenset({"wrong code", "code of the lost app"})  # must be refused
# Keys that are pressed rather than words that are typed. Text messages come first in the list of factors.
_KEYS: Final = {"Enter": ENTER, "y": "y" + ENTER, "Text message": ENTER, "Authenticator app": DOWN + ENTER}
_SECRET: Final = re.compile(r"^Secret: ([A-Z2-7]{16,})$", re.MULTILINE)


class AuthenticatorApp:
    """An authenticator app with the secret of one account."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self._last = -1

    def next_code(self) -> str:
        """A code that has not been used, since Cognito accepts none twice. Waits until it is valid, if need be."""
        self._last = max(self._last + 1, step_at(time.time()))
        while self._last > step_at(time.time()) + TOLERANCE:
            time.sleep(0.2)
        return code_of(self.secret, self._last)

    def codes(self) -> set[str]:
        """The codes that are valid around now."""
        now = step_at(time.time())
        return {code_of(self.secret, now + step) for step in range(-TOLERANCE - 1, TOLERANCE + 2)}

    def shown(self) -> str:
        """The code that the app shows now."""
        return code_of(self.secret, int(time.time() // STEP))


class Person:
    """Types what a dialogue says.

    messages: returns the codes that were sent, newest last; given: further words, and the secrets to type for them
    """

    def __init__(self, messages: Callable[[], list[str]], given: Mapping[str, str] | None = None) -> None:
        self._messages = messages
        self._secrets = {name: f"{secrets.token_urlsafe(9)}-aA1" for name in ("password", "new password")}
        self._secrets |= given or {}
        self._apps: list[AuthenticatorApp] = []

    def look(self, shown: str) -> None:
        """Set up an app with each new secret that is `shown`."""
        for secret in _SECRET.findall(shown):
            if secret not in {app.secret for app in self._apps}:
                self._apps.append(AuthenticatorApp(secret))

    def keys(self, words: str) -> tuple[str, str]:
        """The keys for `words`, and the secret among them; "" when there is none."""
        if words in _KEYS:
            return _KEYS[words], ""
        secret = self._secrets.get(words) or self._code(words)
        return (secret or words) + ENTER, secret

    def _code(self, words: str) -> str:
        match words:
            case "code of the app":
                return self._apps[-1].next_code()
            case "code of the lost app":
                return self._apps[-2].shown()
            case "code of the message":
                return self._messages()[-1]
            case "wrong code":
                right = set(self._messages()[-1:]).union(*(app.codes() for app in self._apps))
                return next(code for number in range(1_000_000) if (code := f"{number:06d}") not in right)
        return ""


def codes_sent(endpoint: str) -> list[str]:
    """The codes that the local AWS at `endpoint` has sent, newest last; none when it has no outbox."""
    address = urlsplit(endpoint)
    connection = HTTPConnection(address.netloc)
    try:
        connection.request("GET", f"{address.path}{OUTBOX}")
        response = connection.getresponse()
        return [message["code"] for message in json.loads(response.read())] if response.status == 200 else []
    finally:
        connection.close()
