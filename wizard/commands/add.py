"""`wizard add`: from questions to a new `auth.toml`."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authconfig.errors import UsageError
from authconfig.file import place
from authconfig.program import PROGRAM
from authconfig.settings import project
from authconfig.settings.setting import Settings
from authconfig.vocabulary import PoolId
from wizard.commands import answer_options, config_file
from wizard.commands.answer_options import AnswerOptions
from wizard.commands.answers import answers_given
from wizard.commands.attendance import FindPerson
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.loading import loading_ahead
from wizard.commands.walk import Walk
from wizard.interview import naming
from wizard.interview.answers import Answers, Given
from wizard.interview.interview import Interview, Tell
from wizard.interview.prompt import take_default
from wizard.interview.review import summary
from wizard.interview.vetting import vet
from wizard.terminal.person import find_person
from wizard.terminal.screen import edge, say, tell

if TYPE_CHECKING:
    from authconfig.models import AuthConfig, WithoutPool

_AFTER_THE_QUESTIONS: Final = ("authconfig.file.reading", "wizard.commands.translate", "wizard.documents.render")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard add`: where to write, and the answers that it need not ask for."""

    file: ConfigFile
    answers: AnswerOptions


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    config_file.declare(parser)
    answer_options.declare(parser, "add")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say. Raises ArgumentTypeError."""
    return Options(config_file.understood(namespace), answer_options.understood(namespace, "add"))


def random_id() -> PoolId:
    """An id for a new pool, which no other pool has."""
    return PoolId(secrets.token_hex(4))


def add(options: Options, find_person: FindPerson = find_person, new_id: Callable[[], PoolId] = random_id) -> None:
    """Ask the questions about a new pool and write its file. `new_id` returns the pool's id, 8 hexadecimal digits.

    Raises UsageError when the file has a pool already, ConfigInvalid when it cannot be written, and what
    the walk and `writing.replace` raise.
    """
    path, given = options.file.path, answers_given(options.answers)
    text, emptied = _room_for_a_pool(path)
    place.check(path)
    pool_id = new_id()
    suggest = partial(naming.suggestions, pool_id=pool_id)

    def begin(given: Given) -> Interview:
        present = suggest(_project(path, given, emptied))
        rename = None if emptied else suggest
        return Interview(
            "add", vet(given, present, ()), present, (), take_default, tell, attended=False, suggest=rename
        )

    def show(answers: Answers, tell: Tell) -> tuple[AuthConfig, str]:
        # Imported here: the models and the templates take longer to load than the first prompt may take to appear.
        from wizard.commands import translate
        from wizard.commands.read_back import check_text

        config = translate.new_config(answers.settings, pool_id, emptied.project.removed if emptied else ())
        new_text = _new_text(text, config, path)
        check_text(new_text, config, path)
        tell(f"\n{summary(answers, edge())}\n")
        return config, new_text

    walk = Walk(options.file, options.answers, "add", begin)
    with nullcontext() if options.answers.unattended else loading_ahead(_AFTER_THE_QUESTIONS):
        (config, new_text), again = walk.held(given, find_person, show)

    from authconfig.environments import Environment
    from authconfig.file import writing
    from wizard.documents import render

    writing.replace(path, new_text, expected=text)
    if not options.answers.quiet:
        steps = render.next_steps((Environment("", config),), options.file.cdk_option)
        say(f"Wrote {path}.\n{steps}{again}")


def _new_text(text: str | None, config: AuthConfig, path: Path) -> str:
    """The text of a file that describes `config`. `text` is the present one; None when there is no file."""
    from authconfig.file import writing
    from wizard.documents import render

    if text is None:
        return render.new_file(config, naming.schema_from(path))
    labelled = writing.with_values(text, Settings({project.RESOURCE: config.project.resource}))
    return labelled.rstrip() + "\n" + render.pool_tables(config)


def _room_for_a_pool(path: Path) -> tuple[str | None, WithoutPool | None]:
    """The text and the model of a file without a pool; both None without a file. Raises UsageError for a pool."""
    if _is_missing(path):
        return None, None
    from authconfig import models  # imported here for the same reason as above
    from authconfig.file import reading

    text = reading.read_text(path)
    config = reading.parse(text, str(path))
    if not isinstance(config, models.WithoutPool):
        raise UsageError(
            f"{path}: Refused: it has a user pool already.\n"
            f"  To change that one, run `{PROGRAM} update`. For another one, give --config a new path:\n"
            "  it gets a stack of its own."
        )
    return text, config


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:  # there is something, and reading it will report what is wrong
        return False
    return False


def _project(path: Path, given: Given, emptied: WithoutPool | None) -> str:
    """The project's name: the option's, the emptied file's or the folder's. Raises UsageError when two differ."""
    asked = given.values.get(project.NAME.key)
    if emptied is None:
        return str(asked or naming.project_from_folder(path.resolve().parent.name))
    if asked not in {None, emptied.project.name}:
        raise UsageError(
            f"{path}: Refused: the project is called {emptied.project.name}, and its stacks are named after it.\n"
            "  Leave out --project-name. For another project, give --config a new path."
        )
    return emptied.project.name


COMMAND: Final = Command(declare, understood, add)
