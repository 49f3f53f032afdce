"""`wizard env add`: lists another environment, with what is different there."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NoReturn

from authconfig import checks
from authconfig.errors import UsageError
from authconfig.file import place, reading, writing
from authconfig.models import AuthConfig, WithoutPool
from authconfig.names import DEFAULT_ENVIRONMENT
from authconfig.overrides import WithEnvironments
from authconfig.program import PROGRAM
from authconfig.settings import app_client, environment
from authconfig.vocabulary import PoolId
from wizard.commands import answer_options, completed, config_file, own_answers, verbose_option
from wizard.commands.answer_options import AnswerOptions
from wizard.commands.attendance import FindPerson
from wizard.commands.command import Command
from wizard.commands.config_file import ConfigFile
from wizard.commands.env import lookup, made_already, new_environment
from wizard.commands.env.lookup import Pool, ReadStack
from wizard.commands.env.made_already import Said
from wizard.commands.env.new_environment import Before, Draft, New
from wizard.commands.from_aws import read_stack
from wizard.commands.new_pool import random_id
from wizard.commands.walk import Walk
from wizard.documents import render
from wizard.interview.answers import Answers, Given
from wizard.interview.interview import Interview, Tell
from wizard.interview.prompt import Ask, Prompt, take_default
from wizard.interview.question import Kind
from wizard.interview.questions import SAME_IN_ALL
from wizard.interview.questions.walks import ENV_ADD
from wizard.interview.review import summary
from wizard.interview.vetting import vet
from wizard.terminal.person import find_person
from wizard.terminal.screen import diff, edge, filled, say, tell

DEPLOYED_AS: Final = "What is the file's user pool deployed as until now?"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard env add`.

    name: what the environment is called
    start: the environment whose overrides it starts from; "" for none
    existing: what the pool of a file without environments was deployed as; "" if that was not said
    deployed: whether its pool exists already; None if that was not said
    tags: those of its stack
    """

    file: ConfigFile
    answers: AnswerOptions
    name: str
    start: str = ""
    existing: str = ""
    deployed: bool | None = None
    tags: Mapping[str, str] = field(default_factory=dict)

    def further(self, before: Before, *, deployed: bool) -> str:
        """What the command line has beside the file and the answers, after a space, once all that is decided."""
        words = [self.name]
        if not before.is_own(self.name):
            words += ["--deployed" if deployed else "--not-deployed"]
        if not before.lists:
            words += ["--existing", before.all[0].name]
        if self.start:
            words += ["--from", self.start]
        for tag, value in self.tags.items():
            words += ["--tag", f"{tag}={value}"]
        return "".join(f" {shlex.quote(word)}" for word in words)


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "name", type=_name, metavar="NAME", help="what it is called: 1 to 32 letters, digits or hyphens"
    )
    config_file.declare(parser)
    start = parser.add_argument(
        "--from", dest="start", default="", metavar="ENV", help="start from what is different in this environment"
    )
    completed.by_environment(start)
    parser.add_argument(
        "--existing",
        type=_name,
        metavar="ENV",
        help="the environment that the file's user pool was deployed as, in a file that lists none yet (default: dev)",
    )
    parser.add_argument(
        "--tag",
        dest="tags",
        action="append",
        default=[],
        type=_tag,
        metavar="NAME=VALUE",
        help="a tag of its stack; repeatable",
    )
    deployed = parser.add_mutually_exclusive_group()
    deployed.add_argument(
        "--deployed",
        action="store_true",
        default=None,
        help="its user pool exists already: it keeps the id and the record of the file",
    )
    deployed.add_argument(
        "--not-deployed", dest="deployed", action="store_false", help="it gets a user pool of its own, which is new"
    )
    verbose_option.declare(parser)
    answer_options.declare(parser, ENV_ADD)
    for question in SAME_IN_ALL:
        parser.add_argument(question.option, type=_same_in_all, help=argparse.SUPPRESS)


