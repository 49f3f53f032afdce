"""`wizard client add`: from questions to another app client."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from typing import Final

from authconfig import checks
from authconfig.environments import Described
from authconfig.errors import UsageError
from authconfig.file import place, writing
from authconfig.names import app_client_output
from authconfig.pool_state import PoolState
from authconfig.program import PROGRAM
from authconfig.settings import app_client, created
from authconfig.settings.setting import Settings
from wizard.commands import answer_options, completed, config_file, listed_client, translate
from wizard.commands.answer_options import AnswerOptions
from wizard.commands.attendance import FindPerson
from wizard.commands.client.described import described, recorded
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.read_back import check_text
from wizard.commands.walk import Walk
from wizard.documents import render
from wizard.interview.answers import Answers, Given
from wizard.interview.interview import Interview, Tell
from wizard.interview.prompt import take_default
from wizard.interview.questions.app_client import CLIENT
from wizard.interview.questions.walks import NEW_CLIENT
from wizard.interview.review import summary
from wizard.interview.vetting import vet
from wizard.terminal.person import find_person
from wizard.terminal.screen import edge, say, tell


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard client add`.

    name: what the file is to call the client
    like: the client whose settings the questions start from, None for the defaults
    """

    name: str
    file: ConfigFile
    answers: AnswerOptions
    like: str | None


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("name", metavar="NAME", help="what to call the app client in the file: letters and digits")
    config_file.declare(parser)
    like = parser.add_argument(
        answer_options.LIKE, metavar="NAME", help="start from the settings of this app client, not from the defaults"
    )
    completed.by_client(like)
    answer_options.declare(parser, NEW_CLIENT)


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say. Raises ArgumentTypeError."""
    if reason := checks.client_name(namespace.name):
        raise argparse.ArgumentTypeError(reason)
    answers = answer_options.understood(namespace, NEW_CLIENT)
    return Options(namespace.name, config_file.understood(namespace), answers, namespace.like)


def add(options: Options, find_person: FindPerson = find_person) -> None:
    """Ask the questions about a new app client and write it to the file, with the record of its kind.

    Raises UsageError when there is no pool or the name is taken, ChangeRefused for another kind than the name has had,
    ConfigInvalid when the file cannot be written, and what the walk and `writing.replace` raise.
    """
    path, name = options.file.path, options.name
    text, config = described(path)
    _check_free(name, config)
    place.check(path)
    existing = recorded(config)
    start = _start(config, existing, options)

    def begin(given: Given) -> Interview:
        asked = Interview(NEW_CLIENT, Given(), start, (existing,), take_default, tell, attended=False, client=name)
        return replace(asked, given=vet(given, asked.present, asked.pools, name))

    def show(answers: Answers, tell: Tell) -> tuple[Described, str]:
        wanted = translate.with_client(config, name, answers.settings)
        new_text = _new_text(text, config, wanted)
        check_text(new_text, wanted, path)
        tell(f"\n{summary(Answers({CLIENT.key: name, **answers}), edge())}\n")
        return wanted, new_text

    like = f" {answer_options.LIKE} {options.like}" if options.like else ""
    walk = Walk(options.file, options.answers, f"{NEW_CLIENT} {name}{like}", begin)
    (wanted, new_text), again = walk.held(options.answers.given, find_person, show)
    writing.replace(path, new_text, expected=text)
    if not options.answers.quiet:
        say(f"Wrote {path}.\n{_next(wanted, name)}{again}")


def _check_free(name: str, config: Described) -> None:
    if reason := checks.client_names((*config.app_clients, name)):
        raise UsageError(reason)
    if name in config.app_clients:
        raise UsageError(
            f"Refused: the file has an app client {name} already.\n"
            f"  To change it, run `{PROGRAM} update {CLIENT.option} {name}`. Another one needs another name."
        )


def _start(config: Described, existing: PoolState, options: Options) -> Settings:
    """What the questions start from: the file, and in it the new client like another one, of the kind that it had."""
    start = config.settings
    if options.like is not None:
        like = app_client.seen_by(start, listed_client.listed(options.like, (*config.app_clients,)))
        start = start | app_client.as_client(like, options.name)
    secret = app_client.of(options.name).secret
    return start.with_value(secret, existing.settings[secret]) if secret in existing.settings else start


def _new_text(text: str, config: Described, wanted: Described) -> str:
    """`text`, which says `config`, with the app clients of `wanted` that it has no table for, and their record."""
    for name in wanted.app_clients:
        text = writing.with_table(text, (app_client.TABLE, name), render.client_table(wanted.settings, name))
    record = {each: wanted.settings[each] for each in (created.PUBLIC_CLIENTS, created.CONFIDENTIAL_CLIENTS)}
    return writing.with_values(
        text, Settings({each: value for each, value in record.items() if value != config.settings[each]})
    )


def _next(config: Described, name: str) -> str:
    """What comes next for the app client called `name`."""
    deployed = f"The next deployment makes the app client {name}: its id is the output {app_client_output(name)}."
    if not config.app_clients[name].secret:
        return deployed
    return (
        f"{deployed}\nA server gets its secret, which nothing here prints or writes, by:\n"
        "  aws cognito-idp describe-user-pool-client --user-pool-id USER_POOL_ID --client-id CLIENT_ID \\\n"
        "    --query UserPoolClient.ClientSecret --output text"
    )


COMMAND: Final = Command(declare, understood, add)
