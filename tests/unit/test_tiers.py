"""What a user pool can have in which of Cognito's tiers: one rule, at every way in."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import Any, Final

import pytest

from authconfig import settings, tiers
from authconfig.environments import Environment
from authconfig.errors import ConfigInvalid
from authconfig.file.reading import parse
from authconfig.live import gate
from authconfig.live.finding import Kind
from authconfig.models import AuthConfig
from authconfig.settings import DEFAULTS, app_client, password_policy, user_pool
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import AuthFlow, ThreatProtection, Tier
from cloud.reading.answers import live_pool
from tests.configs import TEXT, config
from tests.deployments import answers, as_deployed, changed_past
from tests.person import Script, as_given
from tests.typed import question
from wizard.interview.interview import Interview
from wizard.interview.prompt import prompt_for
from wizard.interview.round import hold

LITE, ESSENTIALS, PLUS = Tier
# The lowest tier of each value that not all have (Cognito developer guide, "User pool feature plans").
TAKES: Final[dict[Setting[Any], dict[Any, Tier]]] = {
    user_pool.THREAT_PROTECTION: {
        ThreatProtection.OFF: LITE,
        ThreatProtection.AUDIT: PLUS,
        ThreatProtection.ENFORCED: PLUS,
    },
    password_policy.HISTORY: {0: LITE, 1: ESSENTIALS},
    app_client.APP.rotate_refresh_tokens: {False: LITE, True: ESSENTIALS},
    app_client.APP.flows: {
        (AuthFlow.SRP, AuthFlow.USER_PASSWORD, AuthFlow.ADMIN_PASSWORD, AuthFlow.CUSTOM): LITE,
        (AuthFlow.SRP, AuthFlow.USER_AUTH): ESSENTIALS,
    },
}
EACH: Final = [(setting, value, takes) for setting, values in TAKES.items() for value, takes in values.items()]
PROTECTED: Final = {"tier": "PLUS", "threat_protection": "ENFORCED"}


def test_every_setting_that_needs_a_tier_is_listed_here() -> None:
    assert {each for each in settings.ALL if each.needs} == set(TAKES)


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize(("setting", "value", "takes"), EACH)
def test_a_value_takes_its_tier(setting: Setting[Any], value: Any, takes: Tier, tier: Tier) -> None:
    found = tiers.lacking(DEFAULTS | Settings({user_pool.TIER: tier, setting: value}))
    assert set(found) == ({setting} if [*Tier].index(tier) < [*Tier].index(takes) else set())


@pytest.mark.parametrize("setting", TAKES)
def test_a_setting_says_which_tiers_have_it(setting: Setting[Any]) -> None:
    highest = max(TAKES[setting].values(), key=[*Tier].index)
    assert f"user_pool.tier {' or '.join([*Tier][[*Tier].index(highest) :])}." in setting.explanation


def test_a_file_whose_tier_lacks_something_is_invalid_whichever_client_asks_for_it() -> None:
    for table, words in (
        ('threat_protection = "AUDIT"', "user_pool.threat_protection: AUDIT and ENFORCED need user_pool.tier PLUS"),
        ('tier = "LITE"\n[app_clients.app]\nrotate_refresh_tokens = true', "app_clients.app.rotate_refresh_tokens: R"),
        ('tier = "LITE"\n[app_clients.app]\nflows = ["user_auth"]', 'app_clients.app.flows: "user_auth" needs'),
    ):
        text = TEXT.replace("[mfa]", f"{table}\n[mfa]")
        with pytest.raises(ConfigInvalid) as caught:
            parse(text, "auth.toml")
        assert words in str(caught.value)
        enough = text.replace("LITE", "PLUS") if "LITE" in text else text.replace("threat_p", 'tier = "PLUS"\nthreat_p')
        assert isinstance(parse(enough, "auth.toml"), AuthConfig)
    with pytest.raises(ValueError, match=r"Rotation needs user_pool\.tier ESSENTIALS or PLUS, and it is LITE"):
        config(user_pool={"tier": "LITE"}, clients={"native": {"rotate_refresh_tokens": True}})


ENVIRONMENTS: Final = """
[environments.dev.created]
id = "0a1b2c3d"
mfa = "OPTIONAL"
[environments.dev.user_pool]
tier = "ESSENTIALS"
[environments.prod.created]
id = "0b1c2d3e"
mfa = "OPTIONAL"
"""


def test_each_environment_has_what_its_own_tier_has() -> None:
    shared = TEXT.replace('id = "0a1b2c3d"\nmfa = "OPTIONAL"\n', "")
    protected = shared.replace("[mfa]", 'tier = "PLUS"\nthreat_protection = "AUDIT"\n[mfa]') + ENVIRONMENTS
    with pytest.raises(ConfigInvalid, match=r"environment dev: user_pool\.threat_protection: AUDIT and"):
        parse(protected, "auth.toml")
    parse(protected.replace('tier = "ESSENTIALS"', 'threat_protection = "OFF"\ntier = "ESSENTIALS"'), "auth.toml")


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"user_pool.threat_protection": "ENFORCED"}, "user_pool.threat_protection"),
        ({"user_pool.tier": "LITE", "app_clients.app.rotate_refresh_tokens": True}, "rotate_refresh_tokens"),
        ({"user_pool.tier": "LITE", "app_clients.app.flows": ("user_auth",)}, "app_clients.app.flows"),
    ],
)
def test_answers_that_the_tier_lacks_are_refused_and_nothing_is_turned_off_or_bought_instead(
    given: dict[str, Any], key: str
) -> None:
    with pytest.raises(ConfigInvalid) as caught:
        Script().add(given)
    (problem,) = caught.value.problems
    assert problem.key.endswith(key)
    assert "user_pool.tier" in problem.remedy
    assert Script().add({**given, "user_pool.tier": "PLUS"})["user_pool.tier"] is PLUS


def test_an_update_to_a_lower_tier_is_refused_while_something_needs_the_present_one() -> None:
    for existing in (config(user_pool=PROTECTED), config(app={"rotate_refresh_tokens": True})):
        with pytest.raises(ConfigInvalid, match="A higher tier costs more"):
            Script().update(existing, {"user_pool.tier": "LITE"})
    lowered = {"user_pool.tier": "LITE", "user_pool.threat_protection": "OFF"}
    assert Script().update(config(user_pool=PROTECTED), lowered)["user_pool.tier"] is LITE


def test_an_update_sees_every_client_and_what_an_environment_has_of_its_own() -> None:
    two = config(clients={"native": {"rotate_refresh_tokens": True}})
    with pytest.raises(ConfigInvalid) as caught:
        Script().update(two, {"user_pool.tier": "LITE"})
    assert [problem.key for problem in caught.value.problems] == ["app_clients.native.rotate_refresh_tokens"]
    existing, given = config(), as_given({"app_clients.app.rotate_refresh_tokens": True})
    for tier, names in ((LITE, ["app_clients.app.rotate_refresh_tokens"]), (PLUS, [])):
        dev = replace(existing.recorded(), environment="dev", overrides=Settings({user_pool.TIER: tier}))
        update = Interview("update", given, existing.settings, (dev,), Script().ask, print)
        with pytest.raises(ConfigInvalid) if names else nullcontext() as refused:
            hold(update)
        problems = refused.value.problems if refused else ()
        assert [problem.key for problem in problems] == names
        assert all(problem.message.startswith("In the environment dev: Rotation needs") for problem in problems)


def test_at_the_keyboard_what_the_tier_lacks_is_greyed_out_with_the_reason() -> None:
    lite = DEFAULTS | Settings({user_pool.TIER: LITE})
    no, yes = (
        offer.refused
        for value in (False, True)
        for offer in prompt_for(question("app_clients.app.rotate_refresh_tokens"), lite, ()).offers
        if offer.value is value
    )
    assert (no, (yes or "").partition(",")[0]) == (None, "Rotation needs user_pool.tier ESSENTIALS or PLUS")
    rotating = DEFAULTS | Settings({app_client.APP.rotate_refresh_tokens: True})
    refused = [offer.refused for offer in prompt_for(question("user_pool.tier"), rotating, ()).offers]
    assert refused[1:] == [None, None]
    assert (refused[0] or "").startswith("app_clients.app.rotate_refresh_tokens: Rotation needs")


@pytest.mark.parametrize(("before", "after", "warns"), [("ESSENTIALS", "PLUS", True), ("PLUS", "ESSENTIALS", False)])
def test_a_tier_that_costs_more_says_so(before: str, after: str, warns: bool) -> None:
    person = Script()
    person.update(config(user_pool={"tier": before}), {"user_pool.tier": after})
    assert any("PLUS costs more for each active user than ESSENTIALS" in told for told in person.told) == warns


def test_a_live_pool_that_is_protected_otherwise_is_drift() -> None:
    wanted = config(user_pool=PROTECTED)
    (finding,) = gate.compare(Environment("dev", wanted), as_deployed(wanted))
    assert finding.kind is Kind.IN_STEP
    for members, key in (
        ({"UserPoolAddOns": {"AdvancedSecurityMode": "OFF"}}, "user_pool.threat_protection"),
        ({"UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}}, "user_pool.threat_protection"),
        ({"UserPoolTier": "ESSENTIALS"}, "user_pool.tier"),
    ):
        (finding,) = gate.compare(Environment("dev", wanted), changed_past(wanted, **members))
        assert (finding.key, finding.kind) == (key, Kind.LEFT)
    bought = changed_past(config(), UserPoolTier="PLUS", UserPoolAddOns={"AdvancedSecurityMode": "ENFORCED"})
    found = gate.compare(Environment("dev", config()), bought)
    assert {each.key for each in found} == {"user_pool.tier", "user_pool.threat_protection"}


def test_a_tier_or_mode_that_is_not_known_yet_is_not_guessed() -> None:
    described, configured = answers(config(user_pool=PROTECTED))
    described |= {"UserPoolTier": "PREMIUM", "UserPoolAddOns": {"AdvancedSecurityMode": "PARTLY"}}
    found = live_pool(described, configured).settings  # type: ignore[arg-type]
    assert user_pool.TIER not in found
    assert user_pool.THREAT_PROTECTION not in found
