"""What users can do: the table itself, and what each way in makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pytest
from hypothesis import given, strategies as st

from authconfig import journeys, sign_up
from authconfig.errors import ConfigInvalid
from authconfig.outcomes import Journey, LeftOut, Works
from authconfig.settings import DEFAULTS, mfa, user_pool, verification
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Alias, Attribute, Contact, MfaMode, MfaType, VerifiedBy
from tests.configs import config
from tests.person import SUGGESTED, Script, as_given, made
from wizard.interview.answers import settings_of as as_settings
from wizard.interview.prompt import prompt_for, proposed
from wizard.interview.questions import BY_KEY
from wizard.interview.round import hold
from wizard.interview.vetting import vet

EMAIL, PHONE = Contact.EMAIL, Contact.PHONE_NUMBER
_subsets = st.lists(st.sampled_from(sorted(Contact)), unique=True).map(tuple)
POOLS: Final = st.builds(
    lambda sign_in, aliases, required, mode, types, by, self_sign_up: (
        DEFAULTS
        | Settings(
            {
                user_pool.SIGN_IN: sign_in,
                user_pool.ALIASES: () if sign_in else aliases,
                user_pool.REQUIRED_ATTRIBUTES: required,
                mfa.MODE: mode,
                mfa.TYPES: types,
                verification.BY: by,
                user_pool.SELF_SIGN_UP: self_sign_up,
            }
        )
    ),
    _subsets,
    st.lists(st.sampled_from(sorted(Alias)), unique=True).map(tuple),
    st.lists(st.sampled_from([Attribute.EMAIL, Attribute.PHONE_NUMBER, Attribute.PREFERRED_USERNAME]), unique=True).map(
        tuple
    ),
    st.sampled_from(sorted(MfaMode)),
    st.lists(st.sampled_from(sorted(MfaType)), min_size=1, unique=True).map(tuple),
    st.sampled_from(sorted(VerifiedBy)),
    st.booleans(),
)


def settings(**changes: Mapping[str, Any]) -> Settings:
    pool = changes.get("user_pool", {})
    created = {name: pool[name] for name in ("sign_in", "aliases", "required_attributes") if name in pool}
    return config(created=created, **changes).settings


def left_out(found: Settings, *, made: bool = False) -> dict[str, LeftOut]:
    return {each.label: each for each in journeys.left_out(found, made=made)}


ONLY_TEXTS: Final = {"mode": "ON", "types": ["SMS"]}
BY_NAME: Final = {"sign_in": [], "required_attributes": ["email"]}
OFF: Final = {"mode": "OFF"}


@pytest.mark.parametrize(
    ("changes", "label", "kinds"),
    [
        ({"mfa": ONLY_TEXTS}, "set up and use a second factor", [{EMAIL}]),
        ({"mfa": {"types": ["SMS"]}}, "change the phone number", [{EMAIL, PHONE}]),
        ({"mfa": {"types": ["SMS"]}, "verification": {"by": "phone_number"}}, "change the email address", None),
        ({"verification": {"by": "phone_number"}}, "reset a forgotten password", [{EMAIL, PHONE}]),
        ({"verification": {"by": "both"}}, "reset a forgotten password", [{EMAIL, PHONE}]),
        ({"mfa": OFF, "verification": {"by": "phone_number"}}, "confirm the sign-up", [{EMAIL}]),
        (
            {"mfa": OFF, "user_pool": {**BY_NAME, "aliases": ["phone_number"]}},
            "sign in with a phone number",
            [{EMAIL, PHONE}],
        ),
        (
            {"mfa": OFF, "user_pool": {**BY_NAME, "aliases": ["email"]}, "verification": {"by": "both"}},
            "sign in with an email address",
            [{EMAIL, PHONE}],
        ),
    ],
)
def test_who_is_left_out(changes: dict[str, Any], label: str, kinds: list[set[Contact]] | None) -> None:
    found = left_out(settings(**changes))[label]
    assert not found.nobody
    assert kinds is None or found.left_out == {frozenset(kind) for kind in kinds}


@pytest.mark.parametrize(
    ("sign_in", "aliases", "noted"),
    [
        (["email", "phone_number"], [], {"sign in with an email address"}),
        (
            [],
            ["email", "phone_number", "preferred_username"],
            {"sign in with a user name", "sign in with an email address", "sign in with a preferred user name"},
        ),
    ],
)
def test_where_the_case_of_letters_counts_it_is_said_of_every_name_that_has_letters(
    sign_in: list[str], aliases: list[str], noted: set[str]
) -> None:
    pool = {"sign_in": sign_in, "aliases": aliases}
    for sensitive in (True, False):
        found = settings(mfa=OFF, user_pool={**pool, "case_sensitive": sensitive}, verification={"by": "email"})
        rows = (each for each in journeys.outcomes(found, made=False) if isinstance(each, Works))
        assert {each.label for each in rows if "upper and lower case" in each.note} == (noted if sensitive else set())


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"mfa": ONLY_TEXTS, "user_pool": {"required_attributes": ["phone_number"]}}, "set up and use a second factor"),
        ({"mfa": ONLY_TEXTS, "user_pool": {"sign_in": ["phone_number"]}}, "set up and use a second factor"),
        ({"mfa": {"mode": "ON", "types": ["SMS", "TOTP"]}}, "set up and use a second factor"),
        ({"mfa": {"mode": "OPTIONAL", "types": ["SMS"]}}, "set up and use a second factor"),
        ({"mfa": ONLY_TEXTS, "user_pool": {**BY_NAME, "aliases": ["phone_number"]}}, "sign in with a phone number"),
        ({"mfa": {"types": ["TOTP"]}}, "change the phone number"),
        ({"mfa": OFF, "verification": {"by": "phone_number"}}, "reset a forgotten password"),
        ({"mfa": OFF, "user_pool": {**BY_NAME, "aliases": ["email"]}}, "sign in with an email address"),
    ],
)
def test_who_is_not_left_out(changes: dict[str, Any], label: str) -> None:
    assert label not in left_out(settings(**changes))


def test_a_preferred_user_name_that_is_alias_and_required_lets_nobody_sign_up() -> None:
    fixed = {"sign_in": [], "aliases": ["preferred_username"], "required_attributes": ["email", "preferred_username"]}
    (nobody,) = journeys.impossible(settings(mfa=OFF, user_pool=fixed))
    assert nobody.problem.key == "user_pool.required_attributes"
    assert nobody.problem.message.startswith("Nobody can sign up: ")
    for one in ({"aliases": ["email"]}, {"required_attributes": ["email"]}):
        assert journeys.impossible(settings(mfa=OFF, user_pool={**fixed, **one})) == ()


@pytest.mark.parametrize(
    ("flows", "verdict", "note"),
    [
        (["srp"], None, ""),
        (["user_password"], None, ""),
        (["admin_password", "custom", "srp"], None, ""),
        (["user_auth"], "works", "if the app signs users in by USER_AUTH"),
        (["user_auth", "admin_password", "custom"], "works", "if the app signs users in by USER_AUTH"),
        (["admin_password"], "works", "only by a server with AWS credentials"),
        (["admin_password", "custom"], "works", "only by a server with AWS credentials"),
        (["custom"], "impossible", ""),
    ],
)
def test_what_the_flows_of_a_client_make_of_signing_in(flows: list[str], verdict: str | None, note: str) -> None:
    found = config(clients={"web": {"flows": flows}}).settings
    rows = {each.label: each for each in journeys.outcomes(found, made=True)}
    assert "sign in to the app client app" not in rows
    assert rows["sign in with an email address"].verdict == "works"
    web = rows.get("sign in to the app client web")
    assert (web and web.verdict) == verdict
    assert not note or (isinstance(web, Works) and web.note == note)


def test_where_no_client_lets_users_in_no_name_does() -> None:
    found = config(app={"flows": ["custom"]}, clients={"web": {"flows": ["custom"]}}).settings
    labels = [each.label for each in journeys.outcomes(found, made=True) if each.journey is Journey.SIGN_IN]
    assert labels == ["sign in to the app client app", "sign in to the app client web"]
    assert {each.problem.key for each in journeys.impossible(found)} == {
        "app_clients.app.flows",
        "app_clients.web.flows",
    }


def test_a_new_pool_whose_only_client_lets_nobody_in_is_refused() -> None:
    with pytest.raises(ConfigInvalid, match=r'Nobody can sign in to the app client app: .*\n  Add "srp" to the flows.'):
        vet(as_given({"app_clients.app.flows": ("custom",)}), SUGGESTED, ())


def test_administrators_who_create_the_users_can_mark_their_addresses_as_verified() -> None:
    fixed = {**BY_NAME, "aliases": ["email", "phone_number"], "self_sign_up": False}
    assert list(left_out(settings(user_pool=fixed))) == ["change the phone number"]
    assert left_out(settings(mfa=OFF, user_pool=fixed)) == {}
    without = left_out(settings(mfa=OFF, user_pool={**fixed, "required_attributes": []}))["reset a forgotten password"]
    assert without.left_out == {frozenset(), frozenset({PHONE})}
    preferred = {**fixed, "aliases": ["preferred_username"], "required_attributes": ["preferred_username"]}
    assert journeys.impossible(settings(mfa=OFF, user_pool=preferred)) == ()
    assert "it was not tried" in left_out(settings(mfa=OFF, user_pool=preferred))["sign up"].who


@given(POOLS, st.booleans())
def test_every_pool_has_a_row_for_each_journey_that_it_has(pool: Settings, made: bool) -> None:
    found = journeys.outcomes(pool, made=made)
    labels = [each.label for each in found]
    assert len(labels) == len(set(labels))
    order = [list(Journey).index(each.journey) for each in found]
    assert order == sorted(order)
    has_factor = {Journey.SECOND_FACTOR, Journey.LOSE_DEVICE} if pool[mfa.MODE] is not MfaMode.OFF else set()
    confirms = {Journey.CONFIRM} if pool[user_pool.SELF_SIGN_UP] else set()
    always = {Journey.SIGN_UP, Journey.SIGN_IN, Journey.RESET_PASSWORD}
    assert {each.journey for each in found} - {Journey.CHANGE_ADDRESS} == always | confirms | has_factor


@given(POOLS, st.booleans())
def test_who_is_left_out_can_be_a_user_and_is_told_why_and_what_to_do(pool: Settings, made: bool) -> None:
    for each in journeys.left_out(pool, made=made):
        assert each.left_out
        assert each.left_out <= set(sign_up.kinds_of_users(pool))
        assert each.problem.message.endswith(".")
        assert each.remedy[0].isupper()
        assert each.remedy.endswith(".")


@given(POOLS)
def test_a_pool_that_was_made_is_not_told_to_require_what_it_cannot(pool: Settings) -> None:
    for each in journeys.left_out(pool, made=True):
        assert "equire" not in each.remedy


@given(POOLS)
def test_nobody_signs_up_without_what_everybody_gives(pool: Settings) -> None:
    always = {contact for contact in Contact if Attribute(contact) in sign_up.always_given(pool)}
    kinds = sign_up.kinds_of_users(pool)
    assert frozenset(Contact) in kinds
    assert all(always <= kind for kind in kinds)
    assert all(kind & set(pool[user_pool.SIGN_IN]) or not pool[user_pool.SIGN_IN] for kind in kinds)


@pytest.mark.parametrize("remember", ["never", "always", "opt_in"])
@pytest.mark.parametrize("skip_mfa", [True, False])
@pytest.mark.parametrize("mode", ["OFF", "OPTIONAL", "ON"])
def test_a_remembered_device_that_takes_the_place_of_the_second_factor_is_said(
    remember: str, skip_mfa: bool, mode: str
) -> None:
    made = config(
        created={"mfa": mode}, mfa={"mode": mode}, devices={"remember": remember, "skip_mfa": skip_mfa}
    ).settings
    notes = {each.journey: each.note for each in journeys.outcomes(made, made=True) if isinstance(each, Works)}
    told = {journey for journey, note in notes.items() if "a remembered device" in note}
    both = {Journey.SECOND_FACTOR, Journey.LOSE_DEVICE}
    assert told == (both if remember != "never" and skip_mfa and mode != "OFF" else set())


def test_that_a_device_takes_the_place_of_the_second_factor_is_said_once_it_is_chosen() -> None:
    remembering = config(devices={"remember": "always"})
    person = Script()
    person.update(remembering, {"devices.skip_mfa": True})
    assert [told for told in person.told if told.startswith("Warning: a remembered device takes the place")]
    person = Script()
    person.update(config(devices={"remember": "always", "skip_mfa": True}), {"devices.skip_mfa": True})
    assert not [told for told in person.told if "remembered device" in told]


REQUIRED: Final = "user_pool.required_attributes"
ON_BY_TEXT: Final = {"setup": "manual", "mfa.mode": "ON", "mfa.types": ("SMS",)}


def test_the_number_that_the_only_factor_needs_is_ticked_beforehand_with_its_reason() -> None:
    person = Script(ON_BY_TEXT)
    assert person.add()[REQUIRED] == (Attribute.EMAIL, Attribute.PHONE_NUMBER)
    (note,) = [note for note in person.prompt(REQUIRED).notes if "second factor" in note]
    assert note.startswith("Phone Number: ")
    assert not any(told.startswith("Warning: Not every user can set up") for told in person.told)


def test_it_can_be_unticked_and_then_it_is_said_who_can_never_sign_in() -> None:
    person = Script({**ON_BY_TEXT, REQUIRED: ("email",)})
    assert person.add()[REQUIRED] == (Attribute.EMAIL,)
    assert any("those who sign up without a phone number can never sign in" in told for told in person.told)


def test_what_was_unticked_is_not_ticked_again_when_the_question_comes_back() -> None:
    person = Script({**ON_BY_TEXT, REQUIRED: [("email",)]})  # once; then Enter
    interview = person.for_a_new_pool()
    answers = hold(interview)
    assert hold(interview, kept=answers, again=frozenset({REQUIRED}))[REQUIRED] == (Attribute.EMAIL,)


def test_without_a_person_it_is_added_where_nothing_else_is_said() -> None:
    person = Script()
    answers = person.add({"mfa.mode": "ON", "mfa.types": ("SMS",)})
    assert answers[REQUIRED] == (Attribute.EMAIL, Attribute.PHONE_NUMBER)
    assert any(told.startswith(f"Added to {REQUIRED}: Phone Number: ") for told in person.told)
    person = Script()
    assert person.add({"mfa.mode": "ON", "mfa.types": ("SMS",), REQUIRED: ("email",)})[REQUIRED] == (Attribute.EMAIL,)
    assert not any(told.startswith("Added") for told in person.told)


def test_a_pool_that_exists_is_not_completed() -> None:
    existing = config(created={"mfa": "ON"}, mfa=ONLY_TEXTS)
    person = Script({"change": "all"})
    assert person.update(existing)[REQUIRED] == (Attribute.EMAIL,)
    assert proposed(BY_KEY[REQUIRED], existing.settings, (existing.recorded(),)) is None


def test_what_was_said_of_a_pool_is_not_said_again() -> None:
    person = Script({"change": "all"})
    person.update(config(created={"mfa": "ON"}, mfa=ONLY_TEXTS))
    assert not any(told.startswith("Warning: Not every user") for told in person.told)


IMPOSSIBLE: Final = {"user_pool.aliases": ("preferred_username",), REQUIRED: ("email", "preferred_username")}


def test_a_new_pool_that_nobody_could_use_is_refused_before_anything_is_asked() -> None:
    with pytest.raises(ConfigInvalid, match=r"Nobody can sign up: preferred_username is required") as caught:
        vet(as_given(IMPOSSIBLE), SUGGESTED, ())
    assert "Take preferred_username out" in str(caught.value)


@pytest.mark.parametrize("second", sorted(IMPOSSIBLE))
def test_an_answer_that_would_make_it_so_is_refused_at_the_question(second: str) -> None:
    (first,) = set(IMPOSSIBLE) - {second}
    answered = DEFAULTS | SUGGESTED | as_settings({first: IMPOSSIBLE[first]})
    prompt = prompt_for(BY_KEY[second], answered, ())
    assert str(prompt.check(IMPOSSIBLE[second])).startswith("Nobody can sign up: ")
    assert prompt.check(("email",)) is None
    both = answered | as_settings(IMPOSSIBLE)
    assert prompt_for(BY_KEY["user_pool.groups"], both, ()).check(("staff",)) is None, "not this question's fault"


def test_a_pool_that_exists_can_be_loaded_and_changed_although_nobody_can_use_it() -> None:
    fixed = {"sign_in": (), "aliases": ("preferred_username",), "required_attributes": ("preferred_username",)}
    existing = config(created=fixed, user_pool=fixed, mfa=OFF)
    person = Script({"change": "all"})
    person.update(existing, {"password_policy.minimum_length": 12})
    assert journeys.left_out(existing.settings, made=True)[0].remedy.startswith("Make a new pool")


def test_the_default_pool_leaves_nobody_out() -> None:
    assert journeys.left_out(made({"setup": "default"}).settings, made=False) == ()
    assert all(isinstance(each, Works) for each in journeys.outcomes(made({"setup": "default"}).settings, made=False))
