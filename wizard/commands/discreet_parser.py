"""A command line that is read without repeating what was given by mistake: it may be a password."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn


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
