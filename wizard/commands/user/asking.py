"""Where passwords, codes and other answers come from: the person, an environment variable, standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import SecretStr

from authconfig.errors import UsageError
from authconfig.vocabulary import MfaType
from cloud.users.refusals import RefusedPassword, WrongCode
from wizard.commands.user.command_line import UserInvocation
from wizard.interview.prompt import Offer, Prompt
from wizard.interview.question import Kind
from wizard.terminal.screen import complain, say

_Answer = TypeVar("_Answer")
_CODE_OPTIONS = "--code-env or --code-stdin"
_LABELS = {MfaType.SMS: "Text message", MfaType.TOTP: "Authenticator app"}


def password(invocation: UserInvocation, message: str, option: str, variable: str | None) -> SecretStr:
    """A password: the one in the environment variable that `option` names, or typed. Raises UsageError."""
    if variable is None:
        return SecretStr(invocation.person_or(option).type_secret(message, _no_text))
    return SecretStr(_from_environment(option, variable, _no_text))


def with_code(invocation: UserInvocation, message: str, send: Callable[[SecretStr], _Answer]) -> _Answer:
    """What `send` gives for a code. A wrong one is asked for again, unless it came from the environment."""
    while True:
        try:
            return send(_code(invocation, message))
        except WrongCode as error:
            if invocation.code_env:
                raise
            complain(str(error))


def new_password(invocation: UserInvocation, send: Callable[[SecretStr], _Answer]) -> _Answer:
    """What `send` gives for a new password. One that the pool refuses is asked for again, if a person typed it."""
    while True:
        variable = invocation.new_password_env
        try:
            return send(password(invocation, "New password:", "--new-password-env", variable))
        except RefusedPassword as error:
            if variable is not None:
                raise
            complain(str(error))


def check_code_source(invocation: UserInvocation) -> None:
    """Raises UsageError when no code can come: the variable is not set, or nobody is there and no option is given."""
    if invocation.code_env is not None:
        _from_environment("--code-env", invocation.code_env, _no_code)
    elif not invocation.code_stdin:
        invocation.person_or(_CODE_OPTIONS)


def attribute(invocation: UserInvocation, name: str) -> str:
    """The value of the user's attribute `name`: an option's, or typed. Raises UsageError."""
    given = invocation.attributes.get(name)
    return given or invocation.person_or(f"--attribute {name}=VALUE").type_text(f"{name}:")


def factor(invocation: UserInvocation, offered: Sequence[MfaType]) -> MfaType:
    """The factor to sign in with: the option's, or chosen. Raises UsageError."""
    if invocation.factor is not None:
        if invocation.factor in offered:
            return invocation.factor
        raise UsageError(f"{invocation.factor} is not offered to this user.\n  Give --factor {' or '.join(offered)}.")
    offers = tuple(Offer(_LABELS[each], each, None) for each in offered)
    prompt = Prompt("How do you want to sign in?", Kind.SELECT, offered[0], offers=offers)
    return MfaType(str(invocation.person_or("--factor").ask(prompt)))


def _code(invocation: UserInvocation, message: str) -> SecretStr:
    if invocation.code_env is not None:
        text = _from_environment("--code-env", invocation.code_env, _no_code)
    elif invocation.code_stdin:
        text = _from_input(message)
    else:
        text = invocation.person_or(_CODE_OPTIONS).type_secret(message, _no_code)
    return SecretStr("".join(text.split()))  # an app shows 123 456


def _from_input(message: str) -> str:
    say(message)
    sys.stdout.flush()  # who answers through a pipe waits for it
    line = sys.stdin.readline()
    if not line:
        raise UsageError("Standard input ended before the code came.\n  Write one code a line to it.")
    if reason := _no_code(line):
        raise UsageError(f"What came on standard input is no code: {reason}\n  Write one code a line to it.")
    return line


def _from_environment(option: str, variable: str, check: Callable[[str], str | None]) -> str:
    """Without the variable's name in a message: who mistakes the option gives the secret itself."""
    value = os.environ.get(variable, "")
    if not value:
        raise UsageError(f"The environment variable that {option} names is not set, or is empty.\n  Export it first.")
    if reason := check(value):
        raise UsageError(f"The environment variable that {option} names cannot be used.\n  {reason}")
    return value


def _no_text(text: str) -> str | None:
    """Reason why `text` cannot be sent."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "It must be text in UTF-8."
    return None if text else "It must not be empty."


def _no_code(text: str) -> str | None:
    """Reason why `text` is no code. Cognito's are of six digits, and it is for Cognito to say so."""
    return None if re.fullmatch(r"[0-9]+", "".join(text.split())) else "A code is made of digits."
