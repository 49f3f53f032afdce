"""`wizard env add`, whole: what it looks up, asks, refuses and writes. What AWS has is passed in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from authconfig.environments import Environment
from authconfig.errors import ChangeRefused, ConfigInvalid, ExitCode, ToolkitError, UsageError
from authconfig.file.reading import load_environments
from authconfig.live.deployed import Account, DeployedStack
from authconfig.live.first_stack import NEVER_MADE
from authconfig.names import PoolStack
from authconfig.vocabulary import PoolId
from cloud.errors import CloudError
from tests.command_lines import options_of
from tests.configs import POOL_ID, TEXT
from tests.person import DEPLOYED, EXISTING, WRITE, Script, Wanted
from tests.unit.test_environment_tables import BOTH, OWN_ID
from wizard.__main__ import main
from wizard.commands.env import add
from wizard.commands.env.lookup import ReadStack
from wizard.interview.questions import SAME_IN_ALL

NEW_ID: Final = PoolId("99999999")
NOWHERE: Final = CloudError("There are no AWS credentials.", "Sign in.")
ACCOUNT: Final = Account("123456789012", "eu-west-1", None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT)
    return path


@pytest.fixture
def both(file: Path) -> Path:
    file.write_text(BOTH)
    return file


def aws(deployed: Mapping[str, str] | CloudError) -> ReadStack:
    """AWS with the stacks that are `deployed`, each with what it remembers of its pool; or why it cannot be read."""

    def read(stack: PoolStack) -> tuple[Account, DeployedStack | None]:
        if isinstance(deployed, CloudError):
            raise deployed
        mode = deployed.get(stack.name)
        found = DeployedStack(stack.name, "CREATE_COMPLETE", {}, {"MfaAtCreation": mode}) if mode else None
        return ACCOUNT, found

    return read


NOTHING: Final[Mapping[str, str]] = {}


def run(
    file: Path,
    *options: str,
    deployed: Mapping[str, str] | CloudError = NOTHING,
    answers: Wanted | None = None,
) -> Script:
    person = Script(answers)
    understood = options_of(add.Options, "env", "add", *options, "--config", str(file))
    add.add(understood, person.found, lambda: NEW_ID, aws(deployed))
    return person


def listed(file: Path) -> dict[str, Environment]:
    return {each.name: each for each in load_environments(file)}


def test_the_first_one_is_written_beside_what_the_file_was_for(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(
        file,
        "prod",
        "--yes",
        "--mfa-mode",
        "ON",
        "--account",
        ACCOUNT.number or "",
        "--region",
        "eu-west-1",
        "--tag",
        "a=b",
    )
    found = listed(file)
    dev, prod = found["dev"], found["prod"]
    assert (dev.pool.created.id, dev.pool.created.mfa, dev.pool.mfa.mode) == (POOL_ID, "OPTIONAL", "OPTIONAL")
    assert (prod.pool.created.id, prod.pool.created.mfa, prod.pool.mfa.mode) == (NEW_ID, "ON", "ON")
    assert (prod.account, prod.region, dict(prod.tags)) == (ACCOUNT.number, "eu-west-1", {"a": "b"})
    out = capsys.readouterr().out
    assert "It lists the environments dev, prod." in out
    assert f"cdk deploy -c config={file} -c env=prod" in out


def test_every_line_that_a_person_wrote_stays(file: Path) -> None:
    run(file, "prod", "--yes", "--not-deployed")
    moved = {f'id = "{POOL_ID}"', 'mfa = "OPTIONAL"'}
    before = [line for line in TEXT.splitlines() if line not in moved]
    assert file.read_text().splitlines()[: len(before)] == before


def test_the_comments_of_what_moves_move_too(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    main(["add", "--yes", "--config", str(path)])
    run(path, "prod", "--yes", "--not-deployed")
    shared = path.read_text().partition("[environments.")[0]
    assert "another id means another stack" not in shared
    assert "it has left ON since" not in shared


@pytest.mark.parametrize(
    ("options", "names"), [((), ("dev", "prod")), (("--existing", "live"), ("live", "prod"))], ids=["default", "told"]
)
def test_what_the_file_was_for_is_dev_unless_told(file: Path, options: tuple[str, ...], names: tuple[str, ...]) -> None:
    run(file, "prod", "--yes", "--not-deployed", *options)
    assert tuple(listed(file)) == names


@pytest.mark.parametrize("options", [("dev",), ("live", "--existing", "live")], ids=["dev", "told"])
def test_the_files_own_environment_is_listed_alone_with_its_pool(file: Path, options: tuple[str, ...]) -> None:
    run(file, *options, "--yes", deployed=NOWHERE)
    (only,) = listed(file).values()
    assert (only.name, only.pool.created.id, only.pool.created.mfa) == (options[0], POOL_ID, "OPTIONAL")


def test_the_files_own_environment_cannot_require_mfa(file: Path) -> None:
    with pytest.raises(ChangeRefused, match="in the environment dev, required MFA"):
        run(file, "dev", "--yes", "--mfa-mode", "ON")
    assert file.read_text() == TEXT


def test_only_what_differs_is_written(both: Path) -> None:
    run(both, "staging", "--yes", "--not-deployed", "--mfa-mode", "OPTIONAL", "--password-policy-minimum-length", "12")
    added = both.read_text().partition("[environments.staging]")[2]
    assert "minimum_length = 12" in added
    assert "mode =" not in added, "the base says so already"


def test_one_that_is_deployed_keeps_its_pool_and_cannot_require_mfa(file: Path) -> None:
    there = {f"labproj-auth-prod-{POOL_ID}": "OPTIONAL"}
    with pytest.raises(ChangeRefused, match="in the environment prod, required MFA"):
        run(file, "prod", "--yes", "--mfa-mode", "ON", deployed=there)
    assert file.read_text() == TEXT
    run(file, "prod", "--yes", deployed=there)
    prod = listed(file)["prod"]
    assert (prod.pool.created.id, prod.pool.created.mfa) == (POOL_ID, "OPTIONAL")


def test_the_record_is_what_the_stack_remembers(file: Path) -> None:
    run(file, "prod", "--yes", "--mfa-mode", "ON", deployed={f"labproj-auth-prod-{POOL_ID}": "ON"})
    assert listed(file)["prod"].pool.created.mfa == "ON"


def test_it_is_looked_for_with_every_id_that_the_file_knows(both: Path) -> None:
    run(both, "staging", "--yes", deployed={f"labproj-auth-staging-{OWN_ID}": "OFF"})
    staging = listed(both)["staging"].pool
    assert (staging.created.id, staging.created.mfa) == (OWN_ID, "OFF")


def test_said_not_to_be_deployed_when_it_is_is_refused(file: Path) -> None:
    stack = f"labproj-auth-prod-{POOL_ID}"
    with pytest.raises(ChangeRefused, match=f"Refused: {stack} .* has a user pool of this project for prod"):
        run(file, "prod", "--yes", "--not-deployed", deployed={stack: "OPTIONAL"})
    assert file.read_text() == TEXT


def test_without_a_look_the_options_decide(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(file, "prod", "--yes", "--deployed", deployed=NOWHERE)
    assert listed(file)["prod"].pool.created.id == POOL_ID
    assert "Whether prod is deployed could not be looked up. There are no AWS credentials." in capsys.readouterr().out
    run(file, "staging", "--yes", "--not-deployed", "--mfa-mode", "ON", deployed=NOWHERE)
    assert listed(file)["staging"].pool.created.id == NEW_ID


def test_credentials_for_another_account_see_nothing(file: Path) -> None:
    there = {f"labproj-auth-prod-{POOL_ID}": "OPTIONAL"}
    with pytest.raises(UsageError, match="Give --deployed or --not-deployed"):
        run(file, "prod", "--yes", "--account", "111122223333", deployed=there)


def test_without_a_look_an_option_or_a_person_it_is_a_usage_error(file: Path) -> None:
    with pytest.raises(UsageError, match="Give --deployed or --not-deployed"):
        run(file, "prod", "--yes", deployed=NOWHERE)
    assert file.read_text() == TEXT


@pytest.mark.parametrize(("says", "pool", "mode"), [("no", NEW_ID, "ON"), ("yes", POOL_ID, None)])
def test_a_person_is_asked_what_could_not_be_looked_up(file: Path, says: str, pool: str, mode: str | None) -> None:
    answers = {EXISTING: "dev", DEPLOYED: says, "different": "mfa", "mfa.mode": mode, WRITE: "yes"}
    person = run(file, "prod", deployed=NOWHERE, answers=answers)
    walk = ["different", "mfa.mode", "mfa.types", "mfa.sms_message", "account", "region", WRITE]
    assert person.asked == [EXISTING, DEPLOYED, *walk]
    on = next(offer for offer in person.prompt("mfa.mode").offers if offer.value == "ON")
    assert bool(on.refused) is (says == "yes")
    prod = listed(file)["prod"].pool
    assert (prod.created.id, prod.mfa.mode) == (pool, mode or "OPTIONAL")


PLACE: Final = ("--account", ACCOUNT.number or "", "--region", "eu-west-1")


def test_where_nothing_was_found_a_person_is_told_where_and_asked(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The pool may be in another account or region than the credentials are for."""
    answers = {"different": "mfa", "mfa.mode": "ON", "account": "", WRITE: "yes"}
    person = run(file, "prod", "--existing", "dev", answers=answers)
    assert person.asked[0] == DEPLOYED
    out = capsys.readouterr().out
    assert "No stack of prod was found. Account 123456789012, region eu-west-1." in out
    assert "env add prod --not-deployed --existing dev --yes" in out


