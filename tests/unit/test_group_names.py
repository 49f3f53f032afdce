"""Names of groups are one name whatever their case, there are only so many, and a template is only so large."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, strategies as st

from authconfig import checks
from authconfig.environments import Environment
from authconfig.errors import ChangeRefused, ConfigInvalid, ExitCode
from authconfig.file.reading import parse
from authconfig.live import gate
from stacks import template_size
from tests.amplify_requests import request
from tests.configs import TEXT, config
from tests.deployments import with_parts
from tests.person import Script
from tests.typed import question, refusal_of
from wizard.__main__ import main
from wizard.headless.reading import read_request
from wizard.interview.vetting import vet

BOTH: Final = ("admins", "Admins")
REASON: Final = "admins and Admins differ only in the case of letters, and Cognito does not take both."
REFUSAL: Final = refusal_of("user_pool.groups")
EXISTING: Final = config(user_pool={"groups": ("ADMINS", "staff")})
_names = st.lists(st.sampled_from(["a", "A", "b", "B", "ab", "aB", "AB"]), unique=True)


@given(_names)
def test_groups_are_taken_exactly_when_no_two_are_one_name(names: list[str]) -> None:
    assert (checks.group_names(tuple(names)) is None) == (len({name.lower() for name in names}) == len(names))


def test_two_cases_of_a_name_are_refused_in_the_file() -> None:
    with pytest.raises(ConfigInvalid) as error:
        parse(TEXT.replace("[mfa]", f"groups = {json.dumps(BOTH)}\n[mfa]"), "auth.toml")
    assert [(each.key, each.message) for each in error.value.problems] == [("user_pool.groups", REASON)]


def test_two_cases_of_a_name_are_refused_by_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "auth.toml"
    assert ExitCode.INVALID is main(["add", "--config", str(file), "--yes", "--user-pool-groups", ",".join(BOTH)])
    assert REASON in capsys.readouterr().err
    assert not file.exists()


def test_two_cases_of_a_name_are_refused_in_a_request_and_at_the_keyboard() -> None:
    pool = {"userPoolGroups": [{"groupName": name} for name in BOTH]}
    with pytest.raises(ConfigInvalid, match="differ only in the case"):
        vet(read_request("add", json.dumps(request("add", 2, pool))), config().settings, ())
    person = Script({"change": "groups", "user_pool.groups": ["editors"], "another": ["yes", "no"]})
    person.update(config(user_pool={"groups": ("admins",)}))
    assert person.prompt("user_pool.groups").check("Admins") == REASON


def test_another_case_of_a_groups_name_is_refused_by_option_with_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "auth.toml"
    text = TEXT.replace("[mfa]", 'groups = ["ADMINS"]\n[mfa]')
    file.write_text(text)
    assert ExitCode.REFUSED is main(["update", "--config", str(file), "--yes", "--user-pool-groups", "Admins"])
    said = capsys.readouterr().err
    assert REFUSAL.sentence in said
    assert "delete the group in each deployed pool" in said
    assert file.read_text() == text


def test_another_case_of_a_groups_name_is_refused_in_a_request_and_at_the_keyboard() -> None:
    pool = {"userPoolGroups": [{"groupName": "Admins"}]}
    asked = read_request("update", json.dumps(request("update", 2, pool)))
    with pytest.raises(ChangeRefused, match="case of its letters"):
        vet(asked, EXISTING.settings, (EXISTING.recorded(),))
    person = Script(
        {"change": "groups", "delete": ("ADMINS",), "user_pool.groups": ["editors"], "another": ["yes", "no"]}
    )
    person.update(EXISTING)
    check = person.prompt("user_pool.groups").check
    assert check("Admins") == REFUSAL.text
    assert check("ADMINS") is None


@pytest.mark.parametrize("groups", [("staff", "ADMINS"), ("staff",), (), ("ADMINS", "staff", "editors")])
def test_groups_come_go_and_move_as_before(groups: tuple[str, ...]) -> None:
    given_answers = vet(
        Script().for_the_pool(EXISTING, {"user_pool.groups": groups}).given, EXISTING.settings, (EXISTING.recorded(),)
    )
    assert given_answers.values["user_pool.groups"] == groups


@pytest.mark.parametrize("managed", [(), ("ADMINS",)])
def test_another_case_in_the_deployed_pool_is_refused_whoever_made_it(managed: tuple[str, ...]) -> None:
    wanted = config(user_pool={"groups": ("Admins",)})
    before = config(user_pool={"groups": managed})
    found = with_parts(before, groups={"ADMINS": {"GroupName": "ADMINS", "Precedence": 1}})
    (finding, *_) = gate.compare(Environment("dev", wanted), found)
    assert (finding.key, finding.refused) == ("user_pool.groups", True)
    assert "has a group ADMINS, which differs from Admins only in the case of letters" in finding.message
    assert "Write ADMINS in the file" in finding.remedy


def test_there_are_at_most_so_many_groups() -> None:
    names = tuple(f"group{number}" for number in range(checks.MOST_GROUPS + 1))
    assert question("user_pool.groups").check(names[:-1]) is None
    assert "at most 400 groups" in str(question("user_pool.groups").check(names))
    with pytest.raises(ConfigInvalid, match="at most 400 groups"):
        parse(TEXT.replace("[mfa]", f"groups = {json.dumps(names)}\n[mfa]"), "auth.toml")


@pytest.mark.parametrize(("size", "fits"), [(51_200, True), (51_201, False)])
def test_a_template_has_to_fit_into_a_request(size: int, *, fits: bool, tmp_path: Path) -> None:
    template = tmp_path / "shop-auth-dev.template.json"
    template.write_bytes(b" " * size)
    if fits:
        template_size.check(str(template))
        return
    with pytest.raises(ConfigInvalid) as error:
        template_size.check(str(template))
    assert "shop-auth-dev.template.json: The template has 51,201 bytes" in str(error.value)
    assert "-c bootstrap=true" in str(error.value)
