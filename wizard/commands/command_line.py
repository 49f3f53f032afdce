"""The command line, made from the questions. Parsing only: it reads no file and decides nothing."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from authconfig.names import DEFAULT_ENVIRONMENT
from wizard.commands.invocation import DEFAULT_CONFIG, Destination, Invocation
from wizard.commands.user import command_line as user_command_line
from wizard.documents.client_configuration import Format
from wizard.interview.answers import Given
from wizard.interview.question import Kind, SettingQuestion, WalkQuestion
from wizard.interview.questions import with_options
from wizard.terminal.person import Person

COMMANDS = {
    "add": "answer the questions for a new user pool and write the configuration file",
    "update": "change the answers of an existing user pool; what it cannot become is refused",
    "remove": "take the user pool out of the file, so that `add` can make a new one",
    "show": "what the file says, and what of it can still change",
    "questions": "print the table of all questions, with their options (docs/questions.md is its output)",
    "check": "compare the file with what is deployed, before the next deploy; reads AWS and changes nothing",
    "outputs": "write what an app has to know of the deployed user pool, as Amplify's client libraries read it",
}
_WITHOUT_A_FILE = {"questions"}
# What a request cannot say, and an option may.
_BESIDE_A_REQUEST = {"project.name"}
_NOTHING = "none"
_MOST_SHOWN = 6  # choices; the documentation lists all
_ASKING = {"add", "update"}
_CONFIRMING = _ASKING | {"remove"}
# The environment that each command reads when it is not told one: `show` then reads none.
_ENVIRONMENTS = {"show": None, "check": DEFAULT_ENVIRONMENT, "outputs": DEFAULT_ENVIRONMENT}


def parse(arguments: Sequence[str], find_person: Callable[[], Person | None]) -> Invocation:
    """The invocation that `arguments` describe. Exits with 2 and the usage when they describe none."""
    top = parser()
    namespace = top.parse_args(arguments)
    command = namespace.command
    if command == "outputs" and namespace.print and len(namespace.format) > 1:
        top.error("--print shows one file; name it with --format")
    if command == "user":
        return user_command_line.understood(namespace, find_person)
    asking = command in _ASKING
    answered = ((key, getattr(namespace, key)) for key in (_options(command) if asking else ()))
    values = {key: value for key, value in answered if value is not None}
    if empty := [key for key, value in values.items() if isinstance(value, list)]:
        top.error(f"{_options(command)[empty[0]]}=--: there is no such answer")  # argparse takes it for no value at all
    headless = asking and namespace.headless
    if headless and (others := sorted(set(values) - _BESIDE_A_REQUEST)):
        top.error(f"with --headless the request answers; leave out {_options(command)[others[0]]}")
    return Invocation(
        command=command,
        config=Path(DEFAULT_CONFIG) if command in _WITHOUT_A_FILE else namespace.config,
        given=Given(values),
        yes=command in _CONFIRMING and namespace.yes,
        find_person=find_person,
        environment=namespace.env if command in _ENVIRONMENTS else None,
        headless=headless,
        destination=_destination(namespace) if command == "outputs" else None,
    )


def _options(command: str) -> dict[str, str]:
    """The option of each question of `command` that has one, by key."""
    return {question.key: question.option for question in with_options(command)}


def _destination(namespace: argparse.Namespace) -> Destination:
    return Destination(namespace.format, None if namespace.print else namespace.out, namespace.force)


def parser() -> argparse.ArgumentParser:
    """The parser of all commands, with one option a question."""
    top = argparse.ArgumentParser(
        prog="python -m wizard",
        description="Asks the questions of `amplify add auth`; the answers go to the file that the CDK app reads.",
        allow_abbrev=False,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command, help_text in COMMANDS.items():
        # allow_abbrev: an abbreviation that works today is ambiguous once another question has come.
        sub = commands.add_parser(command, help=help_text, description=help_text, allow_abbrev=False)
        if command in _WITHOUT_A_FILE:
            continue
        sub.add_argument(
            "--config", type=Path, default=Path(DEFAULT_CONFIG), metavar="PATH", help="the file (default: %(default)s)"
        )
        if command in _CONFIRMING:
            sub.add_argument("--yes", action="store_true", help="ask nothing: what no option answers takes its default")
        if command in _ENVIRONMENTS:
            default = _ENVIRONMENTS[command]
            read = f"the environment to read from AWS (default: {default or 'none, AWS is not asked'})"
            sub.add_argument("--env", default=default, metavar="NAME", help=read)
        if command == "outputs":
            _add_outputs_options(sub)
        if command in _ASKING:
            sub.add_argument(
                "--headless", action="store_true", help="ask nothing: an Amplify headless request on standard input"
            )
            _add_answers(sub, command)
    user_command_line.add_to(commands)
    return top


def _add_answers(parser: argparse.ArgumentParser, command: str) -> None:
    group = parser.add_argument_group("answers", "one option a question; a question with an answer is not asked")
    for question in with_options(command):
        group.add_argument(
            question.option,
            dest=question.key,
            type=_reader(question),
            metavar=_metavar(question),
            help=question.help.replace("%", "%%"),
        )


def _add_outputs_options(parser: argparse.ArgumentParser) -> None:
    named = f"the files, separated by commas: {'  '.join(Format)} (default: %(default)s)"
    parser.add_argument("--format", type=_formats, default=str(Format.AMPLIFY_OUTPUTS), metavar="FILE,...", help=named)
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="the folder (default: this one)")
    place.add_argument("--print", action="store_true", help="print the one file, and write nothing")
    parser.add_argument("--force", action="store_true", help="replace a file that says something else")


def _formats(names: str) -> tuple[Format, ...]:
    """The formats in `names`, without repetition. Raises ArgumentTypeError for an unknown one, or none at all."""
    wanted = [name for name in names.split(",") if name]
    unknown = next((name for name in wanted if name not in set(Format)), None)
    if unknown is not None or not wanted:
        raise argparse.ArgumentTypeError(f"{unknown or ''!r} is not one of: {'  '.join(Format)}")
    return tuple(form for form in Format if form in wanted)


def _metavar(question: SettingQuestion[Any] | WalkQuestion) -> str:
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


def _reader(question: SettingQuestion[Any] | WalkQuestion) -> Callable[[str], Any]:
    """How the option of `question` turns its text into an answer. Raises ArgumentTypeError for an unknown choice."""
    values = {choice.name: choice.value for choice in question.choices}

    def choice(name: str) -> Any:
        if name not in values:
            raise argparse.ArgumentTypeError(f"{name!r} is not one of: {'  '.join(values)}")
        return values[name]

    def choices(names: str) -> tuple[Any, ...]:
        wanted = [choice(name) for name in _split(names)]
        return tuple(value for value in values.values() if value in wanted)

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
