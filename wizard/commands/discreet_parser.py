"""A command-line parser that does not repeat what was given by mistake: it may be a password."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn


class NamingParser(argparse.ArgumentParser):
    """A parser whose errors name an option that is not known, and never what was given with it: it may be a secret."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """The arguments; whatever is not known is an error here, as whoever calls this would repeat its value."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            options = [match[0] for word in unknown if (match := re.match(r"--?[a-zA-Z][a-zA-Z-]*", word))]
            self.error(f"unrecognized arguments: {' '.join(options) or 'a word that belongs to no option'}")
        return found, unknown


class DiscreetParser(argparse.ArgumentParser):
    """A parser whose errors quote nothing that was given."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """The arguments. Anything unknown is an error here already, as argparse's own would repeat it."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error("an option or argument is unknown; it is not repeated here, as it may be a secret")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Exit with 2, the usage, and `message` without the value that it quotes."""
        without = re.sub(r"ignored explicit argument .*", "it takes no value", message, flags=re.DOTALL)
        super().error(re.sub(r"invalid choice: .* \(choose from", "choose (one of", without, flags=re.DOTALL))
