"""Custom attributes: what a file may say of them, what an existing pool takes, and how they are recorded."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, strategies as st

from authconfig import attribute_access, checks, rules
from authconfig.environments import Environment, environments
from authconfig.errors import ChangeRefused, ConfigInvalid, ExitCode, Problem
from authconfig.file import sections
from authconfig.file.reading import parse
from authconfig.live import gate
from authconfig.live.comparison import comparable, differences
from authconfig.live.deployed import Inspection
from authconfig.live.finding import Kind
from authconfig.models import AuthConfig
from authconfig.overrides import WithEnvironments
from authconfig.settings import custom_attribute
from authconfig.settings.policies import FixedAtCreation
from authconfig.vocabulary import READ_ONLY, Attribute, AttributeType
from tests.configs import TEXT, config
from tests.deployments import DENIED, as_deployed, changed_past, parts_of, with_parts
from tests.unit.test_environment_tables import BASE_OF_ALL, DEV, PROD
from wizard.__main__ import main
from wizard.documents.render import new_file

PLAN: Final = """
[custom_attributes.plan]
# ours
type = "string"
mutable = true
maximum = 32
"""
SEATS: Final = '\n[custom_attributes.seats]\ntype = "number"\nmutable = false\n'
PLAN_RECORD: Final = 'plan = {type = "string", mutable = true, minimum = 0, maximum = 32}'
RECORDED: Final = TEXT.replace("[user_pool]", f"[created.custom_attributes]\n{PLAN_RECORD}\n\n# the pool\n[user_pool]")
BY_NAME: Final = {"plan": {"type": "string", "mutable": True, "maximum": 32}}
NEEDED: Final = ("email", "phone_number")  # to sign up, and for a code by text message
OTHERS: Final[dict[str, Any]] = {"type": "number", "mutable": False, "minimum": 1, "maximum": 31}


def read(text: str) -> AuthConfig:
    found = parse(text, "auth.toml")
    assert isinstance(found, AuthConfig)
    return found


def problem(text: str) -> Problem:
    with pytest.raises(ConfigInvalid) as caught:
        parse(text, "auth.toml")
    (found,) = caught.value.problems
    return found


def refused(text: str) -> Problem:
    with pytest.raises(ChangeRefused) as caught:
        parse(text, "auth.toml")
    (found,) = caught.value.problems
    return found


def with_plan(**changes: Any) -> AuthConfig:
    return config(custom_attributes={"plan": {**BY_NAME["plan"], **changes}})


# What a file may say


@pytest.mark.parametrize(
    ("table", "key", "words"),
    [
        ('[custom_attributes.plan]\nmutable = true\n', "plan.type", "It is missing."),
        ('[custom_attributes.plan]\ntype = "string"\n', "plan.mutable", "It is missing."),
        ('[custom_attributes.plan]\ntype = "text"\nmutable = true\n', "plan.type", "'string', 'number', 'date_time'"),
        (PLAN.replace("true", '"yes"'), "plan.mutable", "It must be true or false"),
        (PLAN.replace("32", "2049"), "plan.maximum", "A string can have 0 to 2,048 characters."),
        (PLAN + "minimum = -1\n", "plan.minimum", "A string can have 0 to 2,048 characters."),
        (PLAN + "minimum = 33\n", "plan.maximum", "It is less than the minimum, which is 33."),
        (SEATS + "minimum = 5\nmaximum = -5\n", "seats.maximum", "It is less than the minimum, which is 5."),
        (SEATS.replace("number", "boolean") + "maximum = 5\n", "seats.maximum", "Only a string or a number"),
        (SEATS.replace("number", "date_time") + "minimum = 5\n", "seats.minimum", "Only a string or a number"),
        (PLAN + "required = true\n", "plan.required", "There is no such key."),
        (PLAN.replace("plan", '"custom:plan"'), '"custom:plan"', "without the custom:"),
        (PLAN.replace("plan", "a" * 21), "a" * 21, "1 to 20 letters, digits, hyphens or underscores"),
        (PLAN.replace("plan", "nickname"), "nickname", "nickname is a standard attribute"),
        (PLAN.replace("plan", "sub"), "sub", "sub is a standard attribute"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_is(table: str, key: str, words: str) -> None:
    found = problem(TEXT + table)
    assert found.key == f"custom_attributes.{key}"
    assert words in found.message


def test_what_has_to_be_stated_says_why() -> None:
    found = problem(TEXT + PLAN.replace("mutable = true\n", ""))
    assert found.remedy == "State it: it cannot be changed once the pool has the attribute."


def test_a_mistyped_key_names_the_nearest() -> None:
    found = problem(TEXT + PLAN.replace("maximum", "maximun"))
    assert found.remedy == "The nearest known key is custom_attributes.plan.maximum."


def test_a_template_holds_fifty_with_the_required_ones() -> None:
    def attributes(number: int) -> str:
        return "".join(PLAN.replace("plan", f"plan{each}") for each in range(number))

    assert len(read(TEXT + attributes(49)).custom_attributes) == 49
    found = problem(TEXT + attributes(50))
    assert (found.key, found.message) == (
        "custom_attributes",
        "With the required attributes there can be at most 50 in a template.",
    )


def test_the_limits_of_a_string_are_the_same_stated_or_left_out() -> None:
    stated = with_plan(minimum=0, maximum=2048)
    assert stated == config(custom_attributes={"plan": {"type": "string", "mutable": True}})


@given(st.text() | st.from_regex(f"(custom:)?{checks.custom_name.regex}", fullmatch=True))
def test_a_name_is_valid_with_its_prefix_where_it_is_without(name: str) -> None:
    as_listed = checks.custom_reference(f"custom:{name}") is None
    assert (checks.custom_attribute_name(name) is None) == (as_listed and name not in {*Attribute, "sub"})


@pytest.mark.parametrize("setting", custom_attribute.of("plan").all, ids=lambda setting: setting.key)
def test_every_setting_of_an_attribute_is_for_good_and_compared(setting: Any) -> None:
    assert isinstance(setting.policy, FixedAtCreation)
    assert not setting.is_overridable
    base = with_plan(**{**OTHERS, "minimum": 0, "maximum": 30, "type": "string", "mutable": True})
    changed = with_plan(**{**BY_NAME["plan"], "minimum": 0, "maximum": 30, setting.path[-1]: OTHERS[setting.path[-1]]})
    pool = as_deployed(changed).pool
    assert pool is not None
    assert [each.setting for each in differences(comparable(base, "dev"), pool)] == [setting]


# What an app may list


@pytest.mark.parametrize("key", ["read_attributes", "write_attributes"])
def test_an_app_lists_custom_attributes_of_the_file(key: str) -> None:
    listing = f'\n[app_clients.app]\n{key} = ["custom:plan"]\n'
    assert getattr(read(TEXT + PLAN + listing).app_clients["app"], key) == ("custom:plan",)
    found = problem(TEXT + listing)
    assert (found.key, found.message) == (
        f"app_clients.app.{key}",
        "The file has no custom attribute plan: describe it in a table [custom_attributes.plan].",
    )
    assert "such as custom:plan" in problem(TEXT + listing.replace(":plan", ":a b")).message


def test_an_app_cannot_write_what_does_not_change() -> None:
    listing = '\n[app_clients.app]\nwrite_attributes = ["custom:seats"]\n'
    assert problem(TEXT + SEATS + listing).message == (
        "Apps cannot write custom:seats, as custom_attributes.seats.mutable is false: it is given at sign-up, or by "
        "administrators."
    )
    assert read(TEXT + SEATS + listing.replace("write", "read"))


@pytest.mark.parametrize(
    ("listed", "readable", "writable"),
    [
        ((), {*Attribute}, {*Attribute} - READ_ONLY),
        (("custom:plan",), {*Attribute, "custom:plan"}, {*Attribute, "custom:plan"} - READ_ONLY),
        (("name",), {"name"}, {"name", "email", "phone_number"}),
        (("custom:plan", "name"), {"name", "custom:plan"}, {"name", "email", "phone_number", "custom:plan"}),
    ],
)
def test_only_what_is_listed_of_the_custom_ones_is_granted(
    listed: tuple[str, ...], readable: set[str], writable: set[str]
) -> None:
    made = config(custom_attributes=BY_NAME, app={"read_attributes": listed, "write_attributes": listed})
    assert {*attribute_access.readable(made.settings, "app")} == readable
    assert {*attribute_access.writable(made.settings, "app")} == writable


def test_without_custom_attributes_an_empty_list_stays_cognitos() -> None:
    settings = config().settings
    assert attribute_access.readable(settings, "app") == attribute_access.writable(settings, "app") == ()


# What an existing pool takes


def test_one_that_is_not_recorded_is_an_addition() -> None:
    assert read(TEXT + PLAN).unrecorded == read(RECORDED + PLAN).settings.__class__(
        {custom_attribute.record("plan"): read(RECORDED + PLAN).settings[custom_attribute.record("plan")]}
    )
    assert not read(RECORDED + PLAN).unrecorded


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('type = "string"', 'type = "number"', "type"),
        ("mutable = true", "mutable = false", "mutable"),
        ("maximum = 32", "maximum = 33", "maximum"),
        ("maximum = 32", "maximum = 32\nminimum = 1", "minimum"),
    ],
)
def test_the_file_cannot_change_what_is_recorded(old: str, new: str, key: str) -> None:
    with pytest.raises(ChangeRefused) as caught:
        parse(RECORDED + PLAN.replace(old, new), "auth.toml")
    found = next(each for each in caught.value.problems if each.key == f"custom_attributes.plan.{key}")
    assert "of a custom attribute can only be chosen when the attribute is created" in found.message
    assert found.remedy.startswith("Put back what created.custom_attributes says, or add an attribute with another")


def test_the_file_cannot_lose_what_is_recorded() -> None:
    found = refused(RECORDED)
    assert found.key == "custom_attributes.plan"
    assert found.message == "Refused: a custom attribute can be added to a user pool, and not be taken away."
    assert found.remedy.startswith("Put back what created.custom_attributes says; no app has to list it.")


@given(st.sets(st.sampled_from("abc")), st.sets(st.sampled_from("abc")))
def test_a_pool_keeps_what_it_has_and_takes_more(has: set[str], wants: set[str]) -> None:
    def made(names: set[str]) -> AuthConfig:
        return config(custom_attributes=dict.fromkeys(sorted(names), BY_NAME["plan"]))

    found = rules.refusals(made(has).recorded(), made(wants).wanted())
    assert {each.key for each in found} == {f"custom_attributes.{name}" for name in has - wants}


# How they are recorded


def test_an_update_records_what_was_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "auth.toml"
    file.write_text(RECORDED + PLAN + SEATS)
    assert main(["update", "--config", str(file), "--yes"]) is ExitCode.DONE
    assert "+seats = " in capsys.readouterr().out
    seats = 'seats = {type = "number", mutable = false}'
    assert file.read_text() == (RECORDED + PLAN + SEATS).replace(PLAN_RECORD, f"{PLAN_RECORD}\n{seats}")
    assert main(["update", "--config", str(file), "--yes"]) is ExitCode.DONE
    assert "Nothing changes" in capsys.readouterr().out


def test_the_first_one_gets_its_table_after_the_record(tmp_path: Path) -> None:
    file = tmp_path / "auth.toml"
    text = TEXT.replace("[user_pool]", "# the pool\n[user_pool]") + PLAN
    file.write_text(text)
    assert main(["update", "--config", str(file), "--yes", "--password-policy-minimum-length", "12"]) is ExitCode.DONE
    begun = f'required_attributes = ["email"]\n\n[created.custom_attributes]\n{PLAN_RECORD}\n\n# the pool\n[user_pool]'
    assert begun in file.read_text()
    assert read(file.read_text()).password_policy.minimum_length == 12


@pytest.mark.parametrize("environment", ["", "prod"])
def test_all_environments_have_one_record(environment: str, tmp_path: Path) -> None:
    file = tmp_path / "auth.toml"
    file.write_text(BASE_OF_ALL + PLAN + DEV + PROD)
    own = ["--env", environment] if environment else []
    assert main(["update", "--config", str(file), "--yes", *own, "--password-policy-minimum-length", "12"]) == 0
    found = parse(file.read_text(), "auth.toml")
    assert isinstance(found, WithEnvironments)
    assert {*found.created.custom_attributes} == {"plan"}
    assert not any(each.pool.unrecorded for each in environments(found))


def test_no_environment_has_some_of_its_own() -> None:
    found = problem(BASE_OF_ALL + PLAN + DEV + PROD + PLAN.replace("[", "[environments.prod."))
    assert (found.key, found.message) == ("environments.prod.custom_attributes", "It is the same in all environments.")


def test_questions_about_the_attributes_of_an_app_keep_the_custom_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "auth.toml"
    lists = '\n[app_clients.app]\nread_attributes = ["custom:plan"]\nwrite_attributes = ["custom:plan", "name"]\n'
    file.write_text(RECORDED + PLAN + lists)
    options = ("--app-client-read-attributes", "name,email", "--app-client-write-attributes", "none")
    assert main(["update", "--config", str(file), "--yes", *options]) is ExitCode.DONE
    client = read(file.read_text()).app_clients["app"]
    assert {*client.read_attributes} == {"email", "name", "custom:plan"}
    assert client.write_attributes == ("custom:plan",)
    assert "all, Cognito's default, custom:plan" in capsys.readouterr().out
    assert main(["update", "--config", str(file), "--yes", "--app-client-write-attributes", "nickname"]) == 0
    assert {*read(file.read_text()).app_clients["app"].write_attributes} == {*NEEDED, "nickname", "custom:plan"}


def test_a_new_file_for_a_pool_that_has_some_records_them() -> None:
    made = config(custom_attributes={**BY_NAME, "seats": {"type": "number", "mutable": False}})
    assert tomllib.loads(new_file(made))["created"]["custom_attributes"]["seats"] == {
        "type": "number",
        "mutable": False,
    }
    assert read(new_file(made)) == made


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("[created]", "[created] # here"),
        TEXT.replace('id = "0a1b2c3d"\n', 'id = "0a1b2c3d"\n# of it\n\n# about more\n'),
        TEXT.replace("\n", "\r\n"),
    ],
)
def test_lines_grow_in_their_table_however_it_is_written(text: str) -> None:
    grown = sections.grown(text, ("created",), "x = 1")
    assert grown is not None
    assert tomllib.loads(grown)["created"]["x"] == 1
    assert grown.replace("x = 1\n", "", 1) == text


def test_a_table_that_is_not_there_does_not_grow() -> None:
    assert sections.grown("created = {id = 1}\n", ("created",), "x = 1") is None
    assert sections.grown("[created]\nid = 1\n", ("created",), "id = 1") is None


# What is deployed


def compare(wanted: AuthConfig, found: Inspection) -> dict[str, tuple[Kind, str]]:
    return {each.key: (each.kind, each.message) for each in gate.compare(Environment("dev", wanted), found)}


def test_what_is_new_is_pending_once() -> None:
    found = compare(config(custom_attributes=BY_NAME), as_deployed(config()))
    assert found["custom_attributes.plan"] == (
        Kind.PENDING,
        "Not deployed yet: the user pool has no custom attribute plan.",
    )
    assert not [key for key in found if key.startswith("custom_attributes.plan.")]


def test_what_is_deployed_is_in_step() -> None:
    made = with_plan()
    assert [kind for kind, _ in compare(made, as_deployed(made)).values()] == [Kind.IN_STEP]


@pytest.mark.parametrize("kind", AttributeType)
def test_each_type_is_read_back(kind: AttributeType) -> None:
    made = config(custom_attributes={"it": {"type": kind, "mutable": False}})
    assert [kind for kind, _ in compare(made, as_deployed(made)).values()] == [Kind.IN_STEP]
    other = next(each for each in AttributeType if each is not kind)
    found = compare(config(custom_attributes={"it": {"type": other, "mutable": False}}), as_deployed(made))
    assert found["custom_attributes.it.type"] == (
        Kind.REFUSED,
        "Refused: the type of a custom attribute can only be chosen when the attribute is created. "
        f'The file says "{other}"; the deployed pool has "{kind}".',
    )


def test_what_the_stack_has_cannot_leave_the_file() -> None:
    found = compare(config(), as_deployed(with_plan()))
    assert found["custom_attributes.plan"][0] is Kind.REFUSED


def test_what_others_added_is_named_and_refuses_nothing() -> None:
    described = as_deployed(with_plan())
    parts = replace(parts_of(described), template=parts_of(as_deployed(config())).template)
    found = compare(config(), replace(described, parts=parts))
    assert found[""] == (Kind.UNMANAGED, "Not managed here: the user pool has custom attributes: custom:plan.")
    assert {kind for kind, _ in found.values()}.isdisjoint({Kind.REFUSED})


def test_without_the_deployed_template_nobody_knows_whose_it_is() -> None:
    found = with_parts(with_plan(), template=DENIED)
    assert Kind.REFUSED not in {kind for kind, _ in compare(config(), found).values()}
    assert compare(with_plan(mutable=False), found)["custom_attributes.plan.mutable"][0] is Kind.REFUSED


def test_what_no_file_can_have_is_passed_over() -> None:
    made = config()
    text, numbers = {"AttributeDataType": "String", "Mutable": True}, {"MinValue": "0.5", "MaxValue": "9"}
    number = {**text, "AttributeDataType": "Number", "NumberAttributeConstraints": numbers}
    strange = [{"Name": name, **text} for name in ("dev:custom:a", "custom:a.b")]
    listed = [{"Name": "email", "Required": True, **text}, *strange, {"Name": "custom:n", **number}]
    deployed = changed_past(made, SchemaAttributes=listed)
    assert deployed.pool is not None
    assert custom_attribute.names(deployed.pool.settings) == ("n",)
    assert deployed.pool.settings[custom_attribute.of("n").maximum] == 9
    message = "Not managed here: the user pool has custom attributes: dev:custom:a, custom:a.b, custom:n."
    assert message in [each.message for each in gate.compare(Environment("dev", made), deployed)]
