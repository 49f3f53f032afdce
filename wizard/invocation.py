"""A command line, understood, and who is there to answer."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authconfig.errors import Interrupted, UsageError
from wizard.client_configuration import Format
from wizard.interview import Ask, take_default
from wizard.question import Values
from wizard.terminal import Person

DEFAULT_CONFIG: Final = "auth.toml"


@dataclass(frozen=True, slots=True)
class Destination:
    """Which files `outputs` makes, and where: in a folder, or for None on standard output.

    force: whether to replace a file that says something else
    """

    formats: tuple[Format, ...]
    folder: Path | None
    force: bool


@dataclass(frozen=True, slots=True)
class Invocation:
    """What a command is given.

    config: the file; given: the answers that options gave; unattended: whether to ask nothing (`--yes`);
    find_person: looks for who sits at the terminal, if anybody; environment: what to read from AWS, None for nothing;
    destination: of the command that makes files for an app
    """

    command: str
    config: Path
    given: Values
    unattended: bool
    find_person: Callable[[], Person | None]
    environment: str | None = None
    destination: Destination | None = None

    @property
    def ask(self) -> Ask:
        """How to get an answer. Raises UsageError when there is nobody to ask and `--yes` was not given."""
        return take_default if self.unattended else self.someone.ask

    @property
    def someone(self) -> Person:
        """The person, who has to be there. Raises UsageError."""
        person = self.find_person()
        if person is None:
            raise UsageError(
                f"`wizard {self.command}` asks questions, and standard input or output is not a terminal.\n"
                "  Give --yes to be asked nothing: options answer, and what no option answers takes its default."
            )
        return person

    def confirm(self, message: str) -> None:
        """Have the person agree, if anybody is asked at all. Raises Interrupted."""
        if not self.unattended and not self.someone.confirm(message):
            raise Interrupted("Nothing was written.")

    @property
    def when_interrupted(self) -> str:
        """What to tell a person who stops the command half-way: it writes at its end, or not at all."""
        return "Interrupted. Nothing was written."

    @property
    def config_option(self) -> str:
        """The option, after a space, with which a command finds the file; empty when it looks there anyway."""
        return self._unless_default("--config ")

    @property
    def cdk_option(self) -> str:
        """The same for `cdk`."""
        return self._unless_default("-c config=")

    def _unless_default(self, option: str) -> str:
        return "" if str(self.config) == DEFAULT_CONFIG else f" {option}{shlex.quote(str(self.config))}"
