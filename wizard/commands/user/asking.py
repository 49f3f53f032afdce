"""Gets passwords, codes and other answers: from the person, an environment variable or standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import SecretStr

from authconfig.errors import UsageError
from authconfig.vocabulary import MfaType
from cloud.users.refusals import RefusedPassword, WrongCode
from wizard.commands.attendance import FindPerson, someone
from wizard.commands.user.secret_options import CodeSource
from wizard.interview.prompt import Offer, Prompt
from wizard.interview.question import Kind
from wizard.terminal.person import Person
from wizard.terminal.screen import complain, say

_Answer = TypeVar("_Answer")
_CODE_OPTIONS = "--code-env or --code-stdin"
_LABELS = {MfaType.SMS: "Text message", MfaType.TOTP: "Authenticator app"}


@dataclass(frozen=True, slots=True)
class Asker:
    """A command that asks. command: its name; find_person: returns the person at the terminal, if there is one"""

    command: str
    find_person: FindPerson

    @property
    def attended(self) -> bool:
        """Whether somebody is there."""
        return self.find_person() is not None

    def person_or(self, option: str) -> Person:
        """The person. Raises UsageError, which names the `option` that answers when there is none."""
        return someone(self.find_person, f"`user {self.command}` asks questions", f"Give {option}.")


def password(asker: Asker, message: str, option: str, variable: str | None) -> SecretStr:
    """A password: from the environment variable `variable`, which `option` names, or typed. Raises UsageError."""
    if variable is None:
        return SecretStr(asker.person_or(option).type_secret(message, _no_text))
    return SecretStr(_from_environment(option, variable, _no_text))


def with_code(asker: Asker, source: CodeSource, message: str, send: Callable[[SecretStr], _Answer]) -> _Answer:
    """What `send` returns for a code. After a wrong code it asks again, unless that came from the environment."""
    while True:
        try:
            return send(_code(asker, source, message))
        except WrongCode as error:
            if source.variable:
                raise
            complain(str(error))


def accepted_password(
    asker: Asker, message: str, option: str, variable: str | None, send: Callable[[SecretStr], _Answer]
) -> _Answer:
    """What `send` returns for a `password`. After one that the pool refuses it asks again, if a person typed it."""
    while True:
        try:
            return send(password(asker, message, option, variable))
        except RefusedPassword as error:
            if variable is not None:
                raise
            complain(str(error))


def check_code_source(asker: Asker, source: CodeSource) -> None:
    """Raise UsageError if no code can be had: the variable is not set, or nobody is there and no option is given."""
    if source.variable is not None:
        _from_environment("--code-env", source.variable, _no_code)
    elif not source.stdin:
        asker.person_or(_CODE_OPTIONS)


def attribute(asker: Asker, name: str, given: Mapping[str, str]) -> str:
    """The value of the user's attribute `name`: `given` by option, or typed. Raises UsageError."""
    return given.get(name) or asker.person_or(f"--attribute {name}=VALUE").type_text(f"{name}:")


def factor(asker: Asker, offered: Sequence[MfaType], given: MfaType | None) -> MfaType:
    """The factor to sign in with: the one `given` by option, or chosen. Raises UsageError."""
    if given is not None:
        if given in offered:
            return given
        raise UsageError(f"This user cannot sign in with {given}.\n  Give --factor {' or '.join(offered)}.")
    offers = tuple(Offer(_LABELS[each], each, None) for each in offered)
    prompt = Prompt("How do you want to sign in?", Kind.SELECT, offered[0], offers=offers)
    return MfaType(str(asker.person_or("--factor").ask(prompt)))


def _code(asker: Asker, source: CodeSource, message: str) -> SecretStr:
    if source.variable is not None:
        text = _from_environment("--code-env", source.variable, _no_code)
    elif source.stdin:
        text = _from_input(message)
    else:
        text = asker.person_or(_CODE_OPTIONS).type_secret(message, _no_code)
    return SecretStr("".join(text.split()))  # authenticator apps show 123 456


def _from_input(message: str) -> str:
    say(message)
    sys.stdout.flush()  # a program that answers through a pipe waits for the message
    line = sys.stdin.readline()
    if not line:
        raise UsageError("Standard input ended before the code came.\n  Write one code per line to it.")
    if reason := _no_code(line):
        raise UsageError(f"The line on standard input is not a code. {reason}\n  Write one code per line to it.")
    return line


def _from_environment(option: str, variable: str, check: Callable[[str], str | None]) -> str:
    """The value of `variable`. No message names it: somebody who misunderstood `option` gave the secret itself."""
    value = os.environ.get(variable, "")
    if not value:
        raise UsageError(f"The environment variable that {option} names is not set, or is empty.\n  Export it first.")
    if reason := check(value):
        raise UsageError(f"The environment variable that {option} names cannot be used.\n  {reason}")
    return value


def _no_text(text: str) -> str | None:
    """Why `text` cannot be sent, or None."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "It must be text in UTF-8."
    return None if text else "It must not be empty."


def _no_code(text: str) -> str | None:
    """Why `text` is not a code, or None. Cognito's codes have six digits, but that is for Cognito to say."""
    return None if re.fullmatch(r"[0-9]+", "".join(text.split())) else "A code consists of digits."
