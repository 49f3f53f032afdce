"""A file with environments: what each of them has, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from authconfig import rules, settings
from authconfig.environments import Environment, environment, environments
from authconfig.errors import ChangeRefused, ConfigInvalid
from authconfig.file.reading import load_environment, load_environments, parse, understand
from authconfig.file.writing import with_values
from authconfig.live import gate
from authconfig.models import AuthConfig, document_with
from authconfig.overrides import WithEnvironments
from authconfig.settings import app_client, mfa
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import MfaMode
from tests.configs import TEXT, config
from tests.deployments import deployed_mode
from tests.second_values import BASE, SECOND

OWN_ID: Final = "1b2c3d4e"
BASE_OF_ALL: Final = TEXT.replace('id = "0a1b2c3d"\nmfa = "OPTIONAL"\n', "")
DEV: Final = """
[environments.dev]

[environments.dev.created]
id = "0a1b2c3d"
mfa = "OPTIONAL"
"""
PROD: Final = f"""
[environments.prod]
account = "111122223333"
region = "eu-west-1"
tags = {{ team = "shop", "cost center" = "12" }}

[environments.prod.created]
id = "{OWN_ID}"
mfa = "ON"

[environments.prod.mfa]
mode = "ON"

[environments.prod.app_clients.app]
refresh_token_days = 7
"""
BOTH: Final = BASE_OF_ALL + DEV + PROD
CAN_DIFFER: Final = tuple(each for each in settings.ALL if each.is_overridable)
THE_SAME_IN_ALL: Final = tuple(each for each in settings.ALL if not each.is_overridable and each.path[0] != "created")


def read(text: str) -> WithEnvironments:
    config = parse(text, "auth.toml")
    assert isinstance(config, WithEnvironments)
    return config


def error(text: str) -> str:
    with pytest.raises(ConfigInvalid) as caught:
        parse(text, "auth.toml")
    return str(caught.value)


def with_own(setting: Setting[Any], value: Any) -> str:
    """BOTH, with a value for `setting` that only prod has."""
    return with_values(BOTH, Settings({setting: value}), "prod")


def test_each_environment_has_a_pool_of_its_own_and_shares_the_rest() -> None:
    dev, prod = environments(read(BOTH))
    assert (dev.name, dev.pool.created.id, dev.pool.mfa.mode) == ("dev", "0a1b2c3d", "OPTIONAL")
    assert (prod.name, prod.pool.created.id, prod.pool.mfa.mode) == ("prod", OWN_ID, "ON")
    assert (dev.stack.name, prod.stack.name) == ("labproj-auth-dev-0a1b2c3d", f"labproj-auth-prod-{OWN_ID}")
    assert dev.pool.app_clients["app"].refresh_token_days == 30
    assert prod.pool.app_clients["app"].refresh_token_days == 7
    assert prod.overrides == Settings({mfa.MODE: "ON", app_client.APP.refresh_token_days: 7})
    assert dev.overrides == Settings()


def test_an_environment_says_where_it_is_deployed_and_what_its_stack_is_tagged_with() -> None:
    dev, prod = environments(read(BOTH))
    place = ("111122223333", "eu-west-1")
    assert (prod.account, prod.region) == (prod.stack.account, prod.stack.region) == place
    assert prod.tags == {"team": "shop", "cost center": "12"}
    assert (dev.account, dev.region, dev.tags) == ("", "", {})


def test_an_environment_that_overrides_nothing_has_the_pool_of_the_file_without_environments() -> None:
    alone = parse(TEXT, "auth.toml")
    assert environment(read(BOTH), "dev") == Environment("dev", alone, listed=("dev", "prod"))  # type: ignore[arg-type]


@pytest.mark.parametrize("setting", CAN_DIFFER, ids=lambda setting: setting.key)
def test_every_setting_that_does_not_identify_the_pool_to_apps_can_be_overridden(setting: Setting[Any]) -> None:
    document = document_with(BASE, Settings())
    document["created"] = {key: value for key, value in document["created"].items() if key not in {"id", "mfa"}}
    table: dict[str, Any] = {"created": {"id": OWN_ID, "mfa": "ON"}}
    *tables, name = setting.path
    place = table
    for each in tables:
        place = place.setdefault(each, {})
    place[name] = SECOND[setting]
    document["environments"] = {"dev": {"created": {"id": "0a1b2c3d", "mfa": "ON"}}, "prod": table}
    dev, prod = environments(WithEnvironments.model_validate(document))
    assert prod.pool.settings[setting] == SECOND[setting] != dev.pool.settings[setting]
    assert prod.overrides == Settings({setting: SECOND[setting]})
    unchanged = prod.pool.settings.with_value(setting, dev.pool.settings[setting])
    assert {each.key for each, value in unchanged.items() if dev.pool.settings[each] != value} == {"created.id"}


@pytest.mark.parametrize("setting", THE_SAME_IN_ALL, ids=lambda setting: setting.key)
def test_what_identifies_the_pool_to_apps_is_the_same_in_all(setting: Setting[Any]) -> None:
    key = f"environments.prod.{setting.key}"
    assert f"auth.toml: {key}: It is the same in all environments.\n  Delete it here." in error(
        with_own(setting, SECOND[setting])
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOTH.replace("[environments.prod.mfa]", "[environments.prod.mfo]"),
         "environments.prod.mfo: There is no such key.\n  The nearest known key is environments.prod.mfa"),
        (BOTH.replace("refresh_token_days = 7", "refresh_token_day = 7"),
         "environments.prod.app_clients.app.refresh_token_day: There is no such key.\n"
         "  The nearest known key is environments.prod.app_clients.app.refresh_token_days."),
        (BOTH.replace("refresh_token_days = 7", "refresh_token_days = 0"),
         "environments.prod.app_clients.app.refresh_token_days: It must be greater than or equal to 1"),
        (BOTH.replace("[environments.prod.app_clients.app]", "[environments.prod.app_clients.web]"),
         "environments.prod.app_clients.web: The file has no app client web: all environments have the same."),
        (BOTH.replace('account = "111122223333"', 'account = "prod"'),
         "environments.prod.account: It must be the number of an AWS account"),
        (BOTH.replace('region = "eu-west-1"', 'region = "Ireland"'),
         "environments.prod.region: It must be the name of an AWS region"),
        (BOTH.replace("team =", '"aws:team" ='), 'environments.prod.tags."aws:team": The name of a tag must be'),
        (BOTH.replace("team =", '"cognito-auth-wizard:pool" ='), "which this toolkit uses itself"),
        (BOTH.replace('"shop"', '"sh\\u00f6p"'), "environments.prod.tags.team: The value of a tag must be"),
        (BOTH.replace("environments.prod", "environments.DEV"),
         "environments: dev and DEV differ only in the case of letters; call one of them something else."),
        (BOTH.replace("environments.prod", 'environments."pro d"'), "The environment name must be 1 to 32"),
        (BASE_OF_ALL + DEV + PROD.replace(f'[environments.prod.created]\nid = "{OWN_ID}"\nmfa = "ON"\n', ""),
         "environments.prod.created: It is missing.\n  Make environments with `python -m wizard env add`"),
        (BOTH.replace('sign_in = ["email"]', 'id = "0a1b2c3d"\nsign_in = ["email"]', 1),
         "created.id: In a file with environments each has its own."),
        (BOTH.replace('name = "labproj"', f'name = "labproj"\nremoved = ["prod-{OWN_ID}"]'),
         "environments.prod.created.id: This id belongs to a pool that was removed."),
        (BOTH.replace('name = "labproj"', f'name = "labproj"\nremoved = ["{OWN_ID}"]'),
         "environments.prod.created.id: This id belongs to a pool that was removed."),
        (BASE_OF_ALL + "\n[environments]\n", "environments: "),
        (BASE_OF_ALL + "\nenvironments = 1\n".replace("\nenv", "\n[x]\nenv"), "x: There is no such key."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_environment_is_said_with_its_place(text: str, said: str) -> None:
    assert said in error(text)


def test_a_pool_that_was_removed_from_another_environment_is_none_of_this_one() -> None:
    assert read(BOTH.replace('name = "labproj"', 'name = "labproj"\nremoved = ["staging-0a1b2c3d"]'))


def test_what_goes_wrong_only_together_names_the_environment() -> None:
    no_types = BOTH.replace('[environments.prod.mfa]\nmode = "ON"', '[environments.prod.mfa]\nmode = "ON"\ntypes = []')
    assert error(no_types).startswith("auth.toml, environment prod: mfa.types: ")


def test_a_name_that_is_not_listed_is_refused_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    path.write_text(BOTH)
    with pytest.raises(ConfigInvalid, match='There is no environment "prdo"; there are: dev, prod') as caught:
        load_environment(path, "prdo")
    assert "The nearest is prod." in str(caught.value)
    assert [each.name for each in load_environments(path)] == ["dev", "prod"]
    assert load_environment(path, "prod").name == "prod"


def test_a_file_without_environments_has_the_same_pool_for_any_name_and_lists_none(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT)
    pool = parse(TEXT, "auth.toml")
    assert isinstance(pool, AuthConfig)
    assert load_environment(path, "anything") == Environment("anything", pool)
    with pytest.raises(ConfigInvalid, match="It lists no environments"):
        load_environments(path)


WHOLE_FILE: Final = "`python -m wizard remove`"
OF_DEV: Final = "`python -m wizard env remove dev`, then `python -m wizard env add dev --not-deployed`"


def test_the_way_out_of_one_environment_gives_up_no_other() -> None:
    """The pools of the others have users too."""
    required = BOTH.replace(
        "[environments.dev.created]", '[environments.dev.mfa]\nmode = "ON"\n\n[environments.dev.created]'
    )
    with pytest.raises(ChangeRefused) as at_the_file:
        parse(required, "auth.toml")
    config = understand(required, "auth.toml")
    assert isinstance(config, WithEnvironments)
    dev = environment(config, "dev")
    at_the_pool = gate.compare(dev, deployed_mode(MfaMode.OPTIONAL, dev.pool))
    said = (str(at_the_file.value), rules.refusal_of(mfa.MODE, dev.wanted).text, *(each.remedy for each in at_the_pool))
    told = [each for each in said if "new pool" in each]
    assert len(told) == 3
    assert all(OF_DEV in each and WHOLE_FILE not in each for each in told)


def test_what_is_the_same_in_all_takes_a_new_pool_in_all() -> None:
    other = BOTH.replace(
        '[user_pool]\nname = "labproj_userpool_0a1b2c3d"\nsign_in = ["email"]', '[user_pool]\nname = "x"\nsign_in = []'
    )
    with pytest.raises(ChangeRefused) as caught:
        parse(other, "auth.toml")
    assert WHOLE_FILE in str(caught.value)


def test_a_file_without_environments_names_the_commands_for_its_pool() -> None:
    alone = parse(TEXT, "auth.toml")
    assert isinstance(alone, AuthConfig)
    assert WHOLE_FILE in rules.refusal_of(mfa.MODE, Environment("dev", alone).wanted).text


def test_the_way_out_of_the_only_environment_is_that_of_the_file() -> None:
    """`env remove` does not take out the last one."""
    alone = BASE_OF_ALL + DEV + '\n[environments.dev.mfa]\nmode = "ON"\n'
    with pytest.raises(ChangeRefused) as caught:
        parse(alone, "auth.toml")
    assert WHOLE_FILE in str(caught.value)
    assert "env remove" not in str(caught.value)


def test_a_pool_that_was_given_up_in_one_environment_is_not_taken_back_by_a_file_without_any(tmp_path: Path) -> None:
    path = tmp_path / "auth.toml"
    path.write_text(TEXT.replace('name = "labproj"', 'name = "labproj"\nremoved = ["dev-0a1b2c3d"]'))
    with pytest.raises(ConfigInvalid, match="This id belongs to a pool that was removed from dev"):
        load_environment(path, "dev")
    assert load_environment(path, "prod").name == "prod"


def test_clients_and_groups_fit_into_one_stack_together() -> None:
    groups = tuple(f"g{number}" for number in range(400))
    clients: dict[str, dict[str, Any]] = {f"c{number}": {} for number in range(89)}
    assert config(clients=clients, user_pool={"groups": groups})
    with pytest.raises(ValueError, match="there can be at most 490"):
        config(clients={**clients, "more": {}}, user_pool={"groups": groups})