def test_at_the_place_that_is_named_nothing_found_is_an_answer(file: Path) -> None:
    answers = {"different": "mfa", "mfa.mode": "ON", WRITE: "yes"}
    assert DEPLOYED not in run(file, "prod", "--existing", "dev", *PLACE, answers=answers).asked


@pytest.mark.parametrize("place", [(), PLACE[:2], PLACE[2:]], ids=["none", "account", "region"])
def test_without_a_person_nothing_found_at_no_named_place_is_no_answer(file: Path, place: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="Give --deployed or --not-deployed"):
        run(file, "prod", "--yes", *place)
    assert file.read_text() == TEXT


@pytest.mark.parametrize("status", sorted(NEVER_MADE))
def test_a_stack_that_never_came_into_being_has_no_pool(file: Path, status: str) -> None:
    def read(stack: PoolStack) -> tuple[Account, DeployedStack]:
        return ACCOUNT, DeployedStack(stack.name, status, {}, {"MfaAtCreation": "OPTIONAL"})

    understood = options_of(
        add.Options, "env", "add", "prod", "--yes", *PLACE, "--mfa-mode", "ON", "--config", str(file)
    )
    add.add(understood, Script().found, lambda: NEW_ID, read)
    assert listed(file)["prod"].pool.created.id == NEW_ID


