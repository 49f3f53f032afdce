"""Answers a shell that asks how the command line goes on. Only the command that the line names is loaded."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import argcomplete
from argcomplete.completers import BaseCompleter, FilesCompleter
from argcomplete.lexers import split_line

from wizard.commands.command_line import named

# Set by the shell code of argcomplete, to one more than the number of words before those of the program.
_WORDS_BEFORE: Final = "_ARGCOMPLETE"


def complete() -> None:
    """Write how the command line of the shell can go on, to where argcomplete's shell code reads it, and exit."""
    *_, words, _ = split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))
    before = int(os.environ[_WORDS_BEFORE])
    parser, its_name = named(words[before:])
    os.environ[_WORDS_BEFORE] = str(before + its_name)
    argcomplete.autocomplete(parser, always_complete_options=False, default_completer=_Paths())


class _Paths(BaseCompleter):
    """Completes what is a path. Any other value without a completer may be a secret, or is only known to the person."""

    def __call__(self, *, prefix: str, action: Any, **_: Any) -> Iterable[str]:
        return FilesCompleter()(prefix) if action.type is Path else ()
