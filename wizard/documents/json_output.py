"""What `check`, `show`, `env list` and `client list` print with `--json`, and the JSON Schema of it. Pure.

The envelope is the same for every command: which schema it follows, and which command it is from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final, assert_never

from authconfig import settings
from authconfig.live.finding import Kind
from authconfig.outcomes import LeftOut, Outcome, Works
from authconfig.settings import app_client, project

if TYPE_CHECKING:
    from authconfig.environments import Environment
    from authconfig.live.deployed import Account
    from authconfig.live.finding import Finding
    from authconfig.names import PoolStack
    from authconfig.settings.setting import Settings

# A member is only ever added. One that goes, or means something else, makes the next number.
_SCHEMA: Final = 1
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = {"type": "string"}
_MAYBE_TEXT: Final = {"type": ["string", "null"]}


def check_document(stack: PoolStack, account: Account | None, findings: Iterable[Finding]) -> str:
    """What `check` found in `stack`. account: where it was looked; None when that is not known"""
    return _document(
        "check",
        {
            "environment": stack.environment,
            "stack": stack.name,
            "account": account and {"number": account.number, "region": account.region, "profile": account.profile},
            "findings": [
                {"kind": each.kind, "key": each.key, "message": each.message, "remedy": each.remedy}
                for each in findings
            ],
        },
    )


def show_document(
    file: Settings,
    outcomes: Iterable[Outcome],
    stack: PoolStack | None,
    deployed: Settings | None,
    environments: Iterable[tuple[Environment, Iterable[Outcome]]] = (),
) -> str:
    """The settings of the file, and what users can do.

    stack: the one that was read, None for none; deployed: its settings, None if it has no pool
    environments: those of a file that lists them, each with what users can do there
    """
    return _document(
        "show",
        {
            "settings": _by_key(file),
            "users": [_outcome(each) for each in outcomes],
            "environment": stack and stack.environment,
            "stack": stack and stack.name,
            "deployed": None if deployed is None else _by_key(deployed),
            "environments": [
                {**_environment(each), "users": [_outcome(one) for one in found]} for each, found in environments
            ],
        },
    )


@dataclass(frozen=True, slots=True)
class DeployedAs:
    """What is deployed of an environment; "" for what there is not. unseen: why nobody can tell, as a sentence"""

    status: str = ""
    user_pool: str = ""
    mfa: str = ""
    unseen: str = ""


def environments_document(environments: Sequence[Environment], deployed: Sequence[DeployedAs]) -> str:
    """The environments of a file, and what is deployed of each."""
    members = [
        {**_environment(each), "deployed": asdict(found)} for each, found in zip(environments, deployed, strict=True)
    ]
    return _document("env list", {"environments": members})


def _environment(environment: Environment) -> dict[str, Any]:
    return {
        "environment": environment.name,
        "stack": environment.stack.name,
        "account": environment.account,
        "region": environment.region,
        "tags": dict(environment.tags),
        "settings": _by_key(environment.pool.settings),
    }


def clients_document(file: Settings) -> str:
    """The app clients of a file with the settings `file`, in its order: the first is the one that commands mean."""
    clients = (
        {"name": name, **{setting.path[-1]: file[setting] for setting in app_client.of(name).all}}
        for name in app_client.clients(file)
    )
    return _document("client list", {"clients": list(clients)})


def _outcome(outcome: Outcome) -> dict[str, str]:
    row = {"journey": outcome.label, "verdict": outcome.verdict}
    match outcome:
        case Works():
            return {**row, "key": "", "message": outcome.note, "remedy": ""}
        case LeftOut():
            return {**row, "key": outcome.setting.key, "message": outcome.problem.message, "remedy": outcome.remedy}
        case _:
            assert_never(outcome)


def _document(command: str, content: Mapping[str, Any]) -> str:
    # In ASCII, so that it is the same whatever the output's encoding, and no character controls a terminal.
    return json.dumps({"schema": _SCHEMA, "command": command, **content}, indent=2)


def _by_key(values: Settings) -> dict[str, Any]:
    return {setting.key: value for setting, value in values.items()}


def schema() -> str:
    """The text of the JSON Schema of all documents."""
    # Not an enum: a kind that is new must not make the document invalid for who checks it by an older schema.
    kind = {**_TEXT, "examples": list(Kind)}
    finding = _object({"kind": kind, "key": _TEXT, "message": _TEXT, "remedy": _TEXT})
    number = {**_MAYBE_TEXT, "pattern": "^[0-9]{12}$"}
    account = _object({"number": number, "region": _TEXT, "profile": _MAYBE_TEXT})
    of_any_client = {
        rf"^{app_client.TABLE}\.[a-zA-Z][a-zA-Z0-9]*\.{setting.path[-1]}$": _values(setting.default)
        for setting in app_client.APP.all
    }
    values = {
        "type": "object",
        "properties": {setting.key: _values(setting.default) for setting in settings.OF_THE_POOL},
        "patternProperties": of_any_client,
    }
    check = {
        "environment": _TEXT,
        "stack": _TEXT,
        "account": {"anyOf": [account, {"type": "null"}]},
        "findings": {"type": "array", "items": finding, "minItems": 1},
    }
    outcome = _object(dict.fromkeys(("journey", "verdict", "key", "message", "remedy"), _TEXT))
    users = {"type": "array", "items": outcome}
    environment = {
        **dict.fromkeys(("environment", "stack", "account", "region"), _TEXT),
        "tags": {"type": "object", "additionalProperties": _TEXT},
        "settings": values,
    }
    show = {
        "settings": {**values, "required": [project.NAME.key, project.REMOVED.key]},
        "users": users,
        "environment": _MAYBE_TEXT,
        "stack": _MAYBE_TEXT,
        "deployed": {"anyOf": [values, {"type": "null"}]},
        "environments": {
            "type": "array",
            "items": _object({**environment, "users": {"type": "array", "items": outcome}}),
        },
    }
    deployed_as = _object(dict.fromkeys((each.name for each in fields(DeployedAs)), _TEXT))
    listed = {
        "environments": {"type": "array", "items": _object({**environment, "deployed": deployed_as}), "minItems": 1}
    }
    client = {"name": _TEXT, **{setting.path[-1]: _values(setting.default) for setting in app_client.APP.all}}
    clients = {"clients": {"type": "array", "items": _object(client), "minItems": 1}}
    whole = {
        "$schema": _DIALECT,
        "$comment": "Generated from wizard/documents/json_output.py. Do not edit; run `make docs`.",
        "title": "What `check`, `show`, `env list` and `client list` print with --json",
        "oneOf": [
            _envelope("check", check),
            _envelope("show", show),
            _envelope("env list", listed),
            _envelope("client list", clients),
        ],
    }
    return json.dumps(whole, indent=2) + "\n"


def _envelope(command: str, content: Mapping[str, Any]) -> dict[str, Any]:
    return _object({"schema": {"const": _SCHEMA}, "command": {"const": command}, **content})


def _object(members: Mapping[str, Any]) -> dict[str, Any]:
    """An object that has all `members`. More may come without a new number, so that readers have to pass them over."""
    return {"type": "object", "properties": members, "required": list(members)}


def _values(default: object) -> dict[str, Any]:
    """The type of a setting's values, which is that of its default."""
    match default:
        case bool():
            return {"type": "boolean"}
        case int():
            return {"type": "integer"}
        case tuple():
            return {"type": "array", "items": _TEXT}
    return _TEXT
