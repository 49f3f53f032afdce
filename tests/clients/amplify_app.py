"""People who sign in with aws-amplify: what they do in an app, and what the library says to it."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any, Final

from localaws.sign_in.totp import code_of, step_at
from tests.gateway import people
from tests.gateway.people import PASSWORD, Authenticator

_ROOT: Final = Path(__file__).parents[2]
_CLIENTS: Final = (_ROOT / ".venv/test-clients").resolve()
_numbers: Final = count(1)


@dataclass
class Person:
    """Somebody with a mailbox, a phone and perhaps an authenticator app. known_by: what they type to sign in."""

    known_by: str
    number: int = field(default_factory=lambda: next(_numbers))
    authenticator: Authenticator | None = None

    @property
    def email(self) -> str:
        return f"ann{self.number}@example.com"

    @property
    def phone(self) -> str:
        return f"+1555{self.number:03}0123"

    @property
    def username(self) -> str:
        return {"email": self.email, "phone_number": self.phone}.get(self.known_by, f"ann{self.number}")


@dataclass
class Visit:
    """A person with an app. inbox: gives the code that was sent to them last; signed_in: as far as the library said."""

    person: Person
    inbox: Callable[[Person], str]
    process: Popen[str]
    signed_in: bool = False

    def says(self, function: str, given: Any) -> dict[str, Any]:
        """What the library says to one call of it; see tests/npm/sign_in.mjs."""
        print(json.dumps({"call": function, "input": given}), file=self.process.stdin, flush=True)
        assert self.process.stdout
        return dict(json.loads(self.process.stdout.readline()))


@contextlib.contextmanager
def app(file: Path, endpoint: str) -> Iterator[Popen[str]]:
    """An app on a device of its own, configured by `file`."""
    command = (_ROOT / ".venv/bin/node", "tests/npm/sign_in.mjs", _CLIENTS, file, endpoint)
    with Popen(command, cwd=_ROOT, env={}, stdin=PIPE, stdout=PIPE, text=True) as process:
        yield process  # the end of its input ends it


Value = Callable[[Visit], Any]
Step = Callable[[Visit], tuple[str, Any]]
Flow = Sequence[tuple[Step, Any]]


def follow(visit: Visit, flow: Flow) -> None:
    """Do each step, and compare what the library says with what is expected of it.

    The app must have tokens if, and only if, a sign-in has said DONE and nobody has signed out since.
    """
    for number, (step, expected) in enumerate(flow, 1):
        function, given = step(visit)
        said = visit.says(function, given)
        where, found = f"step {number}, {function}: {said}", in_short(said)
        assert found == expected, where
        if secret := secret_in(said.get("answer")):
            visit.person.authenticator = Authenticator(secret)
        if function == "signOut":
            visit.signed_in = False
        elif function in {"signIn", "confirmSignIn"}:
            visit.signed_in = visit.signed_in or found == DONE
        tokens = said["session"]["answer"].get("tokens")
        assert (tokens is not None) == visit.signed_in, where
        assert tokens is None or tokens["idToken"]["payload"]["email"] == visit.person.email, where


# What people give. A code is read at the moment that it is given.


def username(visit: Visit) -> str:
    return visit.person.username


def with_phone(visit: Visit) -> Any:
    return {"userAttributes": {"email": visit.person.email, "phone_number": visit.person.phone}}


def without_phone(visit: Visit) -> Any:
    return {"userAttributes": {"email": visit.person.email}}


def sent(visit: Visit) -> str:
    """The code of the last message."""
    return visit.inbox(visit.person)


def not_sent(visit: Visit) -> str:
    """Another code than that of the last message."""
    return people.wrong(sent(visit))


def shown(visit: Visit) -> str:
    """The code in the authenticator app."""
    assert visit.person.authenticator
    return visit.person.authenticator.code()


def stale(visit: Visit) -> str:
    """A code that the authenticator app showed long ago."""
    assert visit.person.authenticator
    return code_of(visit.person.authenticator.secret, step_at(time.time()) - 100)


# What people do: one call of the library each.


def call(function: str, **given: Any) -> Step:
    def step(visit: Visit) -> tuple[str, Any]:
        return function, {key: value(visit) if callable(value) else value for key, value in given.items()} or None

    return step


def sign_up(attributes: Value) -> Step:
    return call("signUp", username=username, password=PASSWORD, options=attributes)


def confirm_sign_up(code: Value) -> Step:
    return call("confirmSignUp", username=username, confirmationCode=code)


def sign_in(password: str = PASSWORD) -> Step:
    return call("signIn", username=username, password=password)


def respond(response: Value | str) -> Step:
    return call("confirmSignIn", challengeResponse=response)


def verify_totp(code: Value) -> Step:
    return call("verifyTOTPSetup", code=code)


def prefer(**preferences: str) -> Step:
    return call("updateMFAPreference", **preferences)


# What the library says.

DONE: Final = "DONE"
SECRET: Final = "a secret"  # noqa: S105
TOKENS: Final = "tokens"


def in_short(said: dict[str, Any]) -> Any:
    """The name of an error, or the next step and what it is about; else the answer, None for none."""
    if "error" in said:
        return said["error"]["name"]
    match said.get("answer"):
        case {"sharedSecret": _}:
            return SECRET
        case {"tokens": _}:
            return TOKENS
        case {"nextStep": step}:
            return _next_step(step)
        case answer:
            return answer


def _next_step(step: dict[str, Any]) -> str:
    delivery = step.get("codeDeliveryDetails", {})
    details = [delivery.get("deliveryMedium"), delivery.get("destination"), *step.get("allowedMFATypes", ())]
    return " ".join(filter(None, [step.get("signInStep") or step["signUpStep"], *details]))


def secret_in(answer: Any) -> str:
    """The secret for an authenticator app; "" where the library gives none."""
    match answer:
        case {"sharedSecret": str(secret)} | {"nextStep": {"totpSetupDetails": {"sharedSecret": str(secret)}}}:
            return secret
    return ""
