"""A command line that is read without repeating what was given by mistake: it may be a password.

The functions read the values of options, and raise ArgumentTypeError for one that cannot be.
"""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from authconfig.vocabulary import MfaType


class DiscreetParser(argparse.ArgumentParser):
    """A parser whose errors quote nothing that was given."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """The arguments; whatever is not known is an error here, as whoever calls this would repeat it."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error("there is an option or a word that is not known here; it is not repeated, as it may be a secret")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """End with 2 and the usage; `message` without the value that it quotes."""
        without = re.sub(r"ignored explicit argument .*", "it takes no value", message, flags=re.DOTALL)
        super().error(re.sub(r"invalid choice: .* \(choose from", "choose (one of", without, flags=re.DOTALL))


def variable(name: str) -> str:
    """`name`, if a variable can be called that. The message does not repeat it: it may be the secret itself."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise argparse.ArgumentTypeError("it takes the name of an environment variable, never the secret itself")
    return name


def refused(_: str) -> str:
    """Nothing: no secret is an option's value."""
    raise argparse.ArgumentTypeError("no option takes the secret itself; the one with -env names a variable with it")


def attribute(text: str) -> tuple[str, str]:
    """The name and the value in `text`."""
    name, separator, value = text.partition("=")
    if not (name and separator and value):
        raise argparse.ArgumentTypeError("it takes NAME=VALUE, such as email=ann@example.com")
    return name, value


def factor(text: str) -> MfaType:
    """The second factor called `text`."""
    if text not in set(MfaType):
        raise argparse.ArgumentTypeError(f"it takes {' or '.join(MfaType)}")
    return MfaType(text)


def phone_number(text: str) -> str:
    """`text`, if it is a phone number as E.164 has them, and Cognito."""
    if not re.fullmatch(r"\+[1-9][0-9]{2,14}", text):
        raise argparse.ArgumentTypeError("it takes a number with its country and no spaces, such as +15555550100")
    return text
