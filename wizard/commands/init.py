"""`wizard init`: a new project: a CDK app, its tests and its environment, around a new `auth.toml`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from authconfig.errors import Interrupted, UsageError
from authconfig.program import COMMAND as INSTALLED
from authconfig.vocabulary import PoolId
from wizard.commands import answer_options
from wizard.commands.answer_options import AnswerOptions
from wizard.commands.attendance import FindPerson
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.new_folder import AUTH, ENVIRONMENT, NewFolder
from wizard.commands.new_pool import NewPool, random_id
from wizard.documents.project_files import REQUIREMENTS
from wizard.interview import naming
from wizard.interview.interview import Tell, tell_nobody
from wizard.terminal.person import find_person
from wizard.terminal.screen import announce, say

if TYPE_CHECKING:
    from authconfig.models import AuthConfig

# What sets the environment up where `init` has not, or not to its end.
_BY_HAND: Final = (
    f"python3 -m venv {ENVIRONMENT}",
    f"{ENVIRONMENT}/bin/pip install --no-compile --requirement {REQUIREMENTS}",
    f"{ENVIRONMENT}/bin/{INSTALLED} install",
    f"{ENVIRONMENT}/bin/pytest --snapshot-update",
)


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard init`. folder: of the project; install: whether to set up its environment"""

    folder: NewFolder
    answers: AnswerOptions
    install: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path(),
        metavar="DIR",
        help="the folder of the project, which is made if it is not there (default: the current one)",
    )
    parser.add_argument(
        "--no-install",
        action="store_true",
        help=f"do not make {ENVIRONMENT}, the environment with Python packages, Node.js and the CDK CLI; say how to",
    )
    answer_options.declare(parser, "add")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say. Raises ArgumentTypeError."""
    answers = answer_options.understood(namespace, "add", "init")
    return Options(NewFolder(namespace.folder), answers, not namespace.no_install)


def set_up(folder: NewFolder, tell: Tell) -> None:
    """Make the environment of the project in `folder`, and record its templates. Raises InstallationFailed."""
    from wizard.installation import steps
    from wizard.installation.environment import VirtualEnvironment

    environment = VirtualEnvironment(folder.environment)
    tell(f"\nInstalling into {environment.folder}, once: {steps.SIZE}")
    recording = steps.Step("The template, recorded for the tests", lambda: environment.record_templates(folder.path))
    packages = steps.packages(environment, folder.path / REQUIREMENTS)
    steps.carry_out((*packages, *steps.node_and_cdk(environment), recording), tell)


def init(
    options: Options,
    find_person: FindPerson = find_person,
    new_id: Callable[[], PoolId] = random_id,
    set_up: Callable[[NewFolder, Tell], None] = set_up,
) -> None:
    """Ask the questions about a new pool, write the project, and set up its environment.

    new_id: as `add` has it; set_up: sets up the environment of the project in a folder, and tells of each step
    Raises UsageError for a folder that cannot take the project and for an environment that cannot be set up, and what
    the questions and the writing raise: then nothing was written.
    """
    folder = options.folder
    folder.check(installs=options.install)
    path = folder.path / AUTH
    words = " ".join(("init", folder.word, *([] if options.install else ["--no-install"])))
    pool = NewPool(ConfigFile(path, usual=path), options.answers, words, _auth_toml)
    config, auth, again = pool.drafted(find_person, new_id())
    written = folder.write(config.project.name, auth)
    quiet = options.answers.quiet
    if not quiet:
        say(f"Made the project {config.project.name} in {folder.path.resolve()}:")
        say("\n".join(f"  {each}" for each in written))
        _say_what_git_must_ignore(written)
    if options.install:
        _set_up(folder, lambda: set_up(folder, tell_nobody if quiet else announce))
    if not quiet:
        _say_what_is_next(folder, config, installed=options.install)
        say(again.removeprefix("\n"))


def _auth_toml(config: AuthConfig) -> str:
    from wizard.documents import render

    return render.new_file(config, (Path(ENVIRONMENT) / naming.INSTALLED_SCHEMA).as_posix(), INSTALLED)


def _set_up(folder: NewFolder, set_up: Callable[[], None]) -> None:
    """Set up, and say of one that ends half-way that the project itself is written, and how to go on."""
    by_hand = "\n".join(f"  {line}" for line in (f"cd {folder.word}", *_BY_HAND))
    try:
        set_up()
    except UsageError as error:
        raise UsageError(f"{error}\nThe project is written. To set up its environment by hand:\n{by_hand}") from None
    except KeyboardInterrupt:
        message = "Interrupted. The project is written. To set up its environment by hand:"
        raise Interrupted(f"{message}\n{by_hand}") from None


def _say_what_git_must_ignore(written: Collection[str]) -> None:
    """Say it where the project has no `.gitignore` of ours."""
    from wizard.documents.project_files import IGNORED, project_files

    if IGNORED not in written:
        lines = project_files("")[IGNORED].splitlines()
        say(f"\nThe {IGNORED} that is there stays. It has to ignore:\n" + "\n".join(f"  {each}" for each in lines))


def _say_what_is_next(folder: NewFolder, config: AuthConfig, *, installed: bool) -> None:
    from authconfig.environments import Environment
    from authconfig.names import DEFAULT_ENVIRONMENT
    from wizard.documents import render

    there = [] if folder.path.resolve() == Path.cwd() else [f"cd {folder.word}"]
    lines = [*there, *([] if installed else _BY_HAND), f"source {ENVIRONMENT}/bin/activate"]
    say("\nTo work on it:\n" + "\n".join(f"  {line}" for line in lines))
    say(render.next_steps((Environment("", config),), "", program=INSTALLED).removesuffix("\n"))
    say(render.reference(config.stack(DEFAULT_ENVIRONMENT)).removesuffix("\n"))


COMMAND: Final = Command(declare, understood, init)
