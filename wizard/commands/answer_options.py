"""The options of `add` and `update`: one a question, and those by which nobody is asked."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from wizard.commands.attendance import FindPerson, someone
from wizard.interview.interview import take_default
from wizard.interview.prompt import Ask
from wizard.interview.question import Given, Kind, Question, Value
from wizard.interview.questions import BY_KEY, of_command

# What a request cannot say, and an option may.
_BESIDE_A_REQUEST: Final = {"project.name"}
_NOTHING: Final = "none"
_MOST_SHOWN: Final = 6  # choices; the documentation lists all
_UNANSWERED: Final = {"add": "takes its default", "update": "stays as it is"}


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """Where a command's answers come from.

    command: "add" or "update"; given: the answers that options gave; yes: whether to ask nothing; headless: whether a
    request on standard input answers
    """

    command: str
    given: Given
    yes: bool = False
    headless: bool = False

    @property
    def unattended(self) -> bool:
        """Whether nobody is asked anything."""
        return self.yes or self.headless

    def ask(self, find_person: FindPerson) -> Ask:
        """How to get an answer. Raises UsageError when there is nobody to ask and no option says so."""
        if self.unattended:
            return take_default
        remedy = (
            f"Give --yes to be asked nothing: options answer, and what no option answers {_UNANSWERED[self.command]}.\n"
            "  Or give --headless, and an Amplify headless request as JSON on standard input."
        )
        return someone(find_person, f"`wizard {self.command}` asks questions", remedy).ask


def declare(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options of `command`."""
    parser.add_argument("--yes", action="store_true", help="ask nothing: what no option answers takes its default")
    parser.add_argument(
        "--headless", action="store_true", help="ask nothing: an Amplify headless request on standard input"
    )
    group = parser.add_argument_group("answers", "one option a question; a question with an answer is not asked")
    for question in of_command(command):
        if question.option:
            group.add_argument(
                question.option,
                dest=question.key,
                type=_reader(question),
                metavar=_metavar(question),
                help=question.help.replace("%", "%%"),
            )


def understood(namespace: argparse.Namespace, command: str) -> AnswerOptions:
    """What the options of `command` say. Raises ArgumentTypeError for an answer that cannot be, or is one too many."""
    options = vars(namespace)
    answered = ((question.key, options[question.key]) for question in of_command(command) if question.option)
    values = {key: value for key, value in answered if value is not None}
    for key, value in values.items():
        if isinstance(value, list):  # argparse takes it for no value at all
            raise argparse.ArgumentTypeError(f"{BY_KEY[key].option}=--: there is no such answer")
    if namespace.headless and (others := sorted(set(values) - _BESIDE_A_REQUEST)):
        raise argparse.ArgumentTypeError(f"with --headless the request answers; leave out {BY_KEY[others[0]].option}")
    return AnswerOptions(command, Given(values), yes=namespace.yes, headless=namespace.headless)


def _metavar(question: Question) -> str:
    match question.kind:
        case Kind.NUMBER:
            return "NUMBER"
        case Kind.NAMES:
            return "NAME,..."
        case Kind.CHECKBOX if len(question.choices) > _MOST_SHOWN:
            return f"{question.choices[0].name},..."
        case Kind.SELECT | Kind.CHECKBOX:
            return ("|" if question.kind is Kind.SELECT else ",").join(choice.name for choice in question.choices)
        case _:
            return "TEXT"


def _reader(question: Question) -> Callable[[str], Value]:
    """How the option of `question` turns its text into an answer. Raises ArgumentTypeError for an unknown choice."""
    values = {choice.name: choice.value for choice in question.choices}

    def choice(name: str) -> Value:
        if name not in values:
            raise argparse.ArgumentTypeError(f"{name!r} is not one of: {'  '.join(values)}")
        return values[name]

    def choices(names: str) -> Value:
        wanted = {str(choice(name)) for name in _split(names)}
        return tuple(str(value) for value in values.values() if value in wanted)

    match question.kind:
        case Kind.SELECT:
            return choice
        case Kind.CHECKBOX:
            return choices
        case Kind.NAMES:
            return _split
        case _:
            return str


def _split(names: str) -> tuple[str, ...]:
    """The names in `names`; none for the word that the summary has for nothing."""
    if names == _NOTHING:
        return ()
    return tuple(name for name in names.split(",") if name)
