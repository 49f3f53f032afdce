"""`wizard update`: the same questions, asked about a pool that exists."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from typing import Final

from authconfig.errors import UsageError
from authconfig.file import place, reading, writing
from authconfig.models import AuthConfig
from authconfig.settings import app_client
from authconfig.settings.setting import Settings
from authconfig.vocabulary import MfaMode
from wizard.commands import answer_options, config_file, translate, which_client
from wizard.commands.answer_options import AnswerOptions
from wizard.commands.answers import answers_given
from wizard.commands.attendance import FindPerson
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.read_back import check_text
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
    """The options of `wizard update`: which file to change, and the answers that it need not ask for."""

    file: ConfigFile
    answers: AnswerOptions


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    config_file.declare(parser)
    answer_options.declare(parser, "update")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say. Raises ArgumentTypeError."""
    return Options(config_file.understood(namespace), answer_options.understood(namespace, "update"))


def update(options: Options, find_person: FindPerson = find_person) -> None:
    """Ask the questions again, show what changes in the file, and write it.

    Raises UsageError when there is no pool or no such app client, ChangeRefused when an answer is refused,
    ConfigInvalid when the file cannot be written, and what the walk, `reading.parse` and `writing.replace` raise.
    """
    path = options.file.path
    given = answers_given(options.answers)
    text = reading.read_text(path)
    config = reading.parse(text, str(path))
    if not isinstance(config, AuthConfig):
        raise UsageError(f"{path}: There is no user pool to update.\n  Make one with `python -m wizard add`.")
    place.check(path)
    clients = (*config.app_clients,)
    given = which_client.about_one(given, clients)
    present = config.settings

    def begin(given: Given) -> Interview:
        client = given.values.get(CLIENT.key, clients[0])
        asked = Interview(
            "update", Given(), present, config.recorded(), take_default, tell, attended=False, client=client
        )
        return replace(asked, given=vet(given, asked.present, asked.pool, client))

    def show(answers: Answers, tell: Tell) -> tuple[AuthConfig, str] | None:
        client = answers.get(CLIENT.key, clients[0])
        wanted = translate.changed_config(config, app_client.as_client(answers.settings, client))
        changes = {each: value for each, value in wanted.settings.items() if value != present[each]}
        if not changes:
            return None
        new_text = writing.with_values(text, Settings(changes))
        check_text(new_text, wanted, path)
        tell(f"\n{summary(answers, edge())}\n\n{diff(text, new_text, str(path))}\n")
        for name in config.user_pool.groups:
            if name not in wanted.user_pool.groups:
                tell(_kept_group(name))
        return wanted, new_text

    draft, again = Walk(options.file, options.answers, "update", begin).held(given, find_person, show)
    if draft is None:
        say(f"Nothing changes in {path}.")
        return
    wanted, new_text = draft
    writing.replace(path, new_text, expected=text)
    left_on = config.created.mfa is MfaMode.ON and wanted.created.mfa is not MfaMode.ON
    say(f"Wrote {path}.\n{render.next_steps(wanted, options.file.cdk_option, left_on=left_on)}{again}")


def _kept_group(name: str) -> str:
    """What to say of a group that is taken out of the file."""
    delete = f"aws cognito-idp delete-group --user-pool-id USER_POOL_ID --group-name {name}"
    return (
        f"The group {name} stays in each deployed user pool, with its members, until it is deleted there. Its users\n"
        f"are kept when it is:\n  {delete}"
    )


COMMAND: Final = Command(declare, understood, update)
