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
from cloud.user_errors import WrongCode
from wizard.prompt import Offer, Prompt
from wizard.question import Kind
from wizard.terminal import Person, complain, say
from wizard.user_command_line import UserInvocation

_Answer = TypeVar("_Answer")
_LABELS = {MfaType.SMS: "Text message", MfaType.TOTP: "Authenticator app"}


def password(invocation: UserInvocation, message: str, option: str, variable: str | None) -> SecretStr:
    """A password: the one in the environment variable that `option` names, or typed. Raises UsageError."""
    if variable is None:
        return SecretStr(_someone(invocation, option).type_secret(message, _no_text))
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


def attribute(invocation: UserInvocation, name: str) -> str:
    """The value of the user's attribute `name`: an option's, or typed. Raises UsageError."""
    given = invocation.attributes.get(name)
    return given or _someone(invocation, f"--attribute {name}=VALUE").type_text(f"{name}:")


def factor(invocation: UserInvocation, offered: Sequence[MfaType]) -> MfaType:
    """The factor to sign in with: the option's, or chosen. Raises UsageError."""
    if invocation.factor is not None:
        if invocation.factor in offered:
            return invocation.factor
        raise UsageError(f"{invocation.factor} is not offered to this user.\n  Give --factor {' or '.join(offered)}.")
    offers = tuple(Offer(_LABELS[each], each, None) for each in offered)
    prompt = Prompt("How do you want to sign in?", Kind.SELECT, offered[0], lambda _: None, offers)
    return MfaType(str(_someone(invocation, "--factor").ask(prompt)))


def _code(invocation: UserInvocation, message: str) -> SecretStr:
    if invocation.code_env is not None:
        text = _from_environment("--code-env", invocation.code_env, _no_code)
    elif invocation.code_stdin:
        text = _from_input(message)
    else:
        text = _someone(invocation, "--code-env or --code-stdin").type_secret(message, _no_code)
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


def _someone(invocation: UserInvocation, option: str) -> Person:
    """The person. Raises UsageError, which names the option that answers without one."""
    person = invocation.find_person()
    if person is None:
        raise UsageError(
            f"`{invocation.command_text}` asks, and standard input or output is not a terminal.\n  Give {option}."
        )
    return person


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
