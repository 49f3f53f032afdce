"""A setting is described, modelled, asked for and compared, or it says why not. That it has an effect on the template
is in `snapshot/test_every_setting`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from authconfig import settings, vocabulary
from authconfig.file.nearest import known_keys
from authconfig.live.comparison import NOT_COMPARED, Difference, comparable, differences
from authconfig.live.terms import ResourceKind, settings_of
from authconfig.models import AuthConfig
from authconfig.settings import app_client, created, custom_attribute, environment, project, user_pool
from authconfig.settings.policies import Kept
from authconfig.settings.setting import Setting
from tests.configs import config
from tests.deployments import as_deployed
from tests.second_values import BASE, SECOND, changed
from wizard.interview.questions import BY_SETTING

# Those that nobody is asked for, since the wizard writes them by itself.
NOT_ASKED: Final[set[Setting[Any]]] = {*created.CREATED, project.REMOVED}
# What a question over an enum does not offer.
NOT_OFFERED: Final[dict[Setting[Any], frozenset[Any]]] = {
    user_pool.REQUIRED_ATTRIBUTES: vocabulary.READ_ONLY,
    app_client.APP.write_attributes: vocabulary.READ_ONLY,
}
every_setting = pytest.mark.parametrize("setting", settings.ALL, ids=lambda setting: setting.key)


def field_by_key(model: type[BaseModel], key: str) -> FieldInfo:
    """The field of `model` for `key`, which may not be a name in Python."""
    return next(field for name, field in model.model_fields.items() if key in {name, field.alias})


def field_of(setting: Setting[Any]) -> FieldInfo:
    """The field of the models at the path of `setting`."""
    *tables, name = setting.path
    model: Any = AuthConfig
    for table in tables:
        of_names = get_origin(model) is Mapping  # those that people give, whatever they are
        model = get_args(model)[1] if of_names else field_by_key(model, table).annotation
    return field_by_key(model, name)


def words_of(setting: Setting[Any]) -> type[Enum] | None:
    """The enum of whose members the values of `setting` are made, if it is one of the file's words."""
    annotation = field_of(setting).annotation
    found = (*get_args(annotation), annotation)
    return next((each for each in found if isinstance(each, type) and issubclass(each, Enum)), None)


OVER_AN_ENUM: Final = tuple(setting for setting in settings.ALL if words_of(setting))


def test_the_models_have_a_field_for_every_setting_and_no_other() -> None:
    by_name = {custom_attribute.TABLE, custom_attribute.RECORD}  # their keys are named by people alone
    keys = [key for key in known_keys(AuthConfig) if key not in by_name]
    assert keys == ["version", *(setting.key for setting in settings.ALL)]
    assert [setting for table in settings.TABLES for setting in table.settings] == list(settings.ALL)


def test_no_key_is_described_twice() -> None:
    keys = [setting.key for setting in settings.ALL]
    assert len(set(keys)) == len(keys)


@every_setting
def test_a_setting_is_where_its_path_leads_and_in_its_table(setting: Setting[Any]) -> None:
    *tables, name = setting.path
    value: Any = BASE.model_dump()
    for each in (*tables, name):
        value = value[each]
    assert value == BASE.settings[setting]
    assert ".".join(tables) == next(table.name for table in settings.TABLES if setting in table.settings)


@every_setting
def test_the_file_has_to_say_what_is_required_and_the_rest_has_its_default(setting: Setting[Any]) -> None:
    field = field_of(setting)
    assert field.is_required() == setting.required
    if not setting.required:
        assert field.get_default(call_default_factory=True) == setting.default


@every_setting
def test_a_setting_is_explained_in_whole_sentences(setting: Setting[Any]) -> None:
    assert re.fullmatch(r"\S.*\.", setting.sentence)
    assert field_of(setting).description == setting.sentence


@pytest.mark.parametrize("setting", OVER_AN_ENUM, ids=lambda setting: setting.key)
def test_a_sentence_that_names_a_word_of_the_file_names_them_all(setting: Setting[Any]) -> None:
    words = words_of(setting)
    assert words is not None
    named = {member for member in words if re.search(rf"\b{member.value}\b", setting.sentence)}
    assert len(named) <= 1 or named == set(words)


def test_every_setting_but_what_the_wizard_writes_by_itself_has_a_question() -> None:
    assert {setting for setting in settings.ALL if setting not in BY_SETTING} == NOT_ASKED
    assert all(isinstance(setting.policy, Kept) for setting in NOT_ASKED)
    assert set(BY_SETTING) <= {*settings.ALL, *environment.PLACE}


@pytest.mark.parametrize(
    "setting", [each for each in OVER_AN_ENUM if each in BY_SETTING], ids=lambda setting: setting.key
)
def test_a_question_over_an_enum_offers_every_member(setting: Setting[Any]) -> None:
    offered: set[Any] = set()
    for choice in BY_SETTING[setting].choices:
        offered |= set(choice.value) if isinstance(choice.value, tuple) else {choice.value}
    words = words_of(setting)
    assert words is not None
    assert offered == set(words) - NOT_OFFERED.get(setting, frozenset())


def test_there_is_a_second_value_for_every_setting_and_no_other() -> None:
    assert set(SECOND) == set(settings.ALL)


@every_setting
def test_the_second_value_changes_nothing_else(setting: Setting[Any]) -> None:
    before, after = BASE.settings, changed(setting).settings
    assert {each for each in settings.ALL if before[each] != after[each]} == {setting}


def test_what_is_not_compared_says_why_and_everything_else_is() -> None:
    assert set(NOT_COMPARED) <= set(settings.ALL)
    assert all(NOT_COMPARED.values())
    assert set(comparable(BASE, "dev")) == set(settings.ALL) - set(NOT_COMPARED)


def test_what_is_compared_is_read_from_a_described_pool_or_another_part_of_the_stack_and_nothing_else() -> None:
    pool = as_deployed(BASE).pool
    assert pool is not None
    of_resources = (settings_of(kind, app_client.FIRST) for kind in ResourceKind)
    elsewhere = {created.MFA, *(setting for table in of_resources for setting in table.values())}
    assert set(pool.settings) | elsewhere == set(comparable(BASE, "dev"))


@every_setting
def test_a_pool_that_differs_in_one_setting_differs_in_that(setting: Setting[Any]) -> None:
    pool = as_deployed(changed(setting)).pool
    assert pool is not None
    found: tuple[Difference, ...] = differences(comparable(BASE, "dev"), pool)
    assert [each.setting for each in found] == ([setting] if setting in pool.settings else [])


def test_what_a_remembered_device_is_spared_is_not_compared_where_none_is() -> None:
    spared = config(devices={"skip_mfa": True})
    pool = as_deployed(spared).pool
    assert pool is not None
    assert differences(comparable(spared, "dev"), pool) == ()
