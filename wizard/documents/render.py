"""The texts made from templates. Besides `authconfig.texts` the only module that imports jinja2."""

from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Collection, Sequence
from typing import Any, Final, assert_never
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from authconfig import factors, settings
from authconfig.file.writing import toml
from authconfig.models import AuthConfig
from authconfig.names import DEFAULT_ENVIRONMENT, LogicalId
from authconfig.settings import email, project
from authconfig.settings.setting import Setting, Settings, Table
from authconfig.vocabulary import Contact
from wizard.documents import client_configuration
from wizard.documents.client_configuration import Format, PoolClient

_COLUMNS: Final = 110  # the width of the comments in a file
_PLACE: Final = "\0"  # stands for a document, and is in none


def _comment(text: str) -> str:
    """`text` as a TOML comment, wrapped between words; a variable in it counts as one word."""
    together = text.replace("{{ ", "{{\0").replace(" }}", "\0}}")
    # The hyphens of a region's name are no places to break it.
    filled = textwrap.fill(together, _COLUMNS, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
    return filled.replace("\0", " ")


# Delimiters of our own: by default jinja2 reads {# as the start of a comment and would delete {####}.
# Nothing here is HTML, so nothing is escaped; values of the file go through the filter `toml`.
_TEMPLATES: Final = Environment(  # noqa: S701
    loader=PackageLoader("wizard.documents"),
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
_TEMPLATES.filters["comment"] = _comment
# In JSON an apostrophe can be written as an escape; three of them would end the raw Dart string around the document.
_TEMPLATES.filters["without_apostrophes"] = lambda json_text: json_text.replace("'", "\\u0027")


def new_file(config: AuthConfig, schema: str | None = None) -> str:
    """The commented text of a new `auth.toml` that describes `config`.

    schema: the path from the file's folder to its JSON Schema. Editors with Taplo (Even Better TOML) look for it in
    the first line, as a relative URL; it is quoted because a space would end it.
    """
    link = quote(os.fsencode(schema)) if schema else None
    head = _render("head.toml.j2", version=config.version, schema=link)
    project_table = _tables(settings.TABLES[:1], config.settings, without={project.REMOVED})
    return head + project_table + pool_tables(config)


def pool_tables(config: AuthConfig) -> str:
    """The commented tables that describe the pool of `config`: a whole file except its version and project."""
    return _tables(settings.tables(config.app_clients)[1:], config.settings)


def client_table(values: Settings, client: str) -> str:
    """The commented table of the app client that a file with the settings `values` calls `client`."""
    return _tables((settings.client_table(client),), values)


def next_steps(config: AuthConfig, option: str, *, left_on: bool) -> str:
    """What to do once the file describes `config`.

    option: the option, after a space, with which `cdk` finds the file; empty if it needs none
    left_on: whether the change that was just made takes an existing pool out of required MFA
    """
    return _render(
        "next-steps.txt.j2",
        option=option,
        left_on=left_on,
        stack=config.stack(DEFAULT_ENVIRONMENT),
        parameter=f"{LogicalId.MFA_AT_CREATION}={config.mfa.mode}",
        emails_codes=Contact.EMAIL in config.verification.by.contacts,
        emails_a_day=email.COGNITO_EMAILS_A_DAY,
        own_sender=bool(config.email.from_),
        sends_texts=factors.send_texts(config.settings),
    )


def client_file(name: Format, client: PoolClient) -> str:
    """The text of the file `name`, which tells an app about the pool of `client`. It is ASCII."""
    return _framed(name, _document(name, client))


def frame(name: Format) -> tuple[str, str]:
    """What stands before and after the document in the file `name`."""
    before, _, after = _framed(name, _PLACE).partition(_PLACE)
    return before, after


def _framed(name: Format, document: str) -> str:
    return document + "\n" if name.endswith(".json") else _render(f"{name}.j2", document=document)


def _document(name: Format, client: PoolClient) -> str:
    match name:
        case Format.AMPLIFY_OUTPUTS:
            return _json(client_configuration.amplify_outputs(client))
        case Format.AMPLIFYCONFIGURATION | Format.DART:
            return _json(client_configuration.amplifyconfiguration(client))
        case Format.AWS_EXPORTS:
            return _json(client_configuration.aws_exports(client))
        case Format.ENV:
            variables = client_configuration.environment_variables(client)
            return "\n".join(f"{variable}={value}" for variable, value in variables.items())
        case _:
            assert_never(name)


def _tables(tables: Sequence[Table], values: Settings, without: Collection[Setting[Any]] = ()) -> str:
    stated = Settings({setting: value for setting, value in values.items() if setting not in without})
    return _render("tables.toml.j2", tables=tables, values=stated)


def _json(document: object) -> str:
    return json.dumps(document, indent=2)


def _render(name: str, **values: object) -> str:
    return _TEMPLATES.get_template(name).render(**values)
