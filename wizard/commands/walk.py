"""The walk through the questions of `add` and `update`, and what is said before and after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from authconfig.errors import Interrupted
from wizard.commands import equivalent
from wizard.commands.answer_options import STAYS, AnswerOptions
from wizard.commands.attendance import FindPerson
from wizard.commands.config_file import ConfigFile
from wizard.interview.answers import Answers, BrokenOff, Given
from wizard.interview.interview import Interview, Tell, tell_nobody
from wizard.interview.review import reviewed
from wizard.interview.round import hold

_Draft = TypeVar("_Draft")


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk.

    file, options: of the command
    words: its words on the command line
    begin: the interview without a person, who gives what it receives; raises what `vetting.vet` raises
    further: what the command line has beside the file and the answers, after a space
    """

    file: ConfigFile
    options: AnswerOptions
    words: str
    begin: Callable[[Given], Interview]
    further: str = ""

    def held(
        self, given: Given, find_person: FindPerson, show: Callable[[Answers, Tell], _Draft]
    ) -> tuple[_Draft, str]:
        """What `reviewed` drafts, and how to get it again without questions; nothing if nobody was asked.

        Raises Interrupted when the person stops, UsageError when nobody is there, and what `reviewed` raises.
        """
        interview = self.begin(given)
        person = self.options.person(find_person)
        if person is None:
            shown = _untold(show) if self.options.quiet else show
            return reviewed(interview, self.file.path, shown)[0], ""
        interview.tell(f"{person.how_to_go_back} Ctrl-C stops; nothing is written before you have seen it.")
        try:
            draft, answers = reviewed(replace(interview, ask=person.ask, attended=True), self.file.path, show)
        except BrokenOff as stopped:
            rest = f"To write what was answered so far (the rest {STAYS[interview.command]}):"
            raise Interrupted(f"{stopped}{self._again(interview, stopped.answers, rest)}") from None
        return draft, self._again(interview, answers, "To do the same without questions:")

    def _again(self, interview: Interview, answers: Answers, words: str) -> str:
        """The command line that gives `answers`, after `words`; nothing where that needs no option."""

        def unattended(given: Given) -> Answers:
            return hold(replace(self.begin(given), tell=tell_nobody))

        found = equivalent.options(interview.command, answers, unattended, self.begin(Given()).client)
        return f"\n{words}\n  {equivalent.line(self.words, self.file, found)}" if found else ""


def _untold(show: Callable[[Answers, Tell], _Draft]) -> Callable[[Answers, Tell], _Draft]:
    return lambda answers, _: show(answers, tell_nobody)
