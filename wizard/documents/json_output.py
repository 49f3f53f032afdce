"""What commands print with `--json`. Pure. `json_schema` has the JSON Schema of it.

The envelope is the same for every command: which schema it follows, and which command it is from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, assert_never

from authconfig.outcomes import LeftOut, Outcome, Works
from authconfig.settings import app_client

if TYPE_CHECKING:
    from authconfig.environments import Environment
    from authconfig.live.deployed import Account
    from authconfig.live.finding import Finding
    from authconfig.names import PoolStack
    from authconfig.settings.setting import Settings
    from wizard.documents.client_configuration import PoolClient
    from wizard.documents.described_question import DescribedQuestion

# A member is only ever added. One that goes, or means something else, makes the next number.
SCHEMA: Final = 1


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


def outputs_document(
    stack: PoolStack, name: str, client: PoolClient, *, secret: bool, files: Mapping[str, bool]
) -> str:
    """The deployed pool of `stack` as its app client `name` finds it. Never a secret.

    secret: whether the app client has one; files: whether each file, by its path, was written: it may be up to date
    """
    password = {"minimum_length": client.minimum_length, "requires": client.password_requires}
    return _document(
        "outputs",
        {
            "environment": stack.environment,
            "stack": stack.name,
            "region": client.region,
            "user_pool_id": client.user_pool_id,
            "app_client": name,
            "app_client_id": client.app_client_id,
            "app_client_has_secret": secret,
            "mfa_mode": client.mfa_mode,
            "mfa_types": client.mfa_types,
            "sign_in": client.sign_in,
            "required_attributes": client.required_attributes,
            "verified_by": client.verified_by,
            "password_policy": None if client.minimum_length is None else password,
            "files": [{"path": path, "written": written} for path, written in files.items()],
        },
    )


def questions_document(questions: Iterable[DescribedQuestion]) -> str:
    """Every question, in the order of asking."""
    return _document("questions", {"questions": [asdict(each) for each in questions]})


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
    return json.dumps({"schema": SCHEMA, "command": command, **content}, indent=2)


def _by_key(values: Settings) -> dict[str, Any]:
    return {setting.key: value for setting, value in values.items()}
