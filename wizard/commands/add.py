"""`wizard add`: from questions to a new `auth.toml`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
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
from wizard.commands.attendance import FindPerson
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.new_pool import NewPool, random_id
from wizard.interview import naming
from wizard.terminal.person import find_person
from wizard.terminal.screen import say

if TYPE_CHECKING:
    from authconfig.models import AuthConfig, WithoutPool


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


def add(options: Options, find_person: FindPerson = find_person, new_id: Callable[[], PoolId] = random_id) -> None:
    """Ask the questions about a new pool and write its file. `new_id` returns the pool's id, 8 hexadecimal digits.

    Raises UsageError when the file has a pool already, ConfigInvalid when it cannot be written, and what
    the walk and `writing.replace` raise.
    """
    path = options.file.path
    text, emptied = _room_for_a_pool(path)
    place.check(path)
    pool = NewPool(options.file, options.answers, "add", lambda config: _new_text(text, config, path), emptied)
    config, new_text, again = pool.drafted(find_person, new_id())

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
    from authconfig import models  # imported here: the first prompt need not wait for it
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


COMMAND: Final = Command(declare, understood, add)
