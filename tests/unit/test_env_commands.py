"""`wizard env list` and `env remove`, and `show` and `remove` on a file with environments."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from authconfig.errors import ConfigInvalid, ExitCode, Interrupted, UsageError
from authconfig.file.reading import load, load_environment, load_environments
from authconfig.live.deployed import Deployment, Inspection, OtherStack
from authconfig.live.renamed import renamed
from authconfig.models import WithoutPool
from authconfig.names import PoolStack
from authconfig.vocabulary import PoolId
from cloud.errors import CloudError
from tests.command_lines import options_of
from tests.configs import POOL_ID, TEXT, config
from tests.deployments import LIVE_ID, as_deployed
from tests.unit.test_environment_tables import BOTH, OWN_ID
from wizard.__main__ import main
from wizard.commands import remove as remove_pool
from wizard.commands.env import list as env_list, remove
from wizard.documents import json_schema
from wizard.interview.prompt import Prompt
from wizard.terminal.person import Person

DEV_STACK: Final = f"labproj-auth-dev-{POOL_ID}"
PROD_STACK: Final = f"labproj-auth-prod-{OWN_ID}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "auth.toml"
    path.write_text(BOTH)
    return path


def typing(text: str) -> Callable[[], Person]:
    """A person who types `text`."""

    def ask(_: Prompt) -> str:
        return text

    return lambda: Person(ask, str, lambda message, _: message, "")


def only_dev(stack: PoolStack) -> Deployment:
    return as_deployed(config()) if stack.name == DEV_STACK else Deployment(None, None)


def denied(_: PoolStack) -> Deployment:
    raise CloudError("There are no AWS credentials.", "Sign in.")


def run_list(file: Path, read: Callable[[PoolStack], Deployment], *options: str) -> None:
    env_list.list_environments(options_of(env_list.Options, "env", "list", "--config", str(file), *options), read)


def table(out: str) -> dict[str, list[str]]:
    lines = (line.split() for line in out.splitlines() if line.strip())
    return {first: rest for first, *rest in lines}


def test_the_environments_are_side_by_side_with_what_is_deployed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_list(file, only_dev)
    found = capsys.readouterr().out
    rows = table(found)
    assert rows["setting"] == ["dev", "prod"]
    assert rows["stack"] == [DEV_STACK, PROD_STACK]
    assert rows["account"] == ["any", "111122223333"]
    assert rows["created.id"] == [POOL_ID, OWN_ID]
    assert rows["created.mfa"] == rows["mfa.mode"] == ["OPTIONAL", "ON"]
    assert rows["app_clients.app.refresh_token_days"] == ["30", "7"]
    assert rows["deployed"][0] == "UPDATE_COMPLETE"
    assert "not deployed" in found
    assert rows["user"][1] == LIVE_ID
    assert "verification.by" not in rows, "it is the same in both"


def test_what_could_not_be_looked_up_is_said_once(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_list(file, denied)
    out = capsys.readouterr().out
    assert out.count("What is deployed as dev, prod could not be looked up. There are no AWS credentials.") == 1


@pytest.mark.parametrize("read", [only_dev, denied], ids=["looked up", "not looked up"])
def test_the_json_of_the_list_follows_its_schema(
    file: Path, capsys: pytest.CaptureFixture[str], read: Callable[[PoolStack], Deployment]
) -> None:
    run_list(file, read, "--json")
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(json_schema.schema())).validate(document)
    dev, prod = document["environments"]
    assert (dev["environment"], prod["stack"], prod["tags"]["team"]) == ("dev", PROD_STACK, "shop")
    assert (dev["settings"]["mfa.mode"], prod["settings"]["mfa.mode"]) == ("OPTIONAL", "ON")
    assert bool(dev["deployed"]["user_pool"]) is (read is only_dev)
    assert bool(dev["deployed"]["unseen"]) is (read is denied)


def test_a_file_that_lists_none_has_no_table(file: Path) -> None:
    file.write_text(TEXT)
    with pytest.raises(ConfigInvalid, match="It lists no environments"):
        run_list(file, denied)


def test_show_has_the_table_and_reads_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(BOTH + '\n[environments.dev.mfa]\nmode = "OFF"\n')
    assert main(["show", "--config", str(file)]) is ExitCode.DONE
    out = capsys.readouterr().out
    rows = table(out)
    assert rows["mfa.mode"] == ["OFF", "ON"]
    assert out.count("verification.by") == 1
    assert "\ndev:\n" in out
    assert "\nprod:\n" in out


def test_show_says_once_what_users_can_do_where_it_is_the_same(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(BOTH.replace('[environments.prod.mfa]\nmode = "ON"', '[environments.prod.mfa]\nmode = "OPTIONAL"'))
    assert main(["show", "--config", str(file)]) is ExitCode.DONE
    assert capsys.readouterr().out.count("what users can do") == 1


@pytest.mark.parametrize(("text", "names"), [(BOTH, ["dev", "prod"]), (TEXT, [])])
def test_the_json_of_show_has_the_environments(
    file: Path, capsys: pytest.CaptureFixture[str], text: str, names: list[str]
) -> None:
    file.write_text(text)
    assert main(["show", "--json", "--config", str(file)]) is ExitCode.DONE
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(json_schema.schema())).validate(document)
    assert [each["environment"] for each in document["environments"]] == names
    assert all(each["users"] for each in document["environments"])


def run_remove(file: Path, *options: str, types: str = "") -> None:
    remove.remove(options_of(remove.Options, "env", "remove", "--config", str(file), *options), typing(types))


def test_an_environment_is_taken_out_and_its_pool_is_known_as_given_up(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_remove(file, "prod", types="prod")
    (dev,) = load_environments(file)
    assert dev.name == "dev"
    assert dev.pool.project.removed == (f"prod-{OWN_ID}",)
    out = capsys.readouterr().out
    assert f"the stack {PROD_STACK} goes on" in " ".join(out.split())
    assert f"aws cloudformation delete-stack --stack-name {PROD_STACK} --region eu-west-1" in out


@pytest.mark.parametrize("types", ["", "dev", "PROD"])
def test_another_name_takes_nothing_out(file: Path, types: str) -> None:
    with pytest.raises(Interrupted, match="That is not the name of the environment"):
        run_remove(file, "prod", types=types)
    assert file.read_text() == BOTH


def test_a_pool_that_another_environment_has_too_stays_there(file: Path) -> None:
    file.write_text(BOTH.replace(OWN_ID, POOL_ID))
    run_remove(file, "prod", "--yes")
    (dev,) = load_environments(file)
    assert dev.pool.created.id == POOL_ID


def test_one_can_be_taken_out_added_and_taken_out_again(file: Path) -> None:
    run_remove(file, "prod", "--yes")
    assert main(["env", "add", "prod", "--yes", "--not-deployed", "--config", str(file)]) is ExitCode.DONE
    again = load_environment(file, "prod").pool.created.id
    assert again != OWN_ID
    run_remove(file, "prod", "--yes")
    assert load_environment(file, "dev").pool.project.removed == (f"prod-{OWN_ID}", f"prod-{again}")


def test_a_file_with_a_refused_change_lets_go_of_the_environment(file: Path) -> None:
    file.write_text(BOTH.replace(f'id = "{OWN_ID}"\nmfa = "ON"', f'id = "{OWN_ID}"\nmfa = "OFF"'))
    run_remove(file, "prod", "--yes")
    assert [each.name for each in load_environments(file)] == ["dev"]


def test_the_last_one_is_the_pool_of_the_file(file: Path) -> None:
    run_remove(file, "prod", "--yes")
    with pytest.raises(UsageError, match="dev is the only environment"):
        run_remove(file, "dev", "--yes")


def test_one_that_is_not_listed_is_refused_with_the_nearest(file: Path) -> None:
    with pytest.raises(ConfigInvalid, match="The nearest is prod"):
        run_remove(file, "prdo", "--yes")


def test_removing_the_pool_removes_all_and_names_each_stack(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    remove_pool.remove(options_of(remove_pool.Options, "remove", "--yes", "--config", str(file)))
    left = load(file)
    assert isinstance(left, WithoutPool)
    assert left.project.removed == (POOL_ID, OWN_ID)
    out = capsys.readouterr().out
    assert all(f"delete-stack --stack-name {stack}" in out for stack in (DEV_STACK, PROD_STACK))


FORMER: Final = OtherStack("labproj-auth-live-1b2c3d4e", PoolId(OWN_ID), "CREATE_COMPLETE", "live")


def test_a_name_that_was_changed_by_hand_is_found(file: Path) -> None:
    (finding,) = renamed(load_environment(file, "prod"), Inspection(None, None, (FORMER,)))
    assert finding.refused
    assert f"deployed as live, by the stack {FORMER.name}" in finding.message
    assert "Call it live again." in finding.remedy


@pytest.mark.parametrize(
    "text",
    [
        BOTH.replace("environments.dev", "environments.live"),
        BOTH.replace('name = "labproj"', f'name = "labproj"\nremoved = ["live-{OWN_ID}"]'),
        TEXT.replace(POOL_ID, OWN_ID),
    ],
    ids=["it is listed", "it was given up", "no environments are listed"],
)
def test_the_pool_of_another_name_is_no_finding(file: Path, text: str) -> None:
    file.write_text(text)
    assert renamed(load_environment(file, "prod"), Inspection(None, None, (FORMER,))) == ()


def test_what_is_deployed_was_not_renamed(file: Path) -> None:
    assert renamed(load_environment(file, "prod"), as_deployed(config())) == ()
