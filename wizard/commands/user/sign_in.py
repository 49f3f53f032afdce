"""`wizard user sign-in`: signs a user in, answering whatever the pool asks for."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, assert_never

from authconfig.vocabulary import MfaType
from wizard.commands import completed, which_client
from wizard.commands.attendance import FindPerson
from wizard.commands.choices import chosen
from wizard.commands.command import Command
from wizard.commands.user import secret_options, set_up, user_options
from wizard.commands.user.secret_options import CodeSource
from wizard.commands.user.set_up import CODE, SetUp
from wizard.commands.which_client import WhichClient
from wizard.terminal.person import find_person
from wizard.terminal.screen import say

if TYPE_CHECKING:
    from cloud.users.connection import PoolConnection
    from cloud.users.steps import SignedIn, Step
    from wizard.commands.user.asking import Asker
    from wizard.commands.user.opening import Surroundings


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `wizard user sign-in`.

    password_env, new_password_env: the environment variable with the password, if there is one
    factor: the one to sign in with, if there is a choice
    keep: whether to keep the session
    password_flow: whether to send the password itself
    """

    client: WhichClient
    username: str
    password_env: str | None
    new_password_env: str | None
    code: CodeSource
    attributes: Mapping[str, str]
    set_up: SetUp
    factor: MfaType | None
    keep: bool
    password_flow: bool


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    user_options.declare_username(parser)
    which_client.declare(parser)
    secret_options.declare_variable(parser.add_argument, "--password-env", "the password")
    secret_options.declare_variable(
        parser.add_argument, "--new-password-env", "the password that replaces an administrator's temporary one"
    )
    secret_options.declare_code(parser)
    user_options.declare_attributes(parser)
    set_up.declare(parser)
    factor = parser.add_argument(
        "--factor",
        type=partial(chosen, names=MfaType, repeat=False),
        metavar="|".join(MfaType),
        help="the second factor to use, if there is a choice",
    )
    completed.by_names(factor, MfaType)
    parser.add_argument("--keep", action="store_true", help="keep the session for `totp`, `mfa` and `sign-out`")
    parser.add_argument(
        "--password-flow",
        action="store_true",
        help="send the password itself instead of proving it by SRP, if the app client allows that",
    )


def understood(namespace: argparse.Namespace) -> Options:
    """What the options say."""
    return Options(
        client=which_client.understood(namespace),
        username=namespace.username,
        password_env=namespace.password_env,
        new_password_env=namespace.new_password_env,
        code=secret_options.understood_code(namespace),
        attributes=user_options.understood_attributes(namespace),
        set_up=set_up.understood(namespace),
        factor=namespace.factor and MfaType(namespace.factor),
        keep=namespace.keep,
        password_flow=namespace.password_flow,
    )


def sign_in(options: Options, find_person: FindPerson = find_person, surroundings: Surroundings | None = None) -> None:
    """Sign in, and keep the session with --keep. Raises CloudError and UsageError."""
    from cloud.users import sign_in as signing_in, steps  # imported here: the command line is parsed without AWS
    from wizard.commands.user import asking, kept_session
    from wizard.commands.user.kept_session import KeptSession
    from wizard.commands.user.opening import Surroundings, open_client

    asker = asking.Asker("sign-in", find_person)
    surroundings = surroundings or Surroundings()
    pool, project = open_client(options.client, surroundings)
    password = asking.password(asker, "Password:", "--password-env", options.password_env)
    step = signing_in.begin(pool, options.username, password, srp=not options.password_flow)
    while not isinstance(step, steps.SignedIn):
        step = _answered(options, asker, pool, project, step)
    say(f"{options.username} is signed in.")
    if options.keep:
        expires = surroundings.now() + timedelta(seconds=step.expires_in)
        session = KeptSession(pool.id, options.username, step.access_token, expires)
        path = kept_session.keep(surroundings.folder, session)
        say(f"The session is kept in {path} until {expires:%Y-%m-%d %H:%M %Z}.")


def _answered(options: Options, asker: Asker, pool: PoolConnection, project: str, step: Step) -> Step | SignedIn:
    """Answer `step`, and return the next one."""
    from cloud.users import sign_in as signing_in, steps
    from wizard.commands.user import asking

    def with_code(message: str) -> Step | SignedIn:
        return asking.with_code(asker, options.code, message, lambda code: signing_in.answer(pool, step, code))

    match step:
        case steps.CodeWanted(factor=wanted, destination=destination):
            return with_code(_code_of(wanted, destination))
        case steps.ChoiceWanted(factors=offered):
            return signing_in.answer(pool, step, asking.factor(asker, offered, options.factor))
        case steps.SetUpWanted():
            say("The pool requires a second factor, and the user has none yet.")
            asking.check_code_source(asker, options.code)
            set_up.check_image(options.set_up)
            return signing_in.answer(pool, step, None)
        case steps.SecretShared(secret=secret):
            set_up.show_set_up(options.set_up, project, options.username, secret, attended=asker.attended)
            return with_code(CODE)
        case steps.NewPasswordWanted(attributes=names):
            say("The password is a temporary one, set by an administrator. A new one must replace it.")
            attributes = {name: asking.attribute(asker, name, options.attributes) for name in names}
            return asking.accepted_password(
                asker,
                "New password:",
                "--new-password-env",
                options.new_password_env,
                lambda password: signing_in.answer(pool, step, steps.NewPassword(password, attributes)),
            )
        case steps.SetUpDone():
            raise AssertionError("It asks nothing, and has been answered.")
        case _:
            assert_never(step)


def _code_of(factor: MfaType, destination: str) -> str:
    """The prompt for a code of `factor`. destination: where a text message went; "" when unknown"""
    match factor:
        case MfaType.SMS:
            return f"Code from the text message{f' to {destination}' if destination else ''}:"
        case MfaType.TOTP:
            return "Code that the authenticator app shows now:"
        case _:
            assert_never(factor)


COMMAND: Final = Command(declare, understood, sign_in)
