"""The command line of `wizard user`: what a pool's users meet, rehearsed from a terminal. Parsing only.

No option takes a secret: an option's value stays in the shell's history and shows in the list of processes.
"""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final

from authconfig.errors import UsageError
from authconfig.names import DEFAULT_ENVIRONMENT
from authconfig.vocabulary import MfaType
from wizard.commands import discreet_parser
from wizard.commands.invocation import DEFAULT_CONFIG, Invocation
from wizard.interview.answers import Given
from wizard.terminal.person import Person

HELP: Final = "go through what the pool's users meet: sign up, sign in, second factors, a lost device"
ACTIONS: Final[Mapping[str, str]] = {
    "sign-up": "sign a user up",
    "confirm": "confirm a sign-up with the code that was sent",
    "sign-in": "sign in and answer what comes: a code, a choice, a new password, a new authenticator app",
    "totp": "set an authenticator app up for the user who is signed in",
    "mfa": "show the second factors of the user who is signed in, or change them",
    "sign-out": "end all sessions of the user who is signed in",
    "recover": "let a user in who lost a device; needs an administrator's credentials",
}
PREFERENCES: Final = ("enabled", "preferred", "disabled")
LOST: Final = ("app", "phone", "both")
_NAMING_A_USER: Final = {"sign-up", "confirm", "sign-in", "recover"}
_GIVING_A_PASSWORD: Final = {"sign-up", "sign-in"}
_GIVING_A_CODE: Final = {"confirm", "sign-in", "totp"}
_SETTING_UP: Final = {"sign-in", "totp"}


@dataclass(frozen=True, slots=True)
class UserInvocation(Invocation):
    """What a command of `wizard user` is given besides.

    action: which one; *_env: the environment variable that holds a secret; None where there is none
    """

    action: str = ""
    username: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    password_env: str | None = None
    new_password_env: str | None = None
    code_env: str | None = None
    code_stdin: bool = False
    password_flow: bool = False
    keep: bool = False
    resend: bool = False
    factor: MfaType | None = None
    app_name: str | None = None
    png: Path | None = None
    sms: str | None = None
    totp: str | None = None
    phone_number: str | None = None
    lost: str | None = None

    @property
    def command_text(self) -> str:
        """The command, to begin a message with."""
        return f"wizard {self.command} {self.action}"

    @property
    def when_interrupted(self) -> str:
        """No more than that: Cognito may have been called before."""
        return "Interrupted."

    @property
    def someone(self) -> Person:
        """The person, who has to be there. Raises UsageError."""
        return self.person_or("--yes")

    def person_or(self, option: str) -> Person:
        """The person. Raises UsageError, which names the option that answers without one."""
        person = self.find_person()
        if person is None:
            raise UsageError(
                f"`{self.command_text}` asks, and standard input or output is not a terminal.\n  Give {option}."
            )
        return person

    def next_command(self, action: str, *arguments: str) -> str:
        """The command line of another command for the same pool."""
        environment = () if self.environment == DEFAULT_ENVIRONMENT else ("--env", str(self.environment))
        return f"  python -m wizard user {shlex.join((action, *arguments, *environment))}{self.config_option}"


def understood(namespace: argparse.Namespace, find_person: Callable[[], Person | None]) -> UserInvocation:
    """The invocation that the options in `namespace` describe."""
    own = {each.name for each in fields(UserInvocation)} - {each.name for each in fields(Invocation)}
    options = {name: value for name, value in vars(namespace).items() if name in own}
    options["attributes"] = dict(options.pop("attributes", None) or ())
    return UserInvocation(
        command=namespace.command,
        config=namespace.config,
        given=Given(),
        yes=getattr(namespace, "yes", False),
        find_person=find_person,
        environment=namespace.env,
        **options,
    )


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `user`, with a parser a command, to the parser's `commands`."""
    usual, commands._parser_class = commands._parser_class, discreet_parser.DiscreetParser
    user = commands.add_parser("user", help=HELP, description=HELP, allow_abbrev=False)
    commands._parser_class = usual
    actions = user.add_subparsers(dest="action", required=True, metavar="COMMAND")
    for action, text in ACTIONS.items():
        parser = actions.add_parser(action, help=text, description=text, allow_abbrev=False)
        if action in _NAMING_A_USER:
            parser.add_argument(
                "username", metavar="USERNAME", help="the user name, or the email or phone to sign in with"
            )
        parser.add_argument(
            "--config", type=Path, default=Path(DEFAULT_CONFIG), metavar="PATH", help="the file (default: %(default)s)"
        )
        parser.add_argument(
            "--env", default=DEFAULT_ENVIRONMENT, metavar="NAME", help="the environment (default: %(default)s)"
        )
        _add_secrets(parser, action)
        _add_own(parser, action)


def _add_secrets(parser: argparse.ArgumentParser, action: str) -> None:
    """Where secrets come from when nobody types them."""
    if action in _GIVING_A_PASSWORD:
        _add_variable(parser, "--password-env", "the password")
    if action == "sign-in":
        _add_variable(parser, "--new-password-env", "the password that replaces an administrator's temporary one")
    if action in _GIVING_A_CODE:
        group = parser.add_mutually_exclusive_group()
        _add_variable(group, "--code-env", "the code")
        group.add_argument("--code-stdin", action="store_true", help="read codes from standard input, one a line")


def _add_own(parser: argparse.ArgumentParser, action: str) -> None:
    if action in _GIVING_A_PASSWORD:
        parser.add_argument(
            "--attribute",
            dest="attributes",
            action="append",
            type=discreet_parser.attribute,
            metavar="NAME=VALUE",
            help="an attribute of the user, such as email=ann@example.com or phone_number=+15555550100; repeatable",
        )
    if action in _SETTING_UP:
        parser.add_argument(
            "--app-name", metavar="TEXT", help="what the authenticator app lists (default: the project)"
        )
        parser.add_argument("--png", type=Path, metavar="FILE", help="write the QR code of a set-up to a new image too")
    match action:
        case "confirm":
            parser.add_argument("--resend", action="store_true", help="have the code sent again, and end")
        case "sign-in":
            parser.add_argument(
                "--factor",
                type=discreet_parser.factor,
                metavar="|".join(MfaType),
                help="the factor, if there is a choice",
            )
            parser.add_argument("--keep", action="store_true", help="keep the session for `totp`, `mfa` and `sign-out`")
            parser.add_argument(
                "--password-flow", action="store_true", help="send the password itself, if the app client allows it"
            )
        case "mfa":
            for option in ("--sms", "--totp"):
                parser.add_argument(option, choices=PREFERENCES, help="what the factor is to be")
        case "recover":
            parser.add_argument(
                "--lost",
                choices=LOST,
                help="what was lost (default: app, or phone with --phone-number); an app that was not lost is kept",
            )
            parser.add_argument(
                "--phone-number",
                type=discreet_parser.phone_number,
                metavar="NUMBER",
                help="the phone that gets the user's codes from now on, such as +15555550100",
            )
            parser.add_argument("--yes", action="store_true", help="do what is planned without asking")


def _add_variable(parser: argparse._ActionsContainer, option: str, what: str) -> None:
    parser.add_argument(
        option, type=discreet_parser.variable, metavar="NAME", help=f"the environment variable that holds {what}"
    )
    # Not known, it would be repeated in the error, with its value.
    parser.add_argument(
        option.removesuffix("-env"), type=discreet_parser.refused, default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )
