"""`wizard user recover`: lets a user who lost a device sign in again. Needs an administrator's credentials."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from authconfig.errors import Interrupted
from authconfig.program import PROGRAM
from cloud.users.recovery import Act, Lost, Plan, UserState, plan as planned
from wizard.commands import completed, which_client
from wizard.commands.attendance import FindPerson
from wizard.commands.choices import chosen
from wizard.commands.command import Command
from wizard.commands.user import user_options
from wizard.commands.user.next_command import next_command
from wizard.commands.which_client import WhichClient
from wizard.interview.prompt import confirmation
from wizard.terminal.person import find_person
from wizard.terminal.screen import complain, say

if TYPE_CHECKING:
    from cloud.users.connection import PoolConnection
    from wizard.commands.user.opening import Surroundings

_WORDS = {
    Act.SET_PHONE: "set the phone number to {} and mark it as verified",
    Act.PREFER_SMS: "make text messages the preferred second factor",
    Act.PREFER_TOTP: "make the authenticator app the preferred second factor",
    Act.DISABLE_SMS: "disable text messages as a second factor",
    Act.DELETE_TOTP: "remove the authenticator app",
    Act.SIGN_OUT: "end all sessions, including those on the lost device",
}


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard user recover`.

    lost: what was lost; None for what the plan assumes
    phone_number: the new one, if there is one
    yes: whether to ask nothing
    """

    client: WhichClient
    username: str
    lost: Lost | None
    phone_number: str | None
    yes: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    user_options.declare_username(parser)
    which_client.declare(parser)
    lost = parser.add_argument(
        "--lost",
        type=partial(chosen, names=Lost, repeat=False),
        metavar="|".join(Lost),
        help="what was lost (default: app, or phone with --phone-number); an app that was not lost is kept",
    )
    completed.by_names(lost, Lost)
    parser.add_argument(
        "--phone-number",
        type=_phone_number,
        metavar="NUMBER",
        help="the phone number that gets the user's codes from now on, such as +15555550100",
    )
    parser.add_argument("--yes", action="store_true", help="carry out the plan without asking")


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    lost = Lost(namespace.lost) if namespace.lost else None
    return Options(
        which_client.understood(namespace), namespace.username, lost, namespace.phone_number, yes=namespace.yes
    )


def _phone_number(text: str) -> str:
    """`text`, if it is a phone number in the E.164 format, which Cognito requires."""
    if not re.fullmatch(r"\+[1-9][0-9]{2,14}", text):
        raise argparse.ArgumentTypeError("it takes a number with its country code and no spaces, such as +15555550100")
    return text


def recover(options: Options, find_person: FindPerson = find_person, surroundings: Surroundings | None = None) -> None:
    """Explain the plan, ask once, and carry it out. Raises CloudError, UsageError, and Interrupted on a no."""
    from cloud.administration import users as administration  # imported here: the command line is parsed without AWS
    from cloud.errors import CloudError
    from cloud.reading.deployment import read_pool
    from wizard.commands.user.asking import Asker
    from wizard.commands.user.opening import Surroundings, open_pool

    # If nobody is there to be asked, that is reported before any call.
    person = None if options.yes else Asker("recover", find_person).person_or("--yes")
    pool, _ = open_pool(options.client, surroundings or Surroundings())
    live = read_pool(pool.client, pool.id)
    if live is None:
        raise CloudError(f"The user pool {pool.id} no longer exists.", f"`{PROGRAM} check` says more.")
    user = administration.find_user(pool, options.username)
    plan = planned(live.settings, user, lost=options.lost, new_phone=options.phone_number)
    _explain(options, pool, user, plan)
    if person and not person.ask(replace(confirmation("Do this now?", default=False), decisive=True)):
        raise Interrupted("Nothing was changed.")
    _carry_out(options, pool, user, plan)


def _explain(options: Options, pool: PoolConnection, user: UserState, plan: Plan) -> None:
    say(f"For {options.username} in the pool {pool.id}, this will:")
    for act in plan.acts:
        say(f"  {_words(options, act)}")
    verified = "verified" if user.phone_verified else "not verified"
    say(f"Phone number: {f'{user.phone_hint}, {verified}' if user.phone else 'none'}.")
    for told in (plan.outcome, *plan.notes):
        say(told)


def _carry_out(options: Options, pool: PoolConnection, user: UserState, plan: Plan) -> None:
    """Carry out the plan. After a failure nothing more is changed, but the sessions are ended all the same."""
    from cloud.administration import users as administration
    from cloud.errors import CloudError

    done: list[Act] = []
    failed = False
    try:
        for act in plan.acts:
            if failed and act is not Act.SIGN_OUT:
                continue
            try:
                administration.carry_out(pool, user.username, act, options.phone_number)
            except CloudError as error:
                complain(str(error))
                failed = True
            else:
                done.append(act)
                say(f"Done: {_words(options, act)}.")
    except KeyboardInterrupt:
        # The act that was under way may have been done; doing it again does no harm.
        raise Interrupted(f"Interrupted. {_progress(options, plan, done)}\n  {_again(options, user)}") from None
    if failed:
        raise CloudError(_progress(options, plan, done), _again(options, user))


def _progress(options: Options, plan: Plan, done: list[Act]) -> str:
    def listed(acts: Iterable[Act]) -> str:
        return "; ".join(_words(options, act) for act in acts) or "nothing"

    return f"Done: {listed(done)}. Not done: {listed(act for act in plan.acts if act not in done)}."


def _again(options: Options, user: UserState) -> str:
    """How to finish it: with Cognito's name for the user, as the name that was typed may be the old phone number."""
    given = {"--lost": options.lost, "--phone-number": options.phone_number}
    words = (word for name, value in given.items() if value for word in (name, value))
    command = next_command(options.client, "recover", user.username, *words)
    return f"To finish, correct the cause and run this (it repeats what is already done, without harm):\n{command}"


def _words(options: Options, act: Act) -> str:
    return _WORDS[act].format(options.phone_number)


COMMAND: Final = Command(declare, understood, recover)
