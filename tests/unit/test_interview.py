"""The order of the questions, what is skipped, and what becomes of the answers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from authconfig import factors, rules
from authconfig.errors import ChangeRefused, ConfigInvalid, UsageError
from authconfig.file.reading import judge
from authconfig.settings import project, user_pool
from authconfig.vocabulary import MfaMode, MfaType
from tests.configs import POOL_ID, config
from tests.person import SUGGESTED, WHICH, WRITE, Script, as_given, changed_config, new_config, typed
from tests.typed import label, message, question, refusal_of, rejection
from wizard.interview import naming
from wizard.interview.answers import Given
from wizard.interview.interview import Interview
from wizard.interview.prompt import LearnMore, take_default
from wizard.interview.question import Kind
from wizard.interview.questions import BY_KEY, BY_SETTING
from wizard.interview.review import changeable, reviewed
from wizard.interview.round import hold
from wizard.interview.vetting import vet

NAMES = ["project.resource", "user_pool.name"]
EMAIL = ["verification.by", "verification.email_subject", "verification.email_message"]
AFTER_EMAIL = [
    "email",
    "password_policy",
    "user_pool.required_attributes",
    "app_clients.app.refresh_token_days",
    "app_client",
]
REST = [*EMAIL, *AFTER_EMAIL]


def test_the_default_configuration_asks_only_how_users_sign_in() -> None:
    person = Script({"user_pool.sign_in": ("email",)})
    answers = person.add()
    assert ["setup", "user_pool.sign_in"] == person.asked
    assert answers["mfa.mode"] == "OFF"
    assert answers["project.resource"] == f"labproj{POOL_ID}"
    assert "mfa.types" not in answers


@pytest.mark.parametrize(
    ("mode", "types", "asked_after_mode"),
    [
        ("OFF", ("SMS",), []),
        ("OPTIONAL", ("SMS",), ["mfa.types", "mfa.sms_message"]),
        ("ON", ("SMS", "TOTP"), ["mfa.types", "mfa.sms_message"]),
        ("ON", ("TOTP",), ["mfa.types"]),
    ],
)
def test_the_manual_walk_asks_in_the_guides_order(
    mode: str, types: tuple[str, ...], asked_after_mode: list[str]
) -> None:
    person = Script({"setup": "manual", "mfa.mode": mode, "mfa.types": types})
    answers = person.add()
    walk = ["setup", *NAMES, "user_pool.sign_in", "groups", "mfa.mode", *asked_after_mode, *REST]
    assert walk == person.asked
    assert answers["mfa.mode"] == mode
    assert answers.get("mfa.types", types) == types


FIXED = [
    f"{message(key)} {label(key, 'email')} (fixed when the pool was created)"
    for key in ("user_pool.sign_in", "user_pool.required_attributes")
]
MFA = ["mfa.mode", "mfa.types", "mfa.sms_message"]


@pytest.mark.parametrize(
    ("walk", "asked", "told"),
    [
        (
            "all",
            ["groups", *MFA, *EMAIL, "email", "password_policy", "app_clients.app.refresh_token_days", "app_client"],
            FIXED,
        ),
        ("mfa", MFA, FIXED[:1]),
    ],
)
def test_update_starts_from_the_present_values_and_shows_what_is_fixed(
    walk: str, asked: list[str], told: list[str]
) -> None:
    person = Script({"change": walk})
    existing = config(mfa={"sms_message": "Ours {####}"})
    answers = person.update(existing)
    assert ["change", *asked] == person.asked
    assert ["OPTIONAL", ("SMS", "TOTP"), "Ours {####}"] == [person.prompt(key).default for key in MFA]
    assert told == person.told
    assert changed_config(existing, answers) == existing


def test_update_of_a_pool_without_mfa_offers_sms_first_like_add() -> None:
    person = Script({"mfa.mode": "OPTIONAL"})
    person.update(config(mfa={"mode": "OFF", "types": []}))
    assert person.prompt("mfa.types").default == ("SMS",)


@pytest.mark.parametrize(("created", "greyed_out"), [("OFF", True), ("OPTIONAL", True), ("ON", False)])
def test_required_mfa_is_greyed_out_with_its_reason(created: str, greyed_out: bool) -> None:
    person = Script()
    mode = "ON" if created == "ON" else "OFF"
    existing = config(created={"mfa": created}, mfa={"mode": mode})
    person.update(existing)
    refused = {offer.value: offer.refused for offer in person.prompt("mfa.mode").offers}
    expected = refusal_of("mfa.mode", mfa={"types": existing.mfa.types}).text if greyed_out else None
    assert {"OFF": None, "ON": expected, "OPTIONAL": None} == refused


def test_nothing_is_greyed_out_for_a_new_pool() -> None:
    person = Script({"setup": "manual"})
    person.add()
    assert all(offer.refused is None for prompt in person.prompts for offer in prompt.offers)


def test_unticking_sms_while_mfa_stays_on_is_refused_by_the_prompt() -> None:
    person = Script()
    person.update(config())
    types = person.prompt("mfa.types")
    assert types.kind is Kind.CHECKBOX
    assert types.check(("TOTP",)) == refusal_of("mfa.types").text
    assert types.check(()) == rejection("mfa.types", ())
    assert types.check(("SMS",)) is None


def test_leaving_required_mfa_warns_and_the_record_follows() -> None:
    person = Script({"mfa.mode": "OPTIONAL"})
    existing = config(created={"mfa": "ON"}, mfa={"mode": "ON"})
    changed = changed_config(existing, person.update(existing))
    assert any("no way back" in told for told in person.told)
    assert changed.created.mfa is MfaMode.OPTIONAL
    with pytest.raises(ChangeRefused):
        judge(changed.recorded(), config(mfa={"mode": "ON"}).wanted(), "test")


@pytest.mark.parametrize("sign_in", [("phone_number",), ("email", "phone_number")])
def test_a_phone_number_sign_in_by_option_adds_sms_and_says_so(sign_in: tuple[str, ...]) -> None:
    given_answers = {"user_pool.sign_in": sign_in, "mfa.mode": "OPTIONAL", "mfa.types": (MfaType.TOTP,)}
    person = Script()
    assert person.add(given_answers)["mfa.types"] == ("SMS", "TOTP")
    assert any(told.startswith("SMS Text Message was added to the MFA types: users sign in") for told in person.told)


@pytest.mark.parametrize("sign_in", [("phone_number",), ("email", "phone_number")])
@pytest.mark.parametrize("again", [False, True])
def test_at_the_keyboard_it_locks_sms_with_its_reason_and_adds_nothing_afterwards(
    sign_in: tuple[str, ...], again: bool
) -> None:
    person = Script({"setup": "manual", "user_pool.sign_in": sign_in, "mfa.mode": "ON", "mfa.types": ("TOTP",)})
    answers = person.add()
    if again:
        answers = hold(person.for_a_new_pool(), kept=answers, again=frozenset({"mfa.types"}))
    reason = factors.phone_reason(answers.settings)
    assert reason is not None
    assert {offer.value: offer.locked for offer in person.prompt("mfa.types").offers} == {"SMS": reason, "TOTP": None}
    assert answers["mfa.types"] == ("SMS", "TOTP")
    assert "mfa.sms_message" in person.asked
    assert not [told for told in person.told if "was added" in told]


def test_learning_more_shows_the_text_and_asks_again() -> None:
    person = Script({"setup": [LearnMore.ANSWER, LearnMore.ANSWER, "default"]})
    person.add()
    assert person.asked[:3] == ["setup"] * 3
    assert [(), (BY_KEY["setup"].learn_more,)] == [prompt.notes for prompt in person.prompts[:2]]


def test_an_answer_from_an_option_is_not_asked_again() -> None:
    person = Script({"setup": "manual"})
    answers = person.add({"mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",)})
    assert ["setup", *NAMES, "user_pool.sign_in", "groups", *REST] == person.asked
    assert (answers["mfa.mode"], answers["mfa.types"]) == ("OPTIONAL", ("TOTP",))


@pytest.mark.parametrize(
    ("given_answers", "words"),
    [
        ({"mfa.types": ("TOTP",)}, "--mfa-types does not apply: MFA is OFF."),
        ({"mfa.sms_message": "Code {####}"}, "--mfa-sms-message does not apply: MFA is OFF."),
        (
            {"mfa.mode": "ON", "mfa.types": ("TOTP",), "mfa.sms_message": "Code {####}"},
            "--mfa-sms-message does not apply: SMS is not among the MFA types.",
        ),
        (
            {"user_pool.sign_in": ("email",), "user_pool.aliases": ("email",)},
            "--user-pool-aliases does not apply: users do not sign in with a user name.",
        ),
        (
            {"verification.by": "phone_number", "verification.email_subject": "Code"},
            "--verification-email-subject does not apply: email addresses are not verified.",
        ),
        (
            {"verification.sms_message": "Code {####}"},
            "--verification-sms-message does not apply: phone numbers are not verified.",
        ),
    ],
)
def test_an_option_that_does_not_apply_is_an_error(given_answers: Any, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        hold(Interview("add", as_given(given_answers), SUGGESTED, (), take_default, lambda _: None))


def test_options_are_checked_before_anything_is_asked() -> None:
    with pytest.raises(ConfigInvalid) as caught:
        vet(as_given({"mfa.types": (), "mfa.sms_message": "code", "user_pool.name": "a/b"}), SUGGESTED, ())
    assert ["user_pool.name", "mfa.types", "mfa.sms_message"] == [problem.key for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("given_answers", "refusal"),
    [
        ({"mfa.mode": "ON"}, refusal_of("mfa.mode")),
        ({"mfa.types": ("TOTP",)}, refusal_of("mfa.types")),
        ({"user_pool.sign_in": ()}, refusal_of("user_pool.sign_in")),
        ({"user_pool.required_attributes": ("name",)}, refusal_of("user_pool.required_attributes")),
        ({"user_pool.aliases": ("email",)}, refusal_of("user_pool.aliases")),
        ({"user_pool.case_sensitive": True}, refusal_of("user_pool.case_sensitive")),
    ],
)
def test_options_are_judged_before_anything_is_asked(given_answers: Any, refusal: rules.Refusal) -> None:
    existing = config()
    with pytest.raises(ChangeRefused) as caught:
        vet(Given(given_answers), existing.settings, (existing.recorded(),))
    assert [refusal.sentence] == [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [
        ({"mfa.mode": "ON"}, refusal_of("mfa.mode")),
        ({"mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",)}, refusal_of("mfa.types")),
        ({"mfa.mode": "OPTIONAL", "user_pool.sign_in": ()}, refusal_of("user_pool.sign_in")),
        (
            {"mfa.mode": "OPTIONAL", "user_pool.required_attributes": ("name",)},
            refusal_of("user_pool.required_attributes"),
        ),
    ],
)
def test_answers_are_judged_as_a_whole_however_they_came_about(answers: Any, refusal: rules.Refusal) -> None:
    with pytest.raises(ChangeRefused) as caught:
        changed_config(config(), answers)
    assert [refusal.sentence] == [problem.message for problem in caught.value.problems]


def test_the_same_list_in_another_order_is_no_change() -> None:
    existing = config(mfa={"types": ["TOTP", "SMS"]})
    answers = Script().update(existing, {"mfa.types": ("SMS", "TOTP")})
    assert changed_config(existing, answers) == existing


def test_an_option_behind_a_yes_says_the_yes() -> None:
    person = Script({"setup": "manual"})
    answers = person.add({"user_pool.groups": ("admins",), "app_clients.app.read_attributes": ("email",)})
    assert {"groups", "user_pool.groups", "app_client", "app_clients.app.read_attributes"}.isdisjoint(person.asked)
    assert (True, True, ("admins",)) == (answers["groups"], answers["app_client"], answers["user_pool.groups"])
    assert "app_clients.app.write_attributes" in person.asked, "the other one behind the same yes is asked"


@pytest.mark.parametrize(
    ("question", "led", "value"),
    [
        ("password_policy", "password_policy.minimum_length", 8),
        ("password_policy", "password_policy.requires", ("numbers", "lowercase", "uppercase", "symbols")),
        ("app_client", "app_clients.app.read_attributes", ()),
        ("app_client", "app_clients.app.write_attributes", ()),
    ],
)
def test_a_no_sets_back_what_follows_it(question: str, led: str, value: Any) -> None:
    existing = config(
        password_policy={"minimum_length": 12, "requires": ["numbers"]},
        app={"read_attributes": ["email"], "write_attributes": ["email", "name"]},
    )
    person = Script({question: "no"})
    answers = person.update(existing)
    assert led not in person.asked
    assert value == answers[led]
    assert person.prompt(question).default is True, "Enter keeps what is not the default"


@pytest.mark.parametrize("length", [6, 88])
def test_enter_keeps_a_length_that_is_not_the_default(length: int) -> None:
    existing = config(password_policy={"minimum_length": length})
    person = Script()
    assert changed_config(existing, person.update(existing)) == existing
    assert person.prompt("password_policy").default is True


def test_a_no_to_groups_keeps_the_groups() -> None:
    existing = config(user_pool={"groups": ["b", "a"]})
    person = Script()
    assert changed_config(existing, person.update(existing)) == existing
    assert "user_pool.groups" not in person.asked


def test_a_verified_phone_number_brings_sms_and_its_message_is_asked_then() -> None:
    person = Script(
        {
            "setup": "manual",
            "mfa.mode": "ON",
            "mfa.types": ("TOTP",),
            "verification.by": "phone_number",
            "mfa.sms_message": "Ours {####}",
        }
    )
    answers = person.add()
    assert person.asked[-1] == "mfa.sms_message"
    assert (("SMS", "TOTP"), "Ours {####}") == (answers["mfa.types"], answers["mfa.sms_message"])
    assert list(answers) == [key for key in BY_KEY if key in answers], "in the order of the questions all the same"
    assert person.told[0].startswith("SMS Text Message was added to the MFA types: users verify a phone number")


def test_an_option_that_comes_later_is_known_to_the_questions_before_it() -> None:
    answers = Script().add(
        {
            "mfa.mode": "ON",
            "mfa.types": ("TOTP",),
            "mfa.sms_message": "Ours {####}",
            "verification.by": "both",
        }
    )
    assert (("SMS", "TOTP"), "Ours {####}") == (answers["mfa.types"], answers["mfa.sms_message"])


def test_types_that_no_walk_asked_for_get_sms_where_the_pool_needs_it() -> None:
    existing = config(mfa={"mode": "OFF", "types": ["TOTP"]}, verification={"by": "phone_number"})
    person = Script({"change": "reset"})
    changed = changed_config(existing, person.update(existing, {"mfa.mode": "OPTIONAL", "verification.by": "both"}))
    assert changed.mfa.types == (MfaType.TOTP, MfaType.SMS)
    assert len([told for told in person.told if "was added" in told]) == 1


@pytest.mark.parametrize(
    ("answers", "required", "missing"),
    [
        ({"user_pool.sign_in": ("phone_number",), "verification.by": "both"}, ("phone_number",), None),
        ({"user_pool.sign_in": ("email",)}, ("email",), None),
        ({"user_pool.sign_in": ("email", "phone_number"), "verification.by": "both"}, (), None),
        ({"user_pool.sign_in": ("email", "phone_number")}, (), "an email address"),
        ({"user_pool.sign_in": ("phone_number",)}, ("phone_number",), "an email address"),
        ({"verification.by": "phone_number"}, (), "a phone number"),
        ({"verification.by": "both"}, (), "an email address or a phone number"),
    ],
)
def test_the_attributes_that_sign_in_implies_and_the_warning_when_nothing_verified_is_given(
    answers: dict[str, Any], required: Any, missing: str | None
) -> None:
    person = Script({"setup": "manual", **answers, "user_pool.required_attributes": ()})
    assert person.add()["user_pool.required_attributes"] == required
    offers = person.prompt("user_pool.required_attributes").offers
    assert tuple(offer.value for offer in offers if offer.locked) == required
    cannot_confirm = "Warning: Not every user can confirm the sign-up: no code can be sent to those who do not give "
    told = [told.split(".")[0] for told in person.told if told.startswith(cannot_confirm)]
    assert told == ([cannot_confirm + missing] if missing else [])


def test_what_sign_up_gives_is_writable_and_locked() -> None:
    person = Script({"setup": "manual", "app_client": "yes", "app_clients.app.write_attributes": ("nickname",)})
    answers = person.add()
    assert answers["app_clients.app.write_attributes"] == ("email", "nickname")
    prompt = person.prompt("app_clients.app.write_attributes")
    assert [offer.value for offer in prompt.offers if offer.locked] == ["email"]
    assert prompt.notes == ()


def test_a_list_by_option_gets_what_sign_up_gives_too() -> None:
    answers = Script().add({"app_clients.app.write_attributes": ("nickname",), "verification.by": "both"})
    assert answers["app_clients.app.write_attributes"] == ("email", "nickname", "phone_number")


def test_every_value_that_is_part_of_an_answer_anyway_can_be_chosen_beside_another() -> None:
    """A list in which every choice were locked could not be drawn."""
    for phone in (False, True):
        person = Script({"setup": "manual", "mfa.mode": "ON", "app_client": "yes", "verification.by": "both"})
        person.answers["user_pool.sign_in"] = ("phone_number",) if phone else ("email",)
        person.add()
        ticked = [prompt for prompt in person.prompts if prompt.kind is Kind.CHECKBOX]
        assert len(ticked) == 4
        assert all(any(not offer.locked for offer in prompt.offers) for prompt in ticked)


def test_no_list_of_readable_attributes_means_all_and_says_so() -> None:
    person = Script({"setup": "manual", "app_client": "yes", "app_clients.app.write_attributes": ("name",)})
    assert person.add()["app_clients.app.read_attributes"] == ()
    assert ["Nothing selected: the app can read all standard attributes, Cognito's default."] == person.told
    listed: Any = {"app_clients.app.read_attributes": ("name",), "app_clients.app.write_attributes": ("name",)}
    person = Script({"setup": "manual", "app_client": "yes", **listed})
    assert person.add()["app_clients.app.read_attributes"] == ("name",)
    assert person.told == []


def test_a_list_of_only_what_sign_up_gives_says_so() -> None:
    person = Script({"setup": "manual", "app_client": "yes", "app_clients.app.read_attributes": ("name",)})
    assert person.add()["app_clients.app.write_attributes"] == ("email",)
    assert person.told == ["The app can write only what users need to sign up and in: email."]


@pytest.mark.parametrize("walk", ["all", "reset"])
def test_an_update_that_keeps_some_from_confirming_says_so_however_it_came_about(walk: str) -> None:
    person = Script({"change": walk})
    person.update(config(mfa={"mode": "OFF"}), {"verification.by": "phone_number"})
    warning = (
        "Warning: Not every user can confirm the sign-up: no code can be sent to those who do not give a phone number. "
        "Verify what everybody gives, or have an administrator confirm them."
    )
    assert warning in person.told
    again = Script({"change": walk})
    again.update(config(mfa={"mode": "OFF"}, verification={"by": "phone_number"}), {"verification.by": "phone_number"})
    assert warning not in again.told


def test_a_password_policy_without_any_class_says_so() -> None:
    person = Script()
    person.update(config(), {"password_policy.minimum_length": "12", "password_policy.requires": ()})
    assert "Warning: passwords need not contain any particular kind of character." in person.told


def test_without_a_person_nothing_is_shown_as_fixed() -> None:
    told: list[str] = []
    existing = config()
    present, pool = existing.settings, existing.recorded()
    hold(Interview("update", Given(), present, (pool,), take_default, told.append, attended=False))
    assert told == []


def test_aliases_are_an_answer_beside_user_names() -> None:
    made = new_config(Script().add({"user_pool.aliases": ("email",)}))
    assert (made.user_pool.aliases, made.created.aliases) == (("email",), ("email",))
    assert "user_pool.aliases" not in Script({"setup": "manual"}).add({"user_pool.sign_in": ("email",)})


@pytest.mark.parametrize("sensitive", [True, False])
def test_a_new_pool_is_recorded_with_its_letter_case(sensitive: bool) -> None:
    made = new_config(Script().add({"user_pool.case_sensitive": sensitive}))
    assert (made.user_pool.case_sensitive, made.created.case_sensitive) == (sensitive, sensitive)
    assert not new_config(Script().add()).created.case_sensitive


def test_numbers_are_kept_without_leading_zeros() -> None:
    answers = Script({"setup": "manual"}).add(
        {"password_policy.minimum_length": "010", "app_clients.app.refresh_token_days": "0007"}
    )
    assert (10, 7) == (answers["password_policy.minimum_length"], answers["app_clients.app.refresh_token_days"])


def test_without_a_person_a_default_that_cannot_be_is_an_error_that_names_the_question() -> None:
    reason = f"{message('user_pool.groups')} {rejection('user_pool.groups', ('',))}"
    with pytest.raises(ConfigInvalid, match=re.escape(reason)):
        hold(
            Interview(
                "update",
                as_given({"change": "groups"}),
                config().settings,
                (config().recorded(),),
                take_default,
                lambda _: None,
            )
        )


def test_what_a_request_says_where_it_makes_no_difference_is_left_out_and_told() -> None:
    request = Given(
        {"mfa.mode": "ON", "mfa.types": ("TOTP",), "mfa.sms_message": "Code {####}"},
        "standard input",
        {"mfa.sms_message": "pool.mfa.smsMessage"},
        frozenset({"mfa.sms_message"}),
    )
    told: list[str] = []
    answers = hold(Interview("add", request, SUGGESTED, (), take_default, told.append))
    assert "mfa.sms_message" not in answers
    assert ["pool.mfa.smsMessage was left out: SMS is not among the MFA types."] == told


def test_what_a_request_says_and_does_not_apply_is_an_error_that_names_its_place() -> None:
    request = Given(typed({"mfa.types": ("TOTP",)}), "standard input", {"mfa.types": "pool.mfa.mfaTypes"})
    with pytest.raises(ConfigInvalid, match=r"standard input: pool\.mfa\.mfaTypes: It does not apply: MFA is OFF\."):
        hold(Interview("add", request, SUGGESTED, (), take_default, lambda _: None))


@pytest.mark.parametrize("setup", ["default", "manual"])
def test_without_a_person_every_question_takes_its_default(setup: str) -> None:
    told: list[str] = []
    answers = hold(Interview("add", as_given({"setup": setup}), SUGGESTED, (), take_default, told.append))
    assert answers == Script({"setup": setup}).add()
    assert answers["setup"] == setup
    assert told == []


def test_without_a_person_the_first_question_takes_its_default_too() -> None:
    answers = hold(Interview("add", Given(), SUGGESTED, (), take_default, lambda _: None))
    assert answers["setup"] == "default"


def test_errors_in_a_request_name_its_places() -> None:
    request = Given(typed({"mfa.types": ()}), "standard input", {"mfa.types": "pool.mfa.mfaTypes"})
    with pytest.raises(ConfigInvalid) as caught:
        vet(request, SUGGESTED, ())
    (problem,) = caught.value.problems
    assert ("pool.mfa.mfaTypes", "Correct the request; nothing was written.") == (problem.key, problem.remedy)
    request = Given(typed({"mfa.mode": "ON"}), "standard input", {"mfa.mode": "pool.mfa.mode"})
    with pytest.raises(ChangeRefused) as refused:
        vet(request, config().settings, (config().recorded(),))
    assert ["pool.mfa.mode"] == [problem.key for problem in refused.value.problems]


MODES = st.sampled_from([mode.value for mode in MfaMode])
TYPES = st.sampled_from([("SMS",), ("TOTP",), ("SMS", "TOTP")])
SIGN_INS = st.sampled_from([choice.value for choice in BY_KEY["user_pool.sign_in"].choices])


@given(SIGN_INS, MODES, TYPES)
def test_every_set_of_answers_gives_a_pool_that_the_file_gate_takes(sign_in: Any, mode: str, types: Any) -> None:
    person = Script({"setup": "manual", "user_pool.sign_in": sign_in, "mfa.mode": mode, "mfa.types": types})
    made = new_config(person.add())
    assert rules.refusals(made.recorded(), made.wanted()) == ()
    assert (sign_in, mode) == (made.user_pool.sign_in, made.mfa.mode)


@given(SIGN_INS, MODES, TYPES, st.lists(st.tuples(MODES, TYPES), max_size=5))
def test_no_series_of_updates_requires_mfa_of_a_pool_that_ever_was_without(
    sign_in: Any, mode: str, types: Any, wishes: list[tuple[str, Any]]
) -> None:
    start = Script({"setup": "manual", "user_pool.sign_in": sign_in, "mfa.mode": mode, "mfa.types": types})
    pool = new_config(start.add())
    always_on = mode == "ON"
    for wanted_mode, wanted_types in wishes:
        wanted: Any = {"mfa.mode": wanted_mode}
        if wanted_mode != "OFF":
            wanted = {**wanted, "mfa.types": wanted_types}
        try:
            vet(Given(wanted), pool.settings, (pool.recorded(),))
        except ChangeRefused:
            continue
        pool = changed_config(pool, Script().update(pool, wanted))
        always_on = always_on and pool.mfa.mode is MfaMode.ON
        assert (pool.mfa.mode is MfaMode.ON) == always_on
        assert rules.refusals(pool.recorded(), pool.wanted()) == ()


@pytest.mark.parametrize("key", [each.key for each in BY_SETTING.values() if each.kind is Kind.TEXT])
def test_a_question_says_whether_its_text_may_have_several_lines(key: str) -> None:
    known = "{username}{####}" if key.startswith("invitation.") else "{####}"
    assert (question(key).check(f"{known}\nHello") is None) == question(key).several_lines


@pytest.mark.parametrize("answered", [False, True])
def test_what_was_suggested_for_the_project_follows_its_new_name_and_what_was_answered_stays(answered: bool) -> None:
    person = Script({"setup": "manual", "project.name": "other", WRITE: ["Change an answer"], WHICH: "project.name"})
    if answered:
        person.answers |= {"project.resource": "mine", "user_pool.name": "ours"}
    suggest = partial(naming.suggestions, pool_id=POOL_ID)
    interview = replace(person.for_a_new_pool(), suggest=suggest)
    _, answers = reviewed(interview, Path("auth.toml"), lambda answers, _: answers)
    expected = suggest("other")
    assert answers["project.name"] == "other"
    assert answers["project.resource"] == ("mine" if answered else expected[project.RESOURCE])
    assert answers["user_pool.name"] == ("ours" if answered else expected[user_pool.NAME])


def test_the_name_of_a_project_that_has_stacks_cannot_be_changed() -> None:
    person = Script()
    interview = person.for_a_new_pool()
    assert "project.name" not in {each.key for each in changeable(interview, hold(interview))}
    renamed = replace(interview, suggest=partial(naming.suggestions, pool_id=POOL_ID))
    assert "project.name" in {each.key for each in changeable(renamed, hold(renamed))}
