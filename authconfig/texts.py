"""Texts with variables, so that one file serves several environments: `Your {{ project }} code is {####}`.

A variable is written as Jinja2 has it, and Jinja2 puts the value in its place. Nothing else of Jinja2 is taken: a
text message needs no loops, and a file under review should hold no programs.
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
# Not after a third brace, which Jinja2 would read as two and one, from the left.
_VARIABLE: Final = re.compile(r"(?<!\{)\{\{ *(\w+) *\}\}")
# What begins anything else in Jinja2. Comments are no matter: `_jinja` has them begin like a block.
_SYNTAX: Final = re.compile(r"\{\{|\{%")


def placeholders() -> tuple[str, ...]:
    """The variables as a text has them."""
    return tuple(f"{{{{ {name} }}}}" for name in VARIABLES)


_ONLY: Final = f"Only {' and '.join(placeholders())} can be used in a text."


class TextError(ValueError):
    """A text that cannot be rendered; its message is the reason."""


def render(text: str, project: str, environment: str) -> str:
    """`text` with the variables' values in it; `{####}` stays, and a text without variables as it is.

    In one with variables every line end becomes a line feed, as Jinja2 has it. Raises TextError.
    """
    if not _has_variables(text):
        return text
    return _jinja().from_string(text).render({"project": project, "env": environment})


def shortest(text: str) -> str:
    """`text` as short as any project and environment can make it. Raises TextError."""
    return _VARIABLE.sub("x", text) if _has_variables(text) else text


def _has_variables(text: str) -> bool:
    """Whether there is anything in `text` to put a value for. Raises TextError when there is more than variables."""
    if _SYNTAX.search(_VARIABLE.sub("", text)):
        raise TextError(_ONLY)
    used = _VARIABLE.findall(text)
    if unknown := [name for name in used if name not in VARIABLES]:
        raise TextError(f"There is no variable {unknown[0]}. {_ONLY}")
    return bool(used)


@cache
def _jinja() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined  # not before: few texts have variables, and prompts wait for this
    from jinja2.sandbox import SandboxedEnvironment

    # A comment would begin with {#, as the placeholder {####} does. No text gets here with {% in it.
    # Nothing here is HTML, so nothing is escaped.
    return SandboxedEnvironment(
        comment_start_string="{%#",
        comment_end_string="#%}",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
