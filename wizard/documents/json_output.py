"""What `check --json`, `show --json` and `client list --json` print, and the JSON Schema of it. Pure.

The envelope is the same for every command: which schema it follows, and which command it is from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, assert_never

from authconfig import settings
from authconfig.live.finding import Kind
from authconfig.outcomes import LeftOut, Outcome, Works
from authconfig.settings import app_client, project

if TYPE_CHECKING:
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
    file: Settings, outcomes: Iterable[Outcome], stack: PoolStack | None, deployed: Settings | None
) -> str:
    """The settings of the file, and what users can do.

    stack: the one that was read, None for none; deployed: its settings, None if it has no pool
    """
    return _document(
        "show",
        {
            "settings": _by_key(file),
            "users": [_outcome(each) for each in outcomes],
            "environment": stack and stack.environment,
            "stack": stack and stack.name,
            "deployed": None if deployed is None else _by_key(deployed),
        },
    )


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
    finding = _object({"kind": {"enum": list(Kind)}, "key": _TEXT, "message": _TEXT, "remedy": _TEXT})
    account = _object({"number": _MAYBE_TEXT, "region": _TEXT, "profile": _MAYBE_TEXT})
    values = {"type": "object", "properties": {setting.key: _values(setting.default) for setting in settings.ALL}}
    check = {
        "environment": _TEXT,
        "stack": _TEXT,
        "account": {"anyOf": [account, {"type": "null"}]},
        "findings": {"type": "array", "items": finding, "minItems": 1},
    }
    outcome = _object(dict.fromkeys(("journey", "verdict", "key", "message", "remedy"), _TEXT))
    show = {
        "settings": {**values, "required": [project.NAME.key, project.REMOVED.key]},
        "users": {"type": "array", "items": outcome},
        "environment": _MAYBE_TEXT,
        "stack": _MAYBE_TEXT,
        "deployed": {"anyOf": [values, {"type": "null"}]},
    }
    client = {"name": _TEXT, **{setting.path[-1]: _values(setting.default) for setting in app_client.APP.all}}
    clients = {"clients": {"type": "array", "items": _object(client), "minItems": 1}}
    whole = {
        "$schema": _DIALECT,
        "$comment": "Generated from wizard/documents/json_output.py. Do not edit; run `make docs`.",
        "title": "What `python -m wizard check --json`, `show --json` and `client list --json` print",
        "oneOf": [_envelope("check", check), _envelope("show", show), _envelope("client list", clients)],
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