def _same_in_all(_: str) -> NoReturn:
    """No answer. Raises ArgumentTypeError, which says why."""
    raise argparse.ArgumentTypeError(f"{own_answers.WHY}; it is chosen by `{PROGRAM} add`")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say. Raises ArgumentTypeError."""
    return Options(
        config_file.understood(namespace),
        answer_options.understood(namespace, ENV_ADD),
        namespace.name,
        namespace.start,
        namespace.existing or "",
        namespace.deployed,
        _once(namespace.tags),
    )


def _name(text: str) -> str:
    """`text`, the name of an environment. Raises ArgumentTypeError."""
    if reason := checks.environment_name(text):
        raise argparse.ArgumentTypeError(reason)
    return text


def _once(tags: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """The values of `tags` by name. Raises ArgumentTypeError for a name that is there twice."""
    found = dict(tags)
    if len(found) < len(tags):
        raise argparse.ArgumentTypeError("--tag gives two values to the same name")
    return found


def _tag(text: str) -> tuple[str, str]:
    """The name and the value of a tag. Raises ArgumentTypeError."""
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError("write a tag as NAME=VALUE")
    if reason := checks.tag_name(name) or checks.tag_value(value):
        raise argparse.ArgumentTypeError(reason)
    return name, value


def add(
    options: Options,
    find_person: FindPerson = find_person,
    new_id: Callable[[], PoolId] = random_id,
    read: ReadStack = read_stack,
) -> None:
    """Ask what is different in the environment, show what changes in the file, and write it.

    new_id: returns the id of a new pool; read: takes a stack, and returns where it looked and what it found
    Raises UsageError for a name that is taken or no pool, ChangeRefused for an answer that is refused, ConfigInvalid
    when the file cannot be written, and what the walk, `reading.parse` and `writing.replace` raise.
    """
    path = options.file.path
    text = reading.read_text(path)
    config = reading.parse(text, str(path))
    if isinstance(config, WithoutPool):
        raise UsageError(f"{path}: There is no user pool yet.\n  Make one with `{PROGRAM} add`.")
    place.check(path)
    before = new_environment.before(config, _existing(options, config, find_person))
    before.check_new(options.name)
    present = before.present(options.start)
    pool = before.known if before.is_own(options.name) else _made_already(options, before, find_person, read)
    existing = before.state(pool, options.name, present) if pool else None
    pools = (existing,) if existing else ()
    new = New(options.name, pool.id if pool else new_id(), existing, options.start, options.tags)

    client, *_ = config.app_clients  # the questions are about the first

    def begin(given: Given) -> Interview:
        asked = Interview(ENV_ADD, Given(), present, pools, take_default, tell, attended=False, client=client)
        return replace(asked, environment=options.name, given=vet(given, asked.present, asked.pools, client))

    def show(answers: Answers, tell: Tell) -> Draft:
        draft = new_environment.drafted(text, before, new, app_client.as_client(answers.settings, client))
        tell(f"\n{summary(answers, edge())}\n\n{diff(text, draft.text, str(path))}\n")
        return draft

    words = f"{ENV_ADD}{options.further(before, deployed=pool is not None)}"
    draft, again = Walk(options.file, options.answers, words, begin).held(options.answers.given, find_person, show)
    writing.replace(path, draft.text, expected=text)
    if options.answers.quiet:
        return
    names = ", ".join(each.name for each in draft.all)
    lists = f"It lists the environments {names}. Each has a user pool and a stack of its own."
    say(f"Wrote {path}.\n{filled(lists)}\n{render.next_steps((draft.added,), options.file.cdk_option)}{again}")


def _existing(options: Options, config: AuthConfig | WithEnvironments, find_person: FindPerson) -> str:
    """What the pool of a file that lists no environments was deployed as: the option's, the person's or the default.

    Raises UsageError for the option on a file that lists environments.
    """
    if isinstance(config, WithEnvironments):
        if options.existing:
            raise UsageError(f"{options.file.path}: It lists its environments already. Leave out --existing.")
        return ""
    if options.existing or options.answers.unattended or options.name == DEFAULT_ENVIRONMENT:
        return options.existing or DEFAULT_ENVIRONMENT
    person = options.answers.person(find_person)
    prompt = Prompt(DEPLOYED_AS, Kind.TEXT, DEFAULT_ENVIRONMENT, checks.environment_name)
    return str(person.ask(prompt)) if person else DEFAULT_ENVIRONMENT


def _made_already(options: Options, before: Before, find_person: FindPerson, read: ReadStack) -> Pool | None:
    """The pool that the environment has already, if any. Raises what `made_already.decided` raises."""
    values = options.answers.given.values
    account, region = (
        value if not setting.check(value := str(values.get(setting.key, ""))) else "" for setting in environment.PLACE
    )

    def person() -> Ask:
        found = None if options.answers.unattended else find_person()
        if found is None:
            raise UsageError(
                f"Whether {options.name} is deployed already is not known.\n  Give --deployed or --not-deployed."
            )
        return found.ask

    stacks = before.stacks(options.name, account, region)
    if not stacks:  # every pool that the file knows was given up there
        if options.deployed:
            raise UsageError(
                f"The pool that {options.name} had was removed from this file.\n"
                "  Give --not-deployed: the environment gets a new one. Or restore the file from version control."
            )
        return None
    said = Said(options.name, options.deployed, bool(account and region))
    return made_already.decided(said, lookup.look(stacks, read), before.known, person, tell)


COMMAND: Final = Command(declare, understood, add)
