"""A command line, understood, and who is there to answer."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from authconfig.errors import UsageError
from wizard.documents.client_configuration import Format
from wizard.interview.answers import Given
from wizard.interview.prompt import Ask, take_default
from wizard.terminal.person import Person

DEFAULT_CONFIG: Final = "auth.toml"
_YES: Final = "Give --yes to be asked nothing"
_REQUEST: Final = "  Or give --headless, and an Amplify headless request as JSON on standard input."
_WITHOUT_A_PERSON: Final = {
    "add": f"{_YES}: options answer, and what no option answers takes its default.\n{_REQUEST}",
    "update": f"{_YES}: options answer, and what no option answers stays as it is.\n{_REQUEST}",
    "remove": f"{_YES}.",
}


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

    config: the file; given: the answers that options gave; yes: whether to ask nothing; headless: whether a request
    on standard input answers; find_person: looks for who sits at the terminal, if anybody; environment: what to read
    from AWS, None for nothing; destination: of the command that makes files for an app
    """

    command: str
    config: Path
    given: Given
    yes: bool
    find_person: Callable[[], Person | None]
    environment: str | None = None
    headless: bool = False
    destination: Destination | None = None

    @property
    def unattended(self) -> bool:
        """Whether nobody is asked anything."""
        return self.yes or self.headless

    @property
    def ask(self) -> Ask:
        """How to get an answer. Raises UsageError when there is nobody to ask and neither option says so."""
        return take_default if self.unattended else self.someone.ask

    @property
    def someone(self) -> Person:
        """The person, who has to be there. Raises UsageError."""
        person = self.find_person()
        if person is None:
            raise UsageError(
                f"`wizard {self.command}` asks questions, and standard input or output is not a terminal.\n"
                f"  {_WITHOUT_A_PERSON[self.command]}"
            )
        return person

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
