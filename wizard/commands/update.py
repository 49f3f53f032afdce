"""`wizard update`: the same questions, asked about a pool that exists."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from typing import Final

from authconfig.errors import UsageError
from authconfig.file import place, reading, writing
from authconfig.models import WithoutPool
from authconfig.program import PROGRAM
from authconfig.settings import app_client
from wizard.commands import answer_options, completed, config_file, edited, listed_client
from wizard.commands.answer_options import AnswerOptions
from wizard.commands.answers import answers_given
from wizard.commands.attendance import FindPerson
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.edited import Edited
from wizard.commands.own_answers import check_own
from wizard.commands.walk import Walk
from wizard.documents import render
from wizard.interview.answers import Answers, Given
from wizard.interview.interview import Interview, Tell
from wizard.interview.prompt import take_default
from wizard.interview.questions.app_client import CLIENT
from wizard.interview.review import summary
from wizard.interview.vetting import vet
from wizard.terminal.person import find_person
from wizard.terminal.screen import diff, edge, say, tell


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard update`: which file to change, and the answers that it need not ask for.

    environment: the one that gets answers of its own; "" for what all share
    """

    file: ConfigFile
    answers: AnswerOptions
    environment: str = ""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    config_file.declare(parser)
    environment = parser.add_argument(
        "--env",
        metavar="NAME",
        default="",
        help="give this environment answers of its own (default: change what all environments share)",
    )
    completed.by_environment(environment)
    answer_options.declare(parser, "update")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say. Raises ArgumentTypeError."""
    file, answers = config_file.understood(namespace), answer_options.understood(namespace, "update")
    return Options(file, answers, namespace.env)


def update(options: Options, find_person: FindPerson = find_person) -> None:
    """Ask the questions again, show what changes in the file, and write it.

    Raises UsageError when there is no pool or no such app client, or an answer is not an environment's to give,
    ChangeRefused when an answer is refused, ConfigInvalid when the file cannot be written, and what the walk,
    `reading.parse` and `writing.replace` raise.
    """
    path = options.file.path
    given = answers_given(options.answers)
    text = reading.read_text(path)
    config = reading.parse(text, str(path))
    if isinstance(config, WithoutPool):
        raise UsageError(f"{path}: There is no user pool to update.\n  Make one with `{PROGRAM} add`.")
    scope = edited.scope(config, options.environment, path)
    if scope.own:
        check_own(given)
    place.check(path)
    present, pools, clients = scope.present, scope.pools, (*config.app_clients,)
    given = listed_client.about_one(given, clients)

    def begin(given: Given) -> Interview:
        client = given.values.get(CLIENT.key, clients[0])
        asked = Interview(
            "update", Given(), present, pools, take_default, tell, attended=False, environment=scope.own, client=client
        )
        return replace(asked, given=vet(given, asked.present, asked.pools, client))

    def show(answers: Answers, tell: Tell) -> Edited | None:
        client = answers.get(CLIENT.key, clients[0])
        draft = edited.edited(text, scope, app_client.as_client(answers.settings, client))
        if draft is None:
            return None
        tell(f"\n{summary(answers, edge())}\n\n{diff(text, draft.text, str(path))}\n")
        for name in draft.groups_taken_out:
            tell(_kept_group(name))
        return draft

    words = f"update --env {scope.own}" if scope.own else "update"
    draft, again = Walk(options.file, options.answers, words, begin).held(given, find_person, show)
    if draft is not None:
        writing.replace(path, draft.text, expected=text)
    if not options.answers.quiet:
        say(_done(draft, options) + again)
    elif draft is not None:
        _say_what_nobody_can_know(draft, options)


def _done(draft: Edited | None, options: Options) -> str:
    path = options.file.path
    if draft is None:
        return f"Nothing changes in {path}."
    return f"Wrote {path}.\n{render.next_steps(draft.changed, options.file.cdk_option, draft.left_on)}"


def _say_what_nobody_can_know(draft: Edited, options: Options) -> None:
    """What this change alone makes necessary, at the next deployment or after it."""
    for name in draft.groups_taken_out if options.answers.unattended else ():  # a person was told before
        say(_kept_group(name))
    if draft.left_on:
        say(render.leave_required_mfa(draft.changed, options.file.cdk_option, draft.left_on))


def _kept_group(name: str) -> str:
    """What to say of a group that is taken out of the file."""
    delete = f"aws cognito-idp delete-group --user-pool-id USER_POOL_ID --group-name {name}"
    return (
        f"The group {name} stays in each deployed user pool, with its members, until it is deleted there. Its users\n"
        f"are kept when it is:\n  {delete}"
    )


COMMAND: Final = Command(declare, understood, update)
