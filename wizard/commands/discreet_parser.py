"""Command-line parsers whose errors are short, and repeat nothing that was given by mistake: it may be a password."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, ClassVar, Final, NoReturn

from authconfig.errors import ExitCode
from wizard.commands.choices import nearest

_OPTION: Final = re.compile(r"--?[a-zA-Z][a-zA-Z-]{0,50}")  # no option is longer, and no message should be


class NamingParser(argparse.ArgumentParser):
    """A parser whose errors name an option that is not known, and never what was given with it: it may be a secret.

    names_the_unknown: whether errors name what is not known at all
    endnote: what its help ends with
    """

    names_the_unknown: ClassVar[bool] = True
    endnote: str = ""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """The arguments; whatever is not known is an error here, as whoever calls this would repeat its value."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(self._unknown(unknown))
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Exit with 2 and `message`, without the value that argparse quotes there."""
        said = re.sub(r"ignored explicit argument .*", "it takes no value", message, flags=re.DOTALL)
        self.exit(ExitCode.USAGE, f"{self.prog}: error: {said}\n  Options and examples: `{self.prog} --help`.\n")

    def format_help(self) -> str:
        """The help, with the endnote as it stands: argparse would join its lines."""
        return super().format_help() + self.endnote

    def _unknown(self, words: Sequence[str]) -> str:
        option = next((match[0] for word in words if (match := _OPTION.match(word))), None)
        if option is None:
            return "a word belongs to no option; it is not repeated here, as it may be a secret"
        known = [
            name
            for action in self._actions
            if action.help is not argparse.SUPPRESS
            for name in action.option_strings
            if name.startswith("--")
        ]
        named = f"option {option}" if self.names_the_unknown else "such option"
        return f"there is no {named}; the nearest is {nearest(option, known)}"


class DiscreetParser(NamingParser):
    """A parser whose errors quote nothing that was given, not even an option's name."""

    names_the_unknown = False
