"""The options of `add` and `update`: one for each question, and those that make the command ask nothing."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, assert_never

from authconfig.settings import project
from wizard.commands import completed, quiet_option
from wizard.commands.attendance import FindPerson, someone
from wizard.commands.choices import MOST_SHOWN, chosen
from wizard.interview.answers import Given
from wizard.interview.question import ClientQuestion, Kind
from wizard.interview.questions import WithOption, with_options
from wizard.interview.questions.app_client import CLIENT
from wizard.interview.questions.walks import CHANGE, ENV_ADD, NEW_CLIENT, RESET
from wizard.terminal.person import Person

# What a request cannot say, so that an option may say it beside one.
_BESIDE_A_REQUEST: Final = {project.NAME.key, CLIENT.key}
_NOTHING: Final = "none"
_WITH_REQUESTS: Final = {"add", "update"}  # the commands that Amplify has headless requests for
_OR_HEADLESS: Final = "\n  Or give --headless, and an Amplify headless request as JSON on standard input."
_DEFAULT: Final = "takes its default"
LIKE: Final = "--like"
STAYS: Final = {
    "add": _DEFAULT,
    ENV_ADD: "is as in the other environments",
    "update": "stays as it is",
    NEW_CLIENT: f"{_DEFAULT}, or with {LIKE} is as it is there",
}
_UNANSWERED: Final = {
    "add": STAYS["add"],
    ENV_ADD: STAYS[ENV_ADD],
    "update": f"{STAYS['update']}, or with {CHANGE.option} {RESET} takes its default where that resets it",
    NEW_CLIENT: STAYS[NEW_CLIENT],
}


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """Where a command's answers come from.

    command: "add", "env add", "update" or "client add"
    given: the answers that options give
    yes: whether to ask nothing
    headless: whether to take the answers from a request on standard input
    quiet: whether to leave out what was answered and what comes next
    called: another command that asks the same, such as "init"
    """

    command: str
    given: Given
    yes: bool = False
    headless: bool = False
    quiet: bool = False
    called: str = ""

    @property
    def unattended(self) -> bool:
        """Whether nobody is asked anything."""
        return self.yes or self.headless

    def person(self, find_person: FindPerson) -> Person | None:
        """Who is asked; None if nobody is to be. Raises UsageError when nobody is there, and no option says so."""
        if self.unattended:
            return None
        remedy = (
            f"Give --yes to be asked nothing: what no option answers {_UNANSWERED[self.command]}."
            f"{_OR_HEADLESS if self.command in _WITH_REQUESTS else ''}"
        )
        return someone(find_person, f"`{self.called or self.command}` asks questions", remedy)


def declare(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options of `command`."""
    unasked = f"ask nothing: what no option answers {_UNANSWERED[command]}"
    parser.add_argument("--yes", action="store_true", help=unasked)
    if command in _WITH_REQUESTS:
        parser.add_argument(
            "--headless",
            action="store_true",
            help="ask nothing: read the answers from an Amplify headless request on standard input",
        )
    quiet_option.declare(
        parser, "the usual next steps and, where nobody is asked, the answers and what changes in the file"
    )
    group = parser.add_argument_group(
        "answers", "one option for each question; a question that an option answers is not asked"
    )
    for question in with_options(command):
        action = group.add_argument(
            question.option,
            dest=question.key,
            type=_reader(question),
            metavar=_metavar(question),
            help=question.help.replace("%", "%%"),
        )
        if isinstance(question, ClientQuestion):
            completed.by_client(action)
        else:
            completed.by_names(action, (each.name for each in question.choices), several=question.kind is Kind.CHECKBOX)


def understood(namespace: argparse.Namespace, command: str, called: str = "") -> AnswerOptions:
    """What the options of `command` say. Raises ArgumentTypeError for an answer without a value or beside a request.

    called: as AnswerOptions has it
    """
    options = vars(namespace)
    answered = [question for question in with_options(command) if options[question.key] is not None]
    for question in answered:
        if isinstance(options[question.key], list):  # argparse drops a value of --, which leaves an empty list
            raise argparse.ArgumentTypeError(f"{question.option}=--: there is no such answer")
    others = sorted(question.option for question in answered if question.key not in _BESIDE_A_REQUEST)
    headless = options.get("headless", False)
    if headless and others:
        raise argparse.ArgumentTypeError(f"with --headless the answers come from the request; leave out {others[0]}")
    values = {question.key: options[question.key] for question in answered}
    return AnswerOptions(command, Given(values), namespace.yes, headless, quiet_option.understood(namespace), called)


def _metavar(question: WithOption) -> str:
    if isinstance(question, ClientQuestion):
        return "NAME"
    match question.kind:
        case Kind.NUMBER:
            return "NUMBER"
        case Kind.NAMES:
            return "NAME,..."
        case Kind.CHECKBOX if len(question.choices) > MOST_SHOWN:
            return f"{question.choices[0].name},..."
        case Kind.SELECT | Kind.CHECKBOX:
            return ("|" if question.kind is Kind.SELECT else ",").join(choice.name for choice in question.choices)
        case Kind.TEXT | Kind.CONFIRM:
            return "TEXT"
        case _:
            assert_never(question.kind)


def _reader(question: WithOption) -> Callable[[str], Any]:
    """How the option of `question` turns its text into an answer. Raises ArgumentTypeError for an unknown choice."""
    if isinstance(question, ClientQuestion):
        return str  # the file has the choices, and is not read yet
    values = {choice.name: choice.value for choice in question.choices}

    def choice(name: str) -> Any:
        return values[chosen(name, values)]

    def choices(names: str) -> tuple[Any, ...]:
        wanted = [choice(name) for name in _split(_NOTHING if names.casefold() == _NOTHING else names)]
        return tuple(value for value in values.values() if value in wanted)

    match question.kind:
        case Kind.SELECT:
            return choice
        case Kind.CHECKBOX:
            return choices
        case Kind.NAMES:
            return _split
        case Kind.TEXT | Kind.NUMBER | Kind.CONFIRM:
            return str
        case _:
            assert_never(question.kind)


def _split(names: str) -> tuple[str, ...]:
    """The names in `names`; no name if it is the word that the summary shows for an empty list."""
    if names == _NOTHING:
        return ()
    return tuple(name for name in names.split(",") if name)
