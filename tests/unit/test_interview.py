"""The order of the questions, what is skipped, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, strategies as st

from authconfig import rules
from authconfig.errors import ChangeRefused, ConfigInvalid, UsageError
from authconfig.models import AuthConfig
from authconfig.reading import judge
from authconfig.vocabulary import MfaMode, MfaType
from tests.configs import POOL_ID, config
from wizard import naming, translate
from wizard.interview import LearnMore, Prompt, interview, take_default, vet
from wizard.question import Kind, Value, Values
from wizard.questions import BY_KEY, QUESTIONS

SUGGESTED = naming.suggestions("labproj", POOL_ID)
BY_MESSAGE = {question.message: question.key for question in QUESTIONS}


class Script:
    """A person with answers ready, by key; whatever has none gets its default. Keeps what was asked and told."""

    def __init__(self, answers: Mapping[str, Value | LearnMore | list[Value | LearnMore]] | None = None) -> None:
        self.answers = dict(answers or {})
        self.asked: list[str] = []
        self.prompts: list[Prompt] = []
        self.told: list[str] = []

    def ask(self, prompt: Prompt) -> Value | LearnMore:
        key = BY_MESSAGE[prompt.message]
        self.asked.append(key)
        self.prompts.append(prompt)
        answer = self.answers.get(key, prompt.default)
        if isinstance(answer, list):
            answer = answer.pop(0)
        assert isinstance(answer, LearnMore) or prompt.check(answer) is None
        return answer

    def add(self, given: Values | None = None) -> dict[str, Value]:
        return interview("add", given or {}, SUGGESTED, None, self.ask, self.told.append)

    def update(self, existing: AuthConfig, given: Values | None = None) -> dict[str, Value]:
        present = translate.answers_of(existing)
        return interview("update", given or {}, present, existing.recorded(), self.ask, self.told.append)


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
    walk = ["setup", "project.resource", "user_pool.name", "user_pool.sign_in", "mfa.mode"]
    assert walk + asked_after_mode == person.asked
    assert answers["mfa.mode"] == mode
    assert answers.get("mfa.types", types) == types


@pytest.mark.parametrize("walk", ["all", "mfa"])
def test_update_starts_from_the_present_values_and_shows_the_sign_in(walk: str) -> None:
    person = Script({"change": walk})
    existing = config(mfa={"sms_message": "Ours {####}"})
    answers = person.update(existing)
    assert ["change", "mfa.mode", "mfa.types", "mfa.sms_message"] == person.asked
    assert [("OPTIONAL"), ("SMS", "TOTP"), "Ours {####}"] == [prompt.default for prompt in person.prompts[1:]]
    assert person.told == ["How do you want users to be able to sign in? Email (fixed when the pool was created)"]
    assert translate.changed_config(existing, answers) == existing


def test_update_of_a_pool_without_mfa_offers_sms_first_like_add() -> None:
    person = Script({"mfa.mode": "OPTIONAL"})
    person.update(config(mfa={"mode": "OFF", "types": []}))
    assert person.prompts[2].default == ("SMS",)


@pytest.mark.parametrize(("created", "greyed_out"), [("OFF", True), ("OPTIONAL", True), ("ON", False)])
def test_required_mfa_is_greyed_out_with_its_reason(created: str, greyed_out: bool) -> None:
    person = Script()
    mode = "ON" if created == "ON" else "OFF"
    person.update(config(created={"mfa": created}, mfa={"mode": mode}))
    refused = {offer.value: offer.refused for offer in person.prompts[1].offers}
    expected = rules.REQUIRED_MFA.sentence if greyed_out else None
    assert {"OFF": None, "ON": expected, "OPTIONAL": None} == refused


def test_nothing_is_greyed_out_for_a_new_pool() -> None:
    person = Script({"setup": "manual"})
    person.add()
    assert all(offer.refused is None for prompt in person.prompts for offer in prompt.offers)


def test_unticking_sms_while_mfa_stays_on_is_refused_by_the_prompt() -> None:
    person = Script()
    person.update(config())
    types = person.prompts[2]
    assert types.kind is Kind.CHECKBOX
    assert types.check(("TOTP",)) == rules.SMS_REMOVAL.sentence
    assert types.check(()) == "You must select at least one MFA type from the list."
    assert types.check(("SMS",)) is None


def test_leaving_required_mfa_warns_and_the_record_follows() -> None:
    person = Script({"mfa.mode": "OPTIONAL"})
    existing = config(created={"mfa": "ON"}, mfa={"mode": "ON"})
    changed = translate.changed_config(existing, person.update(existing))
    assert any("no way back" in told for told in person.told)
    assert changed.created.mfa is MfaMode.OPTIONAL
    with pytest.raises(ChangeRefused):
        judge(changed.recorded(), config(mfa={"mode": "ON"}), "test")


@pytest.mark.parametrize("sign_in", [("phone_number",), ("email", "phone_number")])
def test_a_phone_number_sign_in_adds_sms_and_says_so(sign_in: tuple[str, ...]) -> None:
    person = Script(
        {"setup": "manual", "user_pool.sign_in": sign_in, "mfa.mode": "OPTIONAL", "mfa.types": (MfaType.TOTP,)}
    )
    answers = person.add()
    assert answers["mfa.types"] == ("SMS", "TOTP")
    assert "mfa.sms_message" in person.asked
    assert any(told.startswith("SMS Text Message was added to the MFA types: users sign in") for told in person.told)


def test_learning_more_shows_the_text_and_asks_again() -> None:
    person = Script({"setup": [LearnMore.ANSWER, LearnMore.ANSWER, "default"]})
    person.add()
    assert person.asked[:3] == ["setup"] * 3
    assert [(), (BY_KEY["setup"].learn_more,)] == [prompt.notes for prompt in person.prompts[:2]]


def test_an_answer_from_an_option_is_not_asked_again() -> None:
    person = Script({"setup": "manual"})
    answers = person.add({"mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",)})
    assert ["setup", "project.resource", "user_pool.name", "user_pool.sign_in"] == person.asked
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
    ],
)
def test_an_option_that_does_not_apply_is_an_error(given_answers: Values, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        interview("add", given_answers, SUGGESTED, None, take_default, lambda _: None)


def test_options_are_checked_before_anything_is_asked() -> None:
    with pytest.raises(ConfigInvalid) as caught:
        vet({"mfa.types": (), "mfa.sms_message": "code", "user_pool.name": "a/b"}, {}, None)
    assert ["user_pool.name", "mfa.types", "mfa.sms_message"] == [problem.key for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("given_answers", "refusal"),
    [
        ({"mfa.mode": "ON"}, rules.REQUIRED_MFA),
        ({"mfa.types": ("TOTP",)}, rules.SMS_REMOVAL),
        ({"user_pool.sign_in": ()}, rules.SIGN_IN_CHANGE),
    ],
)
def test_options_are_judged_before_anything_is_asked(given_answers: Values, refusal: rules.Refusal) -> None:
    existing = config()
    with pytest.raises(ChangeRefused) as caught:
        vet(given_answers, translate.answers_of(existing), existing.recorded())
    assert [refusal.sentence] == [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("answers", "refusal"),
    [
        ({"mfa.mode": "ON"}, rules.REQUIRED_MFA),
        ({"mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",)}, rules.SMS_REMOVAL),
        ({"mfa.mode": "OPTIONAL", "user_pool.sign_in": ()}, rules.SIGN_IN_CHANGE),
        ({"mfa.mode": "OPTIONAL", "user_pool.required_attributes": ("name",)}, rules.REQUIRED_ATTRIBUTES_CHANGE),
    ],
)
def test_answers_are_judged_as_a_whole_however_they_came_about(answers: Values, refusal: rules.Refusal) -> None:
    with pytest.raises(ChangeRefused) as caught:
        translate.changed_config(config(), answers)
    assert [refusal.sentence] == [problem.message for problem in caught.value.problems]


def test_the_same_list_in_another_order_is_no_change() -> None:
    existing = config(mfa={"types": ["TOTP", "SMS"]})
    answers = Script().update(existing, {"mfa.types": ("SMS", "TOTP")})
    assert translate.changed_config(existing, answers) == existing


MODES = st.sampled_from([mode.value for mode in MfaMode])
TYPES = st.sampled_from([("SMS",), ("TOTP",), ("SMS", "TOTP")])
SIGN_INS = st.sampled_from([choice.value for choice in BY_KEY["user_pool.sign_in"].choices])


@given(SIGN_INS, MODES, TYPES)
def test_every_set_of_answers_gives_a_pool_that_the_file_gate_takes(sign_in: Value, mode: str, types: Value) -> None:
    person = Script({"setup": "manual", "user_pool.sign_in": sign_in, "mfa.mode": mode, "mfa.types": types})
    made = translate.new_config(person.add(), POOL_ID, ())
    assert rules.refusals(made.recorded(), made) == ()
    assert (sign_in, mode) == (made.user_pool.sign_in, made.mfa.mode)


@given(SIGN_INS, MODES, TYPES, st.lists(st.tuples(MODES, TYPES), max_size=5))
def test_no_series_of_updates_requires_mfa_of_a_pool_that_ever_was_without(
    sign_in: Value, mode: str, types: Value, wishes: list[tuple[str, Value]]
) -> None:
    start = Script({"setup": "manual", "user_pool.sign_in": sign_in, "mfa.mode": mode, "mfa.types": types})
    pool = translate.new_config(start.add(), POOL_ID, ())
    always_on = mode == "ON"
    for wanted_mode, wanted_types in wishes:
        wanted: Values = {"mfa.mode": wanted_mode}
        if wanted_mode != "OFF":
            wanted = {**wanted, "mfa.types": wanted_types}
        try:
            vet(wanted, translate.answers_of(pool), pool.recorded())
        except ChangeRefused:
            continue
        pool = translate.changed_config(pool, Script().update(pool, wanted))
        always_on = always_on and pool.mfa.mode is MfaMode.ON
        assert (pool.mfa.mode is MfaMode.ON) == always_on
        assert rules.refusals(pool.recorded(), pool) == ()
