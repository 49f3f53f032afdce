"""The JSON Schema of what commands print with `--json`. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

from authconfig import checks, settings
from authconfig.live.finding import Kind
from authconfig.settings import app_client, custom_attribute, project
from wizard.documents.described_question import Choice, DescribedQuestion
from wizard.documents.json_output import SCHEMA, DeployedAs

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = {"type": "string"}
_MAYBE_TEXT: Final = {"type": ["string", "null"]}


def schema() -> str:
    """The text of the JSON Schema of all documents."""
    contents = {
        "check": _check(),
        "show": _show(),
        "env list": {"environments": _some(_object({**_environment(), "deployed": _texts(_members(DeployedAs))}))},
        "client list": {"clients": _some(_client())},
        "outputs": _outputs(),
        "questions": {"questions": _some(_question())},
    }
    whole = {
        "$schema": _DIALECT,
        "$comment": "Generated from wizard/documents/json_schema.py. Do not edit; run `make docs`.",
        "title": "What commands print with --json",
        "oneOf": [_envelope(command, content) for command, content in contents.items()],
    }
    return json.dumps(whole, indent=2) + "\n"


def _check() -> dict[str, Any]:
    # Not an enum: a kind that is new must not make the document invalid for who checks it by an older schema.
    kind = {**_TEXT, "examples": list(Kind)}
    finding = _object({"kind": kind, "key": _TEXT, "message": _TEXT, "remedy": _TEXT})
    number = {**_MAYBE_TEXT, "pattern": "^[0-9]{12}$"}
    account = _object({"number": number, "region": _TEXT, "profile": _MAYBE_TEXT})
    return {"environment": _TEXT, "stack": _TEXT, "account": _or_null(account), "findings": _some(finding)}


def _show() -> dict[str, Any]:
    users = _any(_texts(("journey", "verdict", "key", "message", "remedy")))
    return {
        "settings": {**_settings(), "required": [project.NAME.key, project.REMOVED.key]},
        "users": users,
        "environment": _MAYBE_TEXT,
        "stack": _MAYBE_TEXT,
        "deployed": _or_null(_settings()),
        "environments": _any(_object({**_environment(), "users": users})),
    }


def _environment() -> dict[str, Any]:
    return {
        **dict.fromkeys(("environment", "stack", "account", "region"), _TEXT),
        "tags": {"type": "object", "additionalProperties": _TEXT},
        "settings": _settings(),
    }


def _client() -> dict[str, Any]:
    return _object({"name": _TEXT, **{setting.path[-1]: _values(setting.default) for setting in app_client.APP.all}})


def _outputs() -> dict[str, Any]:
    password = _object({"minimum_length": {"type": "integer"}, "requires": _any(_TEXT)})
    return {
        **dict.fromkeys(("environment", "stack", "region", "user_pool_id", "app_client", "app_client_id"), _TEXT),
        "app_client_has_secret": {"type": "boolean"},
        "mfa_mode": _TEXT,
        **dict.fromkeys(("mfa_types", "sign_in", "required_attributes", "verified_by"), _any(_TEXT)),
        "password_policy": _or_null(password),
        "files": _any(_object({"path": _TEXT, "written": {"type": "boolean"}})),
    }


def _question() -> dict[str, Any]:
    special = {
        "choices": _any(_texts(_members(Choice))),
        "commands": _some(_TEXT),
        "walks": _any(_TEXT),
        "option": _MAYBE_TEXT,
    }
    return _object({name: special.get(name, _TEXT) for name in _members(DescribedQuestion)})


def _settings() -> dict[str, Any]:
    of_any_client = {
        rf"^{app_client.TABLE}\.[a-zA-Z][a-zA-Z0-9]*\.{setting.path[-1]}$": _values(setting.default)
        for setting in app_client.APP.all
    }
    return {
        "type": "object",
        "properties": {setting.key: _values(setting.default) for setting in settings.OF_THE_POOL},
        "patternProperties": {**of_any_client, **_of_any_attribute()},
    }


def _of_any_attribute() -> dict[str, Any]:
    """The settings of a custom attribute, and its record, which has them all."""
    types = {setting.path[-1]: _values(setting.default) for setting in custom_attribute.of("plan").all}
    name = checks.custom_name.regex
    settings_of_it = {rf"^{custom_attribute.TABLE}\.{name}\.{key}$": each for key, each in types.items()}
    return {**settings_of_it, rf"^{re.escape(custom_attribute.RECORD)}\.{name}$": _object(types)}


def _envelope(command: str, content: Mapping[str, Any]) -> dict[str, Any]:
    return _object({"schema": {"const": SCHEMA}, "command": {"const": command}, **content})


def _object(members: Mapping[str, Any]) -> dict[str, Any]:
    """An object that has all `members`. More may come without a new number, so that readers have to pass them over."""
    return {"type": "object", "properties": members, "required": list(members)}


def _texts(names: Iterable[str]) -> dict[str, Any]:
    return _object(dict.fromkeys(names, _TEXT))


def _members(described: type[Any]) -> list[str]:
    """The names of the fields of a dataclass, which are members of its object."""
    return [each.name for each in fields(described)]


def _any(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _some(items: Mapping[str, Any]) -> dict[str, Any]:
    return {**_any(items), "minItems": 1}


def _or_null(value: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [value, {"type": "null"}]}


def _values(default: object) -> dict[str, Any]:
    """The type of a setting's values, which is that of its default."""
    match default:
        case bool():
            return {"type": "boolean"}
        case int():
            return {"type": "integer"}
        case tuple():
            return {"type": "array", "items": _TEXT}
        case None:
            return {"type": ["integer", "null"]}
    return _TEXT
