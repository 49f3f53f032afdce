"""`wizard update` of a file with environments: what all share, and what one has of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, strategies as st

from authconfig import settings
from authconfig.environments import Environment, environments
from authconfig.errors import ChangeRefused, ConfigInvalid, UsageError
from authconfig.file.reading import load_environments, parse
from authconfig.file.writing import with_values
from authconfig.overrides import WithEnvironments
from authconfig.settings import mfa, user_pool
from authconfig.settings.policies import FixedAtCreation, Judged
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import MfaMode, MfaType
from tests.command_lines import options_of
from tests.configs import POOL_ID, TEXT
from tests.person import WRITE, Script, Wanted
from tests.second_values import SECOND
from tests.unit.test_environment_tables import BASE_OF_ALL, BOTH, CAN_DIFFER, OWN_ID
from wizard.commands import update
from wizard.commands.edited import edited, scope
from wizard.interview.questions import SAME_IN_ALL

# Required MFA in all of three environments, of which one has its own mode.
ALL_ON: Final = (
    BASE_OF_ALL.replace('mode = "OPTIONAL"', 'mode = "ON"')
    + "".join(
        f'\n[environments.{name}.created]\nid = "{pool}"\nmfa = "{record}"\n'
        for name, pool, record in (("dev", POOL_ID, "ON"), ("prod", OWN_ID, "ON"), ("lab", "77777777", "OFF"))
    )
    + '\n[environments.lab.mfa]\nmode = "OFF"\n'
)

TAKEN: Final = [each for each in SAME_IN_ALL if "update" in each.commands]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "auth.toml"
    path.write_text(BOTH)
    return path


def run(file: Path, *options: str, answers: Wanted | None = None) -> Script:
    person = Script(answers)
    update.update(options_of(update.Options, "update", "--config", str(file), *options), person.found)
    return person


def listed(file: Path) -> dict[str, Environment]:
    return {each.name: each for each in load_environments(file)}


def test_a_change_of_the_base_reaches_who_has_nothing_of_its_own(file: Path) -> None:
    run(file, "--yes", "--mfa-mode", "OFF")
    assert {name: each.pool.mfa.mode for name, each in listed(file).items()} == {"dev": "OFF", "prod": "ON"}


def test_a_refusal_of_the_base_names_the_environment(file: Path) -> None:
    with pytest.raises(ChangeRefused, match=r"mfa\.mode: Refused: in the environment dev, required MFA"):
        run(file, "--yes", "--mfa-mode", "ON")
    assert file.read_text() == BOTH


def test_a_person_sees_at_the_question_which_environment_refuses(file: Path) -> None:
    person = run(file, answers={"change": "mfa", WRITE: "yes"})
    refused = {offer.value: offer.refused for offer in person.prompt("mfa.mode").offers}
    assert (refused["ON"] or "").startswith("Refused: in the environment dev, required MFA (ON)")
    assert refused["OFF"] is refused["OPTIONAL"] is None


def test_what_every_environment_overrides_can_be_anything_in_the_base(file: Path) -> None:
    file.write_text(BOTH + '\n[environments.dev.mfa]\nmode = "OPTIONAL"\n')
    run(file, "--yes", "--mfa-mode", "ON")
    assert {name: each.pool.mfa.mode for name, each in listed(file).items()} == {"dev": "OPTIONAL", "prod": "ON"}


def test_leaving_on_in_the_base_lists_each_environment_that_leaves(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(ALL_ON)
    run(file, "--yes", "--mfa-mode", "OPTIONAL")
    assert {name: each.pool.created.mfa for name, each in listed(file).items()} == {
        "dev": "OPTIONAL", "prod": "OPTIONAL", "lab": "OFF",
    }  # fmt: skip
    out = capsys.readouterr().out
    config = f" -c config={file}"
    assert f"cdk deploy labproj-auth-dev{config} --parameters labproj-auth-dev-{POOL_ID}:MfaAtCreation=OPTIONAL" in out
    assert (
        f"cdk deploy labproj-auth-prod{config} -c env=prod --parameters "
        f"labproj-auth-prod-{OWN_ID}:MfaAtCreation=OPTIONAL" in out
    )
    assert "labproj-auth-lab" not in out
    assert "a pool leaves ON (dev, prod)" in out


def test_own_values_are_written_even_if_they_are_those_of_the_base(file: Path) -> None:
    run(file, "--yes", "--env", "prod", "--mfa-mode", "OPTIONAL")
    prod = listed(file)["prod"]
    assert prod.overrides[mfa.MODE] == prod.pool.created.mfa == "OPTIONAL"
    assert listed(file)["dev"].overrides == Settings()


def test_an_update_of_one_changes_that_one_alone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = listed(file)
    run(file, "--env", "dev", answers={"change": "mfa", "mfa.mode": "OFF", WRITE: "yes"})
    after = listed(file)
    assert after["prod"] == before["prod"]
    assert after["dev"].overrides == Settings({mfa.MODE: MfaMode.OFF})
    out = capsys.readouterr().out
    assert f"update --env dev --yes --config {file}" in out
    assert "-c env=dev" in out
    assert "-c env=prod" not in out


def test_one_refuses_what_its_own_pool_cannot_become(file: Path) -> None:
    with pytest.raises(ChangeRefused, match="in the environment dev, required MFA"):
        run(file, "--yes", "--env", "dev", "--mfa-mode", "ON")
    file.write_text(BOTH.replace('id = "1b2c3d4e"\nmfa = "ON"', 'id = "1b2c3d4e"\nmfa = "OFF"').replace(
        '[environments.prod.mfa]\nmode = "ON"', '[environments.prod.mfa]\nmode = "OFF"'
    ))  # fmt: skip
    with pytest.raises(ChangeRefused, match="in the environment prod, required MFA"):
        run(file, "--yes", "--env", "prod", "--mfa-mode", "ON")


def test_one_is_not_asked_what_is_the_same_in_all(file: Path) -> None:
    person = run(file, "--env", "prod", answers={"change": "all", WRITE: "yes"})
    assert not {each.key for each in SAME_IN_ALL} & set(person.asked)


@pytest.mark.parametrize("question", TAKEN, ids=lambda one: one.key)
def test_one_does_not_take_what_is_the_same_in_all(file: Path, question: Any) -> None:
    value = question.choices[0].name if question.choices else "x"
    with pytest.raises(UsageError, match="it is the same in all environments, as it identifies the user pool to apps"):
        run(file, "--yes", "--env", "prod", question.option, value)


def test_an_environment_of_a_file_that_lists_none_is_a_usage_error(file: Path) -> None:
    file.write_text(TEXT)
    with pytest.raises(UsageError, match="python -m wizard env add prod"):
        run(file, "--yes", "--env", "prod", "--mfa-mode", "OFF")


def test_an_environment_that_is_not_listed_is_refused_with_the_nearest(file: Path) -> None:
    with pytest.raises(ConfigInvalid, match="The nearest is prod"):
        run(file, "--yes", "--env", "prdo", "--mfa-mode", "OFF")


def test_a_group_that_is_taken_out_is_said_once(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(file, "--yes", "--user-pool-groups", "a,b")
    capsys.readouterr()
    run(file, "--yes", "--user-pool-groups", "b")
    assert capsys.readouterr().out.count("The group a stays") == 1


def test_whom_a_change_leaves_out_is_said_with_the_environments(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(file, "--yes", "--mfa-types", "SMS,TOTP", "--verification-by", "phone_number")
    assert "Warning (dev, prod): " in capsys.readouterr().out


def test_whom_a_change_leaves_out_is_not_said_where_it_does_not_reach(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(BOTH + '\n[environments.dev.verification]\nby = "email"\n')
    run(file, "--yes", "--verification-by", "phone_number")
    out = capsys.readouterr().out
    assert "Warning (prod): " in out
    assert "Warning (dev" not in out


FIXED: Final = [each for each in user_pool.USER_POOL if isinstance(each.policy, FixedAtCreation)]
REFUSED_VALUES: Final[dict[Setting[Any], Any]] = {
    mfa.MODE: MfaMode.ON,
    mfa.TYPES: (MfaType.TOTP,),
    user_pool.GROUPS: ("STAFF",),
}


@pytest.mark.parametrize("setting", [*REFUSED_VALUES], ids=lambda each: each.key)
@pytest.mark.parametrize("own", ["", "dev"], ids=["the base", "an override"])
def test_every_judged_setting_is_refused_through_both(setting: Setting[Any], own: str) -> None:
    text = with_values(BOTH, Settings({user_pool.GROUPS: ("staff",)}))
    config = parse(text, "auth.toml")
    assert isinstance(config, WithEnvironments)
    with pytest.raises(ChangeRefused, match=f"environment dev: {setting.key}: Refused"):
        edited(text, scope(config, own, Path("auth.toml")), Settings({setting: REFUSED_VALUES[setting]}))


def test_every_judged_setting_is_tried() -> None:
    assert {each for each in settings.ALL if isinstance(each.policy, Judged)} == REFUSED_VALUES.keys()


@pytest.mark.parametrize("setting", FIXED, ids=lambda each: each.key)
def test_a_fixed_setting_that_was_changed_refuses_the_whole_file(setting: Setting[Any]) -> None:
    present = parse(TEXT, "auth.toml").settings[setting]  # type: ignore[union-attr]
    value = setting.default if SECOND[setting] == present else SECOND[setting]
    with pytest.raises((ChangeRefused, ConfigInvalid)) as caught:
        parse(with_values(BOTH, Settings({setting: value})), "auth.toml")
    assert "environment" in str(caught.value)


def test_a_record_that_one_environment_contradicts_refuses_the_whole_file() -> None:
    with pytest.raises(ChangeRefused, match=r"auth\.toml, environment prod: mfa\.mode: Refused"):
        parse(BOTH.replace(f'id = "{OWN_ID}"\nmfa = "ON"', f'id = "{OWN_ID}"\nmfa = "OFF"'), "auth.toml")


@given(st.sets(st.sampled_from([each for each in CAN_DIFFER if each not in REFUSED_VALUES])))
def test_what_is_written_for_one_is_read_back_and_no_other_changes(own: set[Setting[Any]]) -> None:
    config = parse(BOTH, "auth.toml")
    assert isinstance(config, WithEnvironments)
    wanted = Settings({each: SECOND[each] for each in own})
    try:
        found = edited(BOTH, scope(config, "dev", Path("auth.toml")), wanted)
    except ConfigInvalid:  # two of the values do not go together
        return
    if found is None:
        return
    after = parse(found.text, "auth.toml")
    assert isinstance(after, WithEnvironments)
    dev, prod = environments(after)
    changed = {each for each in own if SECOND[each] != config.settings[each]}
    assert dev.overrides == Settings({each: SECOND[each] for each in changed})
    assert prod == environments(config)[1]
    shared = {each for each in after.settings if each not in changed}
    assert all(dev.pool.settings[each] == after.settings[each] for each in shared)
