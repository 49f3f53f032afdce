"""The texts made from templates. The only module that imports jinja2."""

from __future__ import annotations

import os
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from authconfig.models import AuthConfig
from authconfig.names import LogicalId
from authconfig.writing import toml

# Delimiters of our own: by default jinja2 reads {# as the start of a comment and would delete {####}.
# Nothing here is HTML, so nothing is escaped; values of the file go through the filter `toml`.
_TEMPLATES: Final = Environment(  # noqa: S701
    loader=PackageLoader("wizard"),
    undefined=StrictUndefined,
    variable_start_string="<<",
    variable_end_string=">>",
    block_start_string="<%",
    block_end_string="%>",
    comment_start_string="<#",
    comment_end_string="#>",
    keep_trailing_newline=True,
)
_TEMPLATES.filters["toml"] = toml


def new_file(config: AuthConfig, schema: str | None = None) -> str:
    """The commented text of a new `auth.toml` that says `config`.

    schema: the path from the file's folder to its JSON Schema. Editors with Taplo (Even Better TOML) look for it in
    the first line, as a relative URL: quoted, since it ends at a space.
    """
    link = quote(os.fsencode(schema)) if schema else None
    return _render("project.toml.j2", config=config, schema=link) + pool_tables(config)


def pool_tables(config: AuthConfig) -> str:
    """The commented tables that describe the pool of `config`: all of a file but its version and project."""
    return _render("pool.toml.j2", config=config)


def next_steps(config: AuthConfig, option: str, *, left_on: bool) -> str:
    """What to do once the file says `config`. `option` is the one that cdk needs to find the file.

    left_on: whether the change just made took an existing pool out of required MFA.
    """
    parameter = LogicalId.MFA_AT_CREATION.of(config.created.id)
    return _render("next-steps.txt.j2", config=config, option=option, left_on=left_on, parameter=parameter)


def _render(name: str, **values: object) -> str:
    return _TEMPLATES.get_template(name).render(**values)
