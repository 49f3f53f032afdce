"""Texts with variables, so that one file serves several environments: `Your {{ project }} code is {####}`.

A variable is written as in Jinja2, which puts the value in its place. Nothing else of Jinja2 is allowed: a text message
needs no loops, and a file under review should not contain programs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

VARIABLES: Final = {
    "project": "the project's name",
    "env": "the environment that is deployed",
}
# Not after a third brace: Jinja2 reads from the left, and would take the first two for the start of a variable.
_VARIABLE: Final = re.compile(r"(?<!\{)\{\{ *(\w+) *\}\}")
# What begins anything else in Jinja2. Comments need no mention: `_jinja` makes them begin like a block.
_SYNTAX: Final = re.compile(r"\{\{|\{%")


def written_variables() -> tuple[str, ...]:
    """The variables as they are written in a text."""
    return tuple(f"{{{{ {name} }}}}" for name in VARIABLES)


_ONLY: Final = f"Only {' and '.join(written_variables())} can be used in a text."


class TextError(ValueError):
    """A text that cannot be rendered; its message is the reason."""


def render(text: str, project: str, environment: str) -> str:
    """`text` with the values of its variables; `{####}` stays. A text without variables is returned as it is.

    In a text with variables Jinja2 turns every line ending into a line feed. Raises TextError.
    """
    if not _has_variables(text):
        return text
    return _jinja().from_string(text).render({"project": project, "env": environment})


def shortest(text: str) -> str:
    """`text` as short as any project and environment can make it. Raises TextError."""
    return _VARIABLE.sub("x", text) if _has_variables(text) else text


def _has_variables(text: str) -> bool:
    """Whether `text` contains variables. Raises TextError for an unknown one, and for other syntax of Jinja2."""
    if _SYNTAX.search(_VARIABLE.sub("", text)):
        raise TextError(_ONLY)
    used = _VARIABLE.findall(text)
    if unknown := [name for name in used if name not in VARIABLES]:
        raise TextError(f"There is no variable {unknown[0]}. {_ONLY}")
    return bool(used)


@cache
def _jinja() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined  # imported here: few texts have variables, and the first prompt would wait
    from jinja2.sandbox import SandboxedEnvironment

    # By default a comment begins with {#, as the placeholder {####} does. No text that contains {% gets here.
    # Nothing here is HTML, so nothing is escaped.
    return SandboxedEnvironment(
        comment_start_string="{%#",
        comment_end_string="#%}",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
