"""The texts made from templates. Besides `authconfig.texts` the only module that imports jinja2."""

from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, assert_never
from urllib.parse import quote

from jinja2 import Environment as Templates, PackageLoader, StrictUndefined

from authconfig import factors, settings
from authconfig.environments import Environment
from authconfig.file.writing import toml
from authconfig.models import AuthConfig
from authconfig.names import DEFAULT_ENVIRONMENT, LogicalId, Output, PoolStack
from authconfig.program import PROGRAM, TOOLKIT
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
_TEMPLATES: Final = Templates(  # noqa: S701
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
_TEMPLATES.globals.update(toolkit=TOOLKIT)
_TEMPLATES.filters["toml"] = toml
_TEMPLATES.filters["quoted"] = json.dumps  # a text in double quotes, as YAML has it too
_TEMPLATES.filters["comment"] = _comment
# In JSON an apostrophe can be written as an escape; three of them would end the raw Dart string around the document.
_TEMPLATES.filters["without_apostrophes"] = lambda json_text: json_text.replace("'", "\\u0027")


def new_file(config: AuthConfig, schema: str | None = None, program: str = PROGRAM) -> str:
    """The commented text of a new `auth.toml` that describes `config`.

    schema: the path from the file's folder to its JSON Schema. Editors with Taplo (Even Better TOML) look for it in
    the first line, as a relative URL; it is quoted because a space would end it.
    program: what people type in that folder before a command's name
    """
    link = quote(os.fsencode(schema)) if schema else None
    head = rendered("head.toml.j2", version=config.version, schema=link, program=program)
    project_table = _tables(settings.TABLES[:1], config.settings, without={project.REMOVED})
    return head + project_table + pool_tables(config)


def pool_tables(config: AuthConfig) -> str:
    """The commented tables that describe the pool of `config`: a whole file except its version and project."""
    _, *tables = settings.tables(config.app_clients, config.custom_attributes, config.created.custom_attributes)
    return _tables(tables, config.settings)


def client_table(values: Settings, client: str) -> str:
    """The commented table of the app client that a file with the settings `values` calls `client`."""
    return _tables((settings.client_table(client),), values)


def environment(
    name: str,
    record: Settings,
    place: Settings,
    tags: Mapping[str, str],
    overrides: Settings,
    clients: Iterable[str],
) -> str:
    """The commented tables of the environment `name` of a file that has `clients`.

    record: what it has of its own in [created]; place: where it is deployed to; overrides: in what else it differs
    """
    return rendered(
        "environment.toml.j2",
        environment=name,
        record=record,
        place=place,
        tags=tags,
        overrides=overrides,
        tables=[table for table in settings.tables(clients) if any(each in overrides for each in table.settings)],
    )


def comment(setting: Setting[Any]) -> str:
    """The lines that a new file has above `setting`."""
    return _comment(setting.explanation) + "\n"


def next_steps(
    reached: Sequence[Environment], option: str, left_on: Sequence[Environment] = (), program: str = PROGRAM
) -> str:
    """What to do once the file describes `reached`; an environment called "" stands for any.

    option: the option, after a space, with which `cdk` finds the file; empty if it needs none
    left_on: those whose existing pools the change that was just made takes out of required MFA
    program: what people type before a command's name
    """
    pools = [each.pool for each in reached]
    return rendered(
        "next-steps.txt.j2",
        program=program,
        **_deployments(reached, option, left_on),
        emails_codes=any(Contact.EMAIL in pool.verification.by.contacts for pool in pools),
        emails_a_day=email.COGNITO_EMAILS_A_DAY,
        own_sender=any(pool.email.from_ for pool in pools),
        sends_texts=any(factors.send_texts(pool.settings) for pool in pools),
    )


def leave_required_mfa(reached: Sequence[Environment], option: str, left_on: Sequence[Environment]) -> str:
    """Of the same only how to deploy those that a change takes out of required MFA, which is refused without it."""
    return rendered("leave-required-mfa.txt.j2", **_deployments(reached, option, left_on))


def _deployments(reached: Sequence[Environment], option: str, left_on: Sequence[Environment]) -> dict[str, object]:
    return {
        "option": option,
        "environments": [each.name for each in reached],
        "default": DEFAULT_ENVIRONMENT,
        "left_on": [(_stack(each), f"{LogicalId.MFA_AT_CREATION}={each.pool.mfa.mode}") for each in left_on],
    }


def _stack(environment: Environment) -> PoolStack:
    """The stack of `environment`; of one called "", that of the default."""
    return environment.stack if environment.name else environment.pool.stack(DEFAULT_ENVIRONMENT)


def reference(stack: PoolStack) -> str:
    """How an app of another kind refers to the user pool of `stack`."""
    return rendered("referring.txt.j2", stack=stack.name, output=Output.USER_POOL_ID)


def client_file(name: Format, client: PoolClient) -> str:
    """The text of the file `name`, which tells an app about the pool of `client`. It is ASCII."""
    return _framed(name, _document(name, client))


def frame(name: Format) -> tuple[str, str]:
    """What stands before and after the document in the file `name`."""
    before, _, after = _framed(name, _PLACE).partition(_PLACE)
    return before, after


def _framed(name: Format, document: str) -> str:
    return document + "\n" if name.endswith(".json") else rendered(f"{name}.j2", document=document)


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
    stated = Settings(
        {setting: value for setting, value in values.items() if setting not in without and value is not None}
    )
    return rendered("tables.toml.j2", tables=tables, values=stated)


def _json(document: object) -> str:
    return json.dumps(document, indent=2)


def rendered(name: str, **values: object) -> str:
    """The template `name` with `values`."""
    return _TEMPLATES.get_template(name).render(**values)
