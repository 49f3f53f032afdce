"""What commands print with --json: one envelope, as its schema and its page say."""

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
from authconfig.errors import ChangeRefused, ConfigInvalid, ExitCode
from authconfig.live.deployed import Account, Deployment, Inspection
from authconfig.live.finding import Kind
from authconfig.names import PoolStack
from authconfig.program import PROGRAM
from authconfig.settings import app_client
from tests.command_lines import options_of
from tests.configs import TEXT, config
from tests.deployments import DENIED, STACK, as_deployed, deployed_stack, with_parts
from wizard.commands import check, outputs, questions, show
from wizard.commands.client import list as client_list
from wizard.commands.command_line import parsers
from wizard.commands.discreet_parser import NamingParser
from wizard.documents.json_schema import schema
from wizard.interview.questions import QUESTIONS

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
OF_OUTPUTS: Final = ENVELOPE | {
    "environment", "stack", "region", "user_pool_id", "app_client", "app_client_id", "app_client_has_secret",
    "mfa_mode", "mfa_types", "sign_in", "required_attributes", "verified_by", "password_policy", "files",
}  # fmt: skip
OF_QUESTIONS: Final = ENVELOPE | {"questions"}
OF_A_QUESTION: Final = {
    "key", "message", "kind", "choices", "default", "commands", "walks", "option", "condition", "help",
}  # fmt: skip
OF_AN_ENVIRONMENT: Final = {"environment", "stack", "account", "region", "tags", "settings"}
KINDS: Final = {
    "refused", "reset", "left", "unclear", "pending", "unseen", "unmanaged", "leaves-out",
    "not-deployed", "in-step",
}  # fmt: skip


def test_no_member_has_gone() -> None:
    of_check, of_show, of_list, of_clients, of_outputs, of_questions = SCHEMA["oneOf"]
    assert set(of_outputs["required"]) >= OF_OUTPUTS
    assert set(of_questions["required"]) >= OF_QUESTIONS
    assert set(of_questions["properties"]["questions"]["items"]["required"]) >= OF_A_QUESTION
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


DEPLOYED: Final = as_deployed(config())


def put_out(file: Path, *options: str) -> None:
    given = options_of(outputs.Options, "outputs", "--config", str(file), "--json", *options)
    outputs.outputs(given, lambda _: DEPLOYED)


def test_outputs_prints_what_the_files_tell_and_which_were_written(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, kept = tmp_path / ".env", tmp_path / "amplify_outputs.json"
    put_out(file, "--out", str(tmp_path))
    assert printed(capsys)["files"] == [{"path": str(kept), "written": True}]
    put_out(file, "--out", str(tmp_path), "--format", ".env,amplify_outputs.json")
    document = printed(capsys)
    assert set(document) == OF_OUTPUTS
    assert document["files"] == [{"path": str(kept), "written": False}, {"path": str(made), "written": True}]
    auth = json.loads(kept.read_text())["auth"]
    assert (document["environment"], document["stack"], document["app_client"]) == ("dev", STACK, "app")
    assert document["region"] == auth["aws_region"]
    assert (document["user_pool_id"], document["app_client_id"]) == (auth["user_pool_id"], auth["user_pool_client_id"])
    assert (document["mfa_mode"], document["mfa_types"]) == ("OPTIONAL", auth["mfa_methods"])
    assert (document["sign_in"], document["verified_by"]) == (["email"], auth["user_verification_types"])
    assert document["required_attributes"] == auth["standard_required_attributes"]
    assert document["password_policy"]["minimum_length"] == auth["password_policy"]["min_length"]
    assert len(document["password_policy"]["requires"]) == 4
    assert document["app_client_has_secret"] is False


def test_outputs_with_print_writes_nothing(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = set(tmp_path.iterdir())
    put_out(file, "--print")
    assert printed(capsys)["files"] == []
    assert set(tmp_path.iterdir()) == before


def test_outputs_says_that_there_is_a_secret_and_where_it_is(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    of_clients = '[created]\nconfidential_clients = ["app"]\npublic_clients = []'
    file.write_text(TEXT.replace("[created]", of_clients) + "[app_clients.app]\nsecret = true\n")
    put_out(file, "--print")
    out, err = capsys.readouterr()
    assert json.loads(out)["app_client_has_secret"] is True
    assert "describe-user-pool-client" in err


def test_outputs_prints_no_document_when_a_file_is_in_the_way(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "amplify_outputs.json").write_text("{}")
    with pytest.raises(ConfigInvalid):
        put_out(file, "--out", str(tmp_path))
    assert capsys.readouterr().out == ""


def test_a_format_has_no_meaning_where_no_file_is_shown_or_written(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        put_out(file, "--print", "--format", ".env")
    assert stop.value.code == ExitCode.USAGE
    assert "leave out --format" in capsys.readouterr().err


def test_questions_prints_every_question_as_the_page_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    questions.questions(options_of(questions.Options, "questions", "--json"))
    found = printed(capsys)["questions"]
    assert [each["key"] for each in found] == [question.key for question in QUESTIONS]
    assert {key for each in found for key in each} == OF_A_QUESTION
    rows = [line for line in questions.page().splitlines() if line.startswith("| `")]
    for each, question, row in zip(found, QUESTIONS, rows, strict=True):
        assert each["kind"] == question.kind.name.lower()
        assert [choice["name"] for choice in each["choices"]] == [choice.name for choice in question.choices]
        words = (each["key"], each["message"], each["default"], *each["walks"], each["condition"], each["help"])
        for word in (*words, each["option"] or "", *(one["label"] for one in each["choices"])):
            assert word.replace("|", "\\|") in row


# The schema and the page


@pytest.mark.parametrize("parser", list(parsers()), ids=lambda parser: parser.prog)
def test_a_document_of_every_command_that_has_the_option(parser: NamingParser) -> None:
    command = parser.prog.removeprefix(f"{PROGRAM} ")
    documented = {each["properties"]["command"]["const"] for each in SCHEMA["oneOf"]}
    takes_it = "--json" in parser.format_usage()
    assert takes_it == (command in documented)
    assert not takes_it or f"\n## `{command}`\n" in PAGE


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
    names = OF_CHECK | OF_SHOW | OF_CLIENTS | OF_OUTPUTS | OF_QUESTIONS | OF_A_QUESTION
    assert [name for name in names if f"`{name}`" not in PAGE] == []
    assert [kind for kind in Kind if f"| `{kind}` | " not in PAGE] == []


def test_the_examples_of_the_page_are_documents() -> None:
    examples = [part.split("```")[0] for part in PAGE.split("```json\n")[1:]]
    assert len(examples) == 5
    for example in examples:
        VALID.validate(json.loads(example))
