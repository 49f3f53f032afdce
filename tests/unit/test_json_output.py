"""`check --json`, `show --json` and `client list --json`: one envelope, as its schema and its page say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from authconfig import settings
from authconfig.errors import ChangeRefused
from authconfig.live.deployed import Account, Deployment, Inspection
from authconfig.live.finding import Kind
from authconfig.names import PoolStack
from authconfig.settings import app_client
from tests.command_lines import options_of
from tests.configs import TEXT, config
from tests.deployments import DENIED, STACK, as_deployed, deployed_stack, with_parts
from wizard.commands import check, show
from wizard.commands.client import list as client_list
from wizard.documents.json_output import schema

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs/json.md").read_text()
SCHEMA: Final = json.loads(schema())
VALID: Final = Draft202012Validator(SCHEMA)
ACCOUNT: Final = Account("123456789012", "eu-west-1", "shop")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT)
    return path


def checked(file: Path, found: Inspection, *options: str) -> None:
    check.check(options_of(check.Options, "check", "--config", str(file), "--json", *options), lambda _: found)


def shown(file: Path, read: Callable[[PoolStack], Deployment], *options: str) -> None:
    show.show(options_of(show.Options, "show", "--config", str(file), "--json", *options), read)


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    """The one JSON document on standard output, which its schema allows."""
    document = json.loads(capsys.readouterr().out)
    VALID.validate(document)
    return document


def not_asked(_: PoolStack) -> Deployment:
    raise AssertionError("AWS was asked")


# What programs that read it rely on. It may grow.
ENVELOPE: Final = {"schema", "command"}
OF_CHECK: Final = ENVELOPE | {"environment", "stack", "account", "findings"}
OF_SHOW: Final = ENVELOPE | {"settings", "users", "environment", "stack", "deployed", "environments"}
OF_CLIENTS: Final = ENVELOPE | {"clients"}
OF_AN_ENVIRONMENT: Final = {"environment", "stack", "account", "region", "tags", "settings"}
KINDS: Final = {
    "refused", "reset", "left", "unclear", "pending", "unseen", "unmanaged", "leaves-out",
    "not-deployed", "in-step",
}  # fmt: skip


def test_no_member_has_gone() -> None:
    of_check, of_show, of_list, of_clients = SCHEMA["oneOf"]
    assert set(of_check["required"]) >= OF_CHECK
    assert set(of_show["required"]) >= OF_SHOW
    assert set(of_clients["required"]) >= OF_CLIENTS
    client = of_clients["properties"]["clients"]["items"]
    assert set(client["required"]) >= {"name", *(setting.path[-1] for setting in app_client.APP.all)}
    assert of_check["properties"]["schema"] == of_show["properties"]["schema"] == {"const": 1}
    for environments in (of_show["properties"]["environments"], of_list["properties"]["environments"]):
        assert set(environments["items"]["required"]) >= OF_AN_ENVIRONMENT
    finding = of_check["properties"]["findings"]["items"]
    assert set(finding["required"]) >= {"kind", "key", "message", "remedy"}
    assert set(finding["properties"]["kind"]["examples"]) >= KINDS
    assert set(of_check["properties"]["account"]["anyOf"][0]["required"]) >= {"number", "region", "profile"}
    row = of_show["properties"]["users"]["items"]
    assert set(row["required"]) >= {"journey", "verdict", "key", "message", "remedy"}
    values = of_show["properties"]["settings"]
    assert set(values["properties"]) == {setting.key for setting in settings.OF_THE_POOL}
    of_clients = [re.compile(pattern) for pattern in values["patternProperties"]]
    for setting in (*app_client.of("app").all, *app_client.of("web2").all):
        assert sum(bool(pattern.search(setting.key)) for pattern in of_clients) == 1


@pytest.mark.parametrize(
    ("found", "kinds"),
    [
        (as_deployed(config()), [Kind.IN_STEP]),
        (Inspection(None, None), [Kind.NOT_DEPLOYED]),
        (as_deployed(config(password_policy={"minimum_length": 9})), [Kind.PENDING]),
        (with_parts(config(), app_client=DENIED), [Kind.UNSEEN, Kind.IN_STEP]),
    ],
)
def test_check_prints_its_findings(
    file: Path, found: Inspection, kinds: list[Kind], capsys: pytest.CaptureFixture[str]
) -> None:
    checked(file, replace(found, account=ACCOUNT))
    document = printed(capsys)
    assert set(document) == OF_CHECK
    assert (document["command"], document["environment"], document["stack"]) == ("check", "dev", STACK)
    assert document["account"] == {"number": "123456789012", "region": "eu-west-1", "profile": "shop"}
    # Of this pool it is also said that a new phone number counts before it is verified.
    assert [finding["kind"] for finding in document["findings"]] == [*kinds, Kind.LEAVES_OUT]


def test_a_refusal_is_among_the_findings_and_the_error_is_still_one(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = replace(as_deployed(config()), stack=deployed_stack(config(), "UPDATE_IN_PROGRESS"))
    with pytest.raises(ChangeRefused):
        checked(file, found)
    assert [finding["kind"] for finding in printed(capsys)["findings"]] == ["refused", "leaves-out"]


def test_show_prints_the_files_own_values(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown(file, not_asked)
    document = printed(capsys)
    assert set(document) == OF_SHOW
    assert (document["environment"], document["stack"], document["deployed"]) == (None, None, None)
    assert list(document["settings"]) == [setting.key for setting in settings.ALL]
    assert document["settings"]["mfa.types"] == ["SMS", "TOTP"]
    assert document["settings"]["app_clients.app.refresh_token_days"] == 30
    verdicts = {row["journey"]: (row["verdict"], row["key"]) for row in document["users"]}
    assert verdicts["change the phone number"] == ("works for some", "verification.by")
    assert verdicts["sign in with an email address"] == ("works", "")


def test_show_prints_what_is_deployed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deployed = as_deployed(config(password_policy={"minimum_length": 9}))
    shown(file, lambda _: deployed, "--env", "dev")
    document = printed(capsys)
    assert (document["environment"], document["stack"]) == ("dev", STACK)
    assert document["settings"]["password_policy.minimum_length"] == 8
    assert document["deployed"]["password_policy.minimum_length"] == 9


def test_show_prints_a_file_without_a_pool(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('version = 1\n[project]\nname = "shop"\nremoved = ["0a1b2c3d"]\n')
    shown(file, not_asked)
    assert printed(capsys)["settings"] == {"project.name": "shop", "project.removed": ["0a1b2c3d"]}


def test_client_list_prints_every_client_in_the_order_of_the_file(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clients = "[app_clients.app]\nrefresh_token_days = 7\n\n[app_clients.native]\nsecret = true\n"
    file.write_text(TEXT.replace("[created]", '[created]\nconfidential_clients = ["native"]') + clients)
    client_list.list_clients(options_of(client_list.Options, "client", "list", "--config", str(file), "--json"))
    document = printed(capsys)
    assert set(document) == OF_CLIENTS
    found = [(each["name"], each["secret"], each["refresh_token_days"]) for each in document["clients"]]
    assert found == [("app", False, 7), ("native", True, 30)]


def test_the_schema_refuses_what_is_no_document() -> None:
    whole = {"schema": 1, "command": "check", "environment": "dev", "stack": "s", "account": None, "findings": []}
    assert not VALID.is_valid(whole)
    finding = {"kind": "in-step", "key": "", "message": "m", "remedy": "r"}
    assert VALID.is_valid({**whole, "findings": [finding]})
    assert VALID.is_valid({**whole, "findings": [{**finding, "kind": "to-come"}]})
    assert not VALID.is_valid({**whole, "findings": [{**finding, "kind": None}]})
    assert not VALID.is_valid({**whole, "schema": 2, "findings": [finding]})


def test_the_schema_that_is_published_is_this_one() -> None:
    assert (ROOT / "docs/json.schema.json").read_text() == schema()


def test_the_page_names_every_member_and_every_kind() -> None:
    assert [name for name in OF_CHECK | OF_SHOW | OF_CLIENTS if f"`{name}`" not in PAGE] == []
    assert [kind for kind in Kind if f"| `{kind}` | " not in PAGE] == []


def test_the_examples_of_the_page_are_documents() -> None:
    examples = [part.split("```")[0] for part in PAGE.split("```json\n")[1:]]
    assert len(examples) == 3
    for example in examples:
        VALID.validate(json.loads(example))
