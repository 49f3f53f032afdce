"""How long the next prompt takes: from the last key of an answer until the next question is written."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import pexpect

from benchmarks.measure import Comparison
from wizard.interview import review
from wizard.interview.questions import BY_KEY
from wizard.interview.questions.user_pool import GROUP_WORDS

ENTER: Final = "\r"
DOWN: Final = "\x1b[B"
UP: Final = "\x1b[A"
_WHERE_IS_THE_CURSOR: Final = "\x1b[6n"  # what a terminal answers at once, and prompts wait for
_HERE: Final = "\x1b[1;1R"
_READING: Final = 0.4  # seconds; nobody reads a question faster
_TYPING: Final = 0.05  # seconds between two keys
_PATIENCE: Final = 20.0  # seconds


@dataclass(frozen=True, slots=True)
class Step:
    """A question and how it is answered: keys, of which the last one answers.

    kind, choices: what questionary needs to ask the same
    """

    question: str
    kind: str
    keys: tuple[str, ...]
    choices: tuple[str, ...] = ()


_THREE: Final = ("OFF", "ON", "OPTIONAL")
_MANY: Final = tuple(f"Attribute {number}" for number in range(17))
WALK: Final = (
    Step(BY_KEY["setup"].message, "select", (DOWN, ENTER), _THREE),
    Step(BY_KEY["project.resource"].message, "text", (ENTER,)),
    Step(BY_KEY["user_pool.name"].message, "text", (ENTER,)),
    Step(BY_KEY["user_pool.sign_in"].message, "select", (DOWN, ENTER), _THREE),
    Step(BY_KEY["groups"].message, "select", (UP, ENTER), _THREE),
    Step(BY_KEY["user_pool.groups"].message, "text", ("staff", ENTER)),
    Step(GROUP_WORDS.another, "confirm", ("n", ENTER)),
    Step(BY_KEY["mfa.mode"].message, "select", (DOWN, DOWN, ENTER), _THREE),
    Step(BY_KEY["mfa.types"].message, "checkbox", (DOWN, " ", ENTER), _THREE),
    Step(BY_KEY["mfa.sms_message"].message, "text", (ENTER,)),
    Step(BY_KEY["verification.by"].message, "select", (UP, ENTER), _THREE),
    Step(BY_KEY["verification.email_subject"].message, "text", (ENTER,)),
    Step(BY_KEY["verification.email_message"].message, "text", (ENTER,)),
    Step(BY_KEY["verification.sms_message"].message, "text", (ENTER,)),
    Step(BY_KEY["email"].message, "confirm", ("n", ENTER)),
    Step(BY_KEY["password_policy"].message, "confirm", ("y", ENTER)),
    Step(BY_KEY["password_policy.minimum_length"].message, "text", (ENTER,)),
    Step(BY_KEY["password_policy.requires"].message, "checkbox", (ENTER,), _THREE),
    Step(BY_KEY["password_policy.history"].message, "text", (ENTER,)),
    Step(BY_KEY["password_policy.temporary_password_days"].message, "text", (ENTER,)),
    Step(BY_KEY["user_pool.required_attributes"].message, "checkbox", (" ", ENTER), _MANY),
    Step(BY_KEY["app_clients.app.refresh_token_days"].message, "text", (ENTER,)),
    Step(BY_KEY["app_client"].message, "confirm", ("y", ENTER)),
    Step(BY_KEY["app_clients.app.read_attributes"].message, "checkbox", (" ", ENTER), _MANY),
    Step(BY_KEY["app_clients.app.write_attributes"].message, "checkbox", (" ", ENTER), _MANY),
    Step(review.WRITE.format("none.toml"), "select", (), _THREE),
)


def compare_waits(python: str, environment: Mapping[str, str], root: Path, folder: Path, walks: int) -> Comparison:
    """The waits that 95 of 100 do not exceed, in whole manual walks of `wizard add`, each in turn with its control.

    The control asks the same with questionary alone. folder: without a file
    """
    same = json.dumps([(step.kind, step.question, step.choices) for step in WALK])
    wizard = [python, "-m", "wizard", "add", "--config", "none.toml"]
    control = [python, str(root / "benchmarks" / "bare_prompts.py"), same]
    measured = [(_waits(wizard, environment, folder), _waits(control, environment, folder)) for _ in range(walks)]
    ours, theirs = (_p95([wait for walk in walks for wait in walk]) for walks in zip(*measured, strict=True))
    return Comparison(ours, theirs, ours / theirs)


def _waits(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> list[float]:
    """Seconds from the last key of each answer to the question after it, in a run of `command`, which asks WALK."""
    terminal = _Terminal(command, environment, folder)
    terminal.wait_for(WALK[0].question)
    found = []
    for step, following in pairwise(WALK):
        terminal.type(step.keys[:-1])
        found.append(terminal.seconds_until(following.question, after=step.keys[-1]))
    terminal.close()  # the last question stays open: nothing is written, and the next walk finds no file
    return found


def _p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


class _Terminal:
    """A terminal that shows nothing and answers at once; so what is measured is the program's."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._process: pexpect.spawn[str] = pexpect.spawn(
            command[0],
            list(command[1:]),
            env=dict(environment),
            cwd=str(folder),
            dimensions=(50, 160),  # no question breaks at the edge
            encoding="utf-8",
        )
        self._process.delaybeforesend = None

    def type(self, keys: Sequence[str]) -> None:
        """Press `keys`, after a time for reading and with one between them."""
        self._settle(_READING)
        for key in keys:
            self._process.send(key)
            self._settle(_TYPING)

    def seconds_until(self, text: str, after: str) -> float:
        """Press the key `after`; the seconds until `text` is written."""
        begin = time.perf_counter()
        self._process.send(after)
        self.wait_for(text)
        return time.perf_counter() - begin

    def wait_for(self, text: str) -> None:
        """Wait until `text` is written. Raises pexpect.TIMEOUT."""
        written = ""
        while text not in written:
            written += self._read(_PATIENCE)

    def close(self) -> None:
        """End it, however far it is."""
        self._process.close(force=True)

    def _settle(self, seconds: float) -> None:
        """Wait until nothing has been written for so long."""
        while True:
            try:
                self._read(seconds)
            except pexpect.TIMEOUT:
                return

    def _read(self, timeout: float) -> str:
        text = self._process.read_nonblocking(65_536, timeout)
        self._process.send(_HERE * text.count(_WHERE_IS_THE_CURSOR))
        return text