def test_a_stack_that_does_not_remember_how_its_pool_was_created_is_no_answer(file: Path) -> None:
    def read(stack: PoolStack) -> tuple[Account, DeployedStack]:
        return ACCOUNT, DeployedStack(stack.name, "CREATE_COMPLETE", {}, {})

    understood = options_of(add.Options, "env", "add", "prod", "--yes", *PLACE, "--config", str(file))
    with pytest.raises(UsageError, match="Give --deployed or --not-deployed"):
        add.add(understood, Script().found, lambda: NEW_ID, read)


def test_a_pool_that_was_given_up_is_not_taken_back(both: Path) -> None:
    both.write_text(BOTH.replace(OWN_ID, POOL_ID))
    main(["env", "remove", "prod", "--yes", "--config", str(both)])
    before = both.read_text()
    with pytest.raises(UsageError, match="The pool that prod had was removed from this file"):
        run(both, "prod", "--yes", "--deployed")
    assert both.read_text() == before
    run(both, "prod", "--yes")
    assert listed(both)["prod"].pool.created.id == NEW_ID


def test_a_tag_has_one_value(both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["env", "add", "qa", "--tag", "a=1", "--tag", "a=2", "--config", str(both)])
    assert stopped.value.code == ExitCode.USAGE
    assert "two values" in capsys.readouterr().err


def test_nothing_different_asks_only_where_it_is(both: Path) -> None:
    assert run(both, "staging", answers={WRITE: "yes"}).asked == [DEPLOYED, "different", "account", "region", WRITE]


def test_everything_different_asks_nothing_that_identifies_the_pool_to_apps(both: Path) -> None:
    person = run(both, "staging", answers={"different": "all", WRITE: "yes"})
    assert not {each.key for each in SAME_IN_ALL} & set(person.asked)
    assert {"verification.by", "password_policy", "app_clients.app.refresh_token_days"} <= set(person.asked)


def test_it_can_start_from_another_one(both: Path) -> None:
    run(both, "staging", "--yes", "--not-deployed", "--from", "prod")
    staging = listed(both)["staging"]
    assert staging.overrides == listed(both)["prod"].overrides
    assert (staging.pool.created.id, staging.account) == (NEW_ID, "")


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (BOTH, ("prod",), "There is an environment prod already"),
        (BOTH, ("PROD",), "prod and PROD differ only in the case of letters"),
        (BOTH, ("staging", "--from", "prdo"), "There is no environment prdo to start from; there are: dev, prod."),
        (BOTH, ("staging", "--existing", "dev"), "It lists its environments already. Leave out --existing."),
        (TEXT, ("staging", "--from", "prod"), "There is no environment prod to start from; there are: dev."),
        ('version = 1\n[project]\nname = "labproj"\nremoved = ["0a1b2c3d"]\n', ("prod",), "There is no user pool yet"),
    ],
)
def test_what_it_cannot_do_is_a_usage_error(file: Path, text: str, options: tuple[str, ...], said: str) -> None:
    file.write_text(text)
    with pytest.raises(UsageError, match=said):
        run(file, *options, "--yes")
    assert file.read_text() == text


@pytest.mark.parametrize("question", SAME_IN_ALL, ids=lambda question: question.key)
def test_an_option_for_what_is_the_same_in_all_says_why(
    both: Path, question: object, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["env", "add", "staging", "--config", str(both), question.option, "x"])  # type: ignore[attr-defined]
    assert stopped.value.code == ExitCode.USAGE
    assert "it is the same in all environments, as it identifies the user pool to apps" in capsys.readouterr().err


@pytest.mark.parametrize("options", [("pro d",), ("prod", "--tag", "a"), ("prod", "--tag", "aws:a=b")])
def test_a_name_or_a_tag_that_is_not_valid_is_a_usage_error(both: Path, options: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["env", "add", "--config", str(both), *options])
    assert stopped.value.code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("options", "error"),
    [(("--account", "1"), ConfigInvalid), (("--mfa-types", "TOTP", "--mfa-mode", "OFF"), ToolkitError)],
)
def test_an_answer_that_is_not_valid_leaves_the_file_as_it_is(
    both: Path, options: tuple[str, ...], error: type[ToolkitError]
) -> None:
    with pytest.raises(error):
        run(both, "staging", "--yes", "--not-deployed", *options)
    assert both.read_text() == BOTH
