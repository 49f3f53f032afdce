"""From the summary each answer can be changed, and the result is that of who had answered that way at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, strategies as st

from authconfig import rules
from authconfig.errors import Interrupted
from authconfig.models import AuthConfig
from authconfig.settings import DEFAULTS
from tests.configs import POOL_ID, config
from tests.person import WHICH, WRITE, Script, Wanted, changed_config, new_config, typed
from tests.typed import by_key, label, question
from tests.wishes import LED_BY, WISHES, Wisher, Wishes, normal, pools, wishes
from wizard.interview import review
from wizard.interview.answers import Answers
from wizard.interview.interview import Interview
from wizard.interview.question import Kind, SettingQuestion
from wizard.interview.questions import BY_KEY
from wizard.interview.review import Verdict, changeable, reviewed, summary
from wizard.interview.round import hold


def file_values(answers: Any) -> dict[str, Any]:
    """Those of `answers` that go into the file."""
    return {key: value for key, value in answers.items() if isinstance(BY_KEY[key], SettingQuestion)}


def changed(person: Script, interview: Interview, key: str, answers: Answers) -> Answers:
    """The answers once `key` was changed; `person` then knows only what that round asked and told."""
    person.asked.clear()
    person.told.clear()
    return hold(interview, kept=answers, again=frozenset({key}))


WIDE = 1000  # columns: no line is broken


# What a change leads to.


def test_only_what_is_changed_is_asked() -> None:
    person = Script({"setup": "manual"})
    interview = person.for_a_new_pool()
    before = hold(interview)
    person.answers["user_pool.name"] = "other"
    after = changed(person, interview, "user_pool.name", before)
    assert person.asked == ["user_pool.name"]
    assert after == {**before, "user_pool.name": "other"}


@pytest.mark.parametrize("walk", [{"setup": "manual"}, {"setup": "default"}])
def test_what_follows_from_a_change_is_asked_whatever_the_walk(walk: dict[str, Any]) -> None:
    person = Script(walk)
    interview = person.for_a_new_pool()
    before = hold(interview)
    person.answers |= {"mfa.mode": "OPTIONAL", "mfa.types": ("TOTP", "SMS")}
    after = changed(person, interview, "mfa.mode", before)
    assert person.asked == ["mfa.mode", "mfa.types", "mfa.sms_message"]
    assert after["mfa.types"] == ("TOTP", "SMS")


@pytest.mark.parametrize("walk", ["mfa", "groups", "reset"])
def test_what_follows_from_a_change_is_asked_in_every_update(walk: str) -> None:
    existing = config(mfa={"mode": "OFF"}, user_pool={"groups": ["a"]})
    person = Script({"change": walk})
    interview = person.for_the_pool(existing)
    before = hold(interview)
    person.answers["mfa.mode"] = "OPTIONAL"
    changed(person, interview, "mfa.mode", before)
    assert person.asked == ["mfa.mode", "mfa.types", "mfa.sms_message"]


def test_what_no_longer_applies_is_dropped() -> None:
    person = Script({"setup": "manual", "mfa.mode": "ON", "mfa.types": ("SMS",), "verification.by": "both"})
    interview = person.for_a_new_pool()
    before = hold(interview)
    person.answers["mfa.mode"] = "OFF"
    after = changed(person, interview, "mfa.mode", before)
    assert before.keys() - after.keys() == {"mfa.types", "mfa.sms_message"}
    person.answers["verification.by"] = "email"
    after = changed(person, interview, "verification.by", after)
    assert "verification.sms_message" not in after
    assert person.asked == ["verification.by"]


def test_what_was_dropped_is_asked_when_it_applies_again() -> None:
    person = Script({"setup": "manual", "mfa.mode": "ON", "mfa.types": ("TOTP",)})
    interview = person.for_a_new_pool()
    answers = hold(interview)
    person.answers["mfa.mode"] = "OFF"
    answers = changed(person, interview, "mfa.mode", answers)
    person.answers["mfa.mode"] = "ON"
    changed(person, interview, "mfa.mode", answers)
    assert person.asked == ["mfa.mode", "mfa.types"]


def test_an_option_too_can_be_changed_and_dropped() -> None:
    person = Script({"setup": "manual"})
    interview = person.for_a_new_pool({"mfa.mode": "ON", "mfa.types": ("TOTP",)})
    answers = hold(interview)
    person.answers |= {"mfa.types": ("SMS", "TOTP")}
    answers = changed(person, interview, "mfa.types", answers)
    assert answers["mfa.types"] == ("SMS", "TOTP")
    assert changed(person, interview, "user_pool.name", answers)["mfa.types"] == ("SMS", "TOTP")
    person.answers["mfa.mode"] = "OFF"
    answers = changed(person, interview, "mfa.mode", answers)
    assert "mfa.types" not in answers
    assert "mfa.types" not in changed(person, interview, "user_pool.name", answers)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("user_pool.groups", ("admins",)),
        ("password_policy.minimum_length", 12),
        ("app_clients.app.read_attributes", ("email",)),
    ],
)
def test_what_a_no_had_closed_can_be_changed_all_the_same(key: str, value: Any) -> None:
    person = Script({"setup": "manual"})
    interview = person.for_a_new_pool()
    answers = hold(interview)
    person.answers[key] = "admins" if key == "user_pool.groups" else value
    answers = changed(person, interview, key, answers)
    assert set(person.asked) <= {key, "another"}
    assert answers[key] == value
    assert changed(person, interview, "user_pool.name", answers)[key] == value


# What earlier answers make of later ones.


def test_a_phone_number_that_comes_later_brings_sms_and_says_so_once() -> None:
    person = Script({"setup": "manual", "mfa.mode": "ON", "mfa.types": ("TOTP",)})
    interview = person.for_a_new_pool()
    answers = hold(interview)
    person.answers["user_pool.sign_in"] = ("phone_number",)
    answers = changed(person, interview, "user_pool.sign_in", answers)
    assert answers["mfa.types"] == ("SMS", "TOTP")
    assert person.asked == ["user_pool.sign_in", "mfa.sms_message"]
    assert [told.split(":")[0] for told in person.told if "added" in told] == [
        "SMS Text Message was added to the MFA types"
    ]
    changed(person, interview, "user_pool.name", answers)
    assert person.told == []


@pytest.mark.parametrize(
    ("answers", "key", "value"),
    [
        ({"verification.by": "phone_number"}, "verification.by", "email"),
        ({"user_pool.sign_in": ("phone_number",)}, "user_pool.sign_in", ("email",)),
    ],
)
def test_where_sms_may_have_come_along_and_has_no_reason_any_more_the_types_are_asked_again(
    answers: Wanted, key: str, value: Any
) -> None:
    person = Script({"setup": "manual", "mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",), **answers})
    interview = person.for_a_new_pool()
    first = hold(interview)
    assert first["mfa.types"] == ("SMS", "TOTP")
    person.answers[key] = value
    second = changed(person, interview, key, first)
    assert second["mfa.types"] == ("TOTP",)
    assert [each for each in person.asked if not each.startswith("verification.email")] == [key, "mfa.types"]
    assert person.told == ["Apart from the second factor, nothing needs text messages any more."]
    assert changed(person, interview, "user_pool.name", second) == second
    assert person.asked == ["user_pool.name"]


def test_sms_that_was_the_only_type_cannot_have_come_along() -> None:
    person = Script(
        {"setup": "manual", "mfa.mode": "OPTIONAL", "mfa.types": ("SMS",), "verification.by": "phone_number"}
    )
    interview = person.for_a_new_pool()
    first = hold(interview)
    person.answers["verification.by"] = "email"
    assert changed(person, interview, "verification.by", first)["mfa.types"] == ("SMS",)
    assert "mfa.types" not in person.asked


def test_sms_that_an_update_added_and_has_no_reason_any_more_is_asked_about() -> None:
    existing = config(mfa={"types": ["TOTP"]})
    person = Script({"change": "all", "verification.by": "phone_number"})
    interview = person.for_the_pool(existing)
    first = hold(interview)
    assert set(first["mfa.types"]) == {"SMS", "TOTP"}
    person.answers |= {"verification.by": "email", "mfa.types": ("TOTP",)}
    second = changed(person, interview, "verification.by", first)
    assert changed_config(existing, second) == existing


def test_none_of_them_changes_nothing(tmp_path: Path) -> None:
    person = Script({WRITE: [Verdict.CHANGE, "yes"], WHICH: [review.NONE_OF_THEM]})
    seen: list[Any] = []

    def show(answers: Any, _: object) -> Any:
        seen.append(answers)
        return answers

    reviewed(person.for_a_new_pool(), tmp_path, show)
    assert seen[0] == seen[1]
    assert person.asked.count("setup") == 1


def test_a_warning_comes_when_its_reason_comes_and_once() -> None:
    person = Script({"setup": "manual"})
    interview = person.for_a_new_pool()
    answers = hold(interview)
    assert person.told == []
    person.answers["verification.by"] = "phone_number"
    answers = changed(person, interview, "verification.by", answers)
    assert [told.split(": ")[1] for told in person.told] == ["Not every user can confirm the sign-up"]
    changed(person, interview, "user_pool.name", answers)
    assert person.told == []


def test_the_warning_of_no_way_back_comes_once() -> None:
    existing = config(created={"mfa": "ON"}, mfa={"mode": "ON"})
    person = Script({"change": "mfa", "mfa.mode": "OPTIONAL"})
    interview = person.for_the_pool(existing)
    answers = hold(interview)
    assert len([told for told in person.told if "no way back" in told]) == 1
    changed(person, interview, "mfa.types", answers)
    assert person.told == []


def test_fixed_answers_are_told_once_and_are_no_choice() -> None:
    person = Script({"change": "all"})
    interview = person.for_the_pool(config())
    answers = hold(interview)
    assert len(person.told) == 2
    changed(person, interview, "mfa.sms_message", answers)
    assert person.told == []
    fixed = {"user_pool.sign_in", "user_pool.required_attributes"}
    assert fixed.isdisjoint(question.key for question in changeable(interview, answers))


@pytest.mark.parametrize("walk", ["default", "manual"])
@pytest.mark.parametrize(
    ("first", "then", "required"),
    [
        (("phone_number",), ("email",), ("email",)),
        (("email",), ("phone_number",), ("email", "phone_number")),
        (("phone_number",), (), ("email",)),
        (("email",), (), ("email",)),
        ((), ("phone_number",), ("email", "phone_number")),
    ],
)
def test_what_the_sign_in_implied_is_not_required_once_it_no_longer_does(
    walk: str, first: Any, then: Any, required: Any
) -> None:
    person = Script({"setup": walk, "user_pool.sign_in": [first, then]})
    interview = person.for_a_new_pool()
    answers = changed(person, interview, "user_pool.sign_in", hold(interview))
    assert person.asked == ["user_pool.sign_in"]
    assert answers["user_pool.required_attributes"] == required


def test_what_sign_up_gave_is_not_writable_once_it_no_longer_does() -> None:
    person = Script(
        {
            "setup": "manual",
            "verification.by": ["both", "email"],
            "app_client": "yes",
            "app_clients.app.write_attributes": ("nickname",),
        }
    )
    interview = person.for_a_new_pool()
    answers = hold(interview)
    assert answers["app_clients.app.write_attributes"] == ("email", "nickname", "phone_number")
    answers = changed(person, interview, "verification.by", answers)
    assert answers["app_clients.app.write_attributes"] == ("email", "nickname")


def test_a_list_of_only_what_sign_up_gave_does_not_become_all() -> None:
    person = Script(
        {
            "setup": "manual",
            "verification.by": ["phone_number", "email"],
            "user_pool.required_attributes": (),
            "app_client": "yes",
        }
    )
    interview = person.for_a_new_pool()
    answers = hold(interview)
    assert answers["app_clients.app.write_attributes"] == ("phone_number",)
    assert changed(person, interview, "verification.by", answers)["app_clients.app.write_attributes"] == ("email",)


# What cannot be kept.


@pytest.mark.parametrize(
    ("kept", "again"),
    [({"mfa.mode": "ON"}, "mfa.mode"), ({"mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",)}, "mfa.types")],
)
def test_a_refused_answer_cannot_be_kept(kept: Any, again: str) -> None:
    person = Script({"change": "all"})
    existing = config()
    answers = hold(person.for_the_pool(existing), kept=Answers(typed({"change": "all", **kept})))
    assert again in person.asked
    assert changed_config(existing, answers) == existing


def test_an_answer_that_cannot_be_cannot_be_kept() -> None:
    person = Script({"setup": "manual"})
    answers = hold(person.for_a_new_pool(), kept=Answers(typed({"setup": "manual", "user_pool.name": "a/b"})))
    assert "user_pool.name" in person.asked
    assert answers["user_pool.name"] == f"labproj_userpool_{POOL_ID}"


# The review.


def test_the_review_goes_round_until_the_person_is_content(tmp_path: Path) -> None:
    answers: Wanted = {
        "setup": "manual",
        WRITE: [Verdict.CHANGE, Verdict.CHANGE, "yes"],
        WHICH: ["mfa.mode", "user_pool.name"],
        "mfa.mode": ["OFF", "OPTIONAL"],
        "user_pool.name": ["one", "two"],
    }
    person = Script(answers)
    shown: list[Any] = []

    def show(answers: Any, _: object) -> Any:
        shown.append(answers)
        return answers

    draft, _ = reviewed(person.for_a_new_pool(), tmp_path, show)
    assert draft is shown[-1]
    assert [(each["mfa.mode"], each["user_pool.name"]) for each in shown] == [
        ("OFF", "one"),
        ("OPTIONAL", "one"),
        ("OPTIONAL", "two"),
    ]
    first = [WRITE, WHICH, "mfa.mode", "mfa.types", "mfa.sms_message"]
    assert person.asked[-9:] == [*first, WRITE, WHICH, "user_pool.name", WRITE]


def test_the_verdict_names_the_file_and_enter_writes(tmp_path: Path) -> None:
    person = Script()
    reviewed(person.for_a_new_pool(), tmp_path / "auth.toml", lambda answers, _: answers)
    prompt = person.prompt(WRITE)
    assert prompt.message == review.WRITE.format(tmp_path / "auth.toml")
    assert [offer.value for offer in prompt.offers] == [Verdict.WRITE, Verdict.LEAVE, Verdict.CHANGE]
    assert (prompt.kind, prompt.default) == (Kind.SELECT, Verdict.WRITE)


def test_a_no_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Interrupted, match="Nothing was written"):
        reviewed(Script({WRITE: "no"}).for_a_new_pool(), tmp_path, lambda answers, _: answers)


def test_without_a_person_there_is_no_review(tmp_path: Path) -> None:
    person = Script()
    draft, _ = reviewed(replace(person.for_a_new_pool(), attended=False), tmp_path, lambda answers, _: answers)
    assert draft is not None
    assert WRITE not in person.asked


def test_where_nothing_changes_there_is_nothing_to_review(tmp_path: Path) -> None:
    person = Script()
    draft, _ = reviewed(person.for_the_pool(config()), tmp_path, lambda *_: None)
    assert draft is None
    assert WRITE not in person.asked


def test_every_answer_is_in_the_summary_and_each_but_the_projects_name_can_be_chosen(
    tmp_path: Path,
) -> None:
    person = Script({WRITE: [Verdict.CHANGE]})
    interview = person.for_a_new_pool()
    answers = hold(interview)
    reviewed(interview, tmp_path, lambda answers, _: answers)
    offers = person.prompt(WHICH).offers
    lines = dict(zip(file_values(answers), summary(answers, WIDE).splitlines(), strict=True))
    assert [offer.value for offer in offers] == [*(key for key in lines if key != "project.name"), None]
    assert {"setup", "groups", "password_policy", "app_client"}.isdisjoint(offer.value for offer in offers)
    assert {offer.value: offer.label for offer in offers[:-1]} == {
        key: line for key, line in lines.items() if key != "project.name"
    }
    lines = {key: line.removeprefix(question(key).title).strip() for key, line in lines.items()}
    assert lines["user_pool.sign_in"] == label("user_pool.sign_in", "username")
    assert lines["user_pool.groups"] == question("user_pool.groups").nothing
    assert lines["app_clients.app.read_attributes"] == question("app_clients.app.read_attributes").nothing
    assert lines["verification.by"] == label("verification.by", "email")


def test_an_email_of_many_lines_is_one_line_of_the_summary() -> None:
    text = "Hello,\n\n{####}\n" + "so many words " * 100
    answers = Script({"setup": "manual", "verification.email_message": text}).add()
    title = question("verification.email_message").title
    (line,) = (line for line in summary(answers, WIDE).splitlines() if line.startswith(title))
    assert line.removeprefix(title).strip().startswith("Hello, {####} so many words")
    assert line.endswith(" ...")
    assert len(line) <= 240
    assert answers["verification.email_message"] == text


# Whatever is answered, and in whatever order.


ALL_UNTIL_LISTED = ("app_clients.app.read_attributes", "app_clients.app.write_attributes")


def needed(answers: Any) -> set[str]:
    """What an app has to be able to write: what users give at sign-up, and the number that a factor is sent to."""
    by = answers["verification.by"]
    verified = ["email", "phone_number"] if by == "both" else [by]
    given = {
        str(each) for each in (*answers["user_pool.required_attributes"], *answers["user_pool.sign_in"], *verified)
    }
    sends = answers["mfa.mode"] != "OFF" and "SMS" in answers["mfa.types"]
    return given | ({"phone_number"} if sends else set())


def lists_some(key: str, value: Any, answers: Any) -> bool:
    """Whether `value` makes a list where there was none, and leaves none to be made."""
    return key == "app_clients.app.write_attributes" and bool(set(value) - needed(answers))


def implied(values: Wishes) -> set[str]:
    return set(values["user_pool.sign_in"]) if len(values["user_pool.sign_in"]) == 1 else set()


def settled(wanted: dict[str, Any], answers: Any) -> dict[str, Any]:
    """`wanted` as a round leaves it.

    What was part of an answer anyway was not offered, so nothing was said about it: the default holds. SMS that was
    added, and told, is an answer like another until the person takes it out.
    """
    required = set(wanted["user_pool.required_attributes"]) - implied(wanted) | (implied(wanted) & {"email"})
    written = set(wanted["app_clients.app.write_attributes"]) - needed(answers)
    return {
        **wanted,
        "user_pool.required_attributes": tuple(sorted(required)),
        "app_clients.app.write_attributes": tuple(sorted(written)),
        "mfa.types": answers.get("mfa.types", wanted["mfa.types"]),
    }


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, Any]:
    """An answer to change, and what to."""
    key = draw(st.sampled_from(list(WISHES)))
    return key, draw(WISHES[key])


def _unmet(key: str, answers: Answers) -> str | None:
    question = BY_KEY[key]
    assert isinstance(question, SettingQuestion)
    return question.unmet(DEFAULTS | answers.settings)


@given(wishes(), st.lists(changes(), max_size=6))
def test_changing_answers_ends_where_answering_that_way_at_once_ends(
    wanted: dict[str, Any], series: list[tuple[str, Any]]
) -> None:
    interview = Wisher(wanted).for_a_new_pool()
    answers = hold(interview)
    for key, value in series:
        # Enter keeps "all attributes", which no tick can say to who is asked for the first time.
        assume(key not in ALL_UNTIL_LISTED or wanted["app_client"] or lists_some(key, value, answers))
        wanted = {**settled(wanted, answers), key: value}
        if key in LED_BY:
            wanted[LED_BY[key]] = True
        person = Wisher(wanted)
        answers = hold(person.for_a_new_pool(), kept=answers, again=frozenset({key}))
        assert key in person.asked or _unmet(key, answers)
        at_once = Wisher(wanted).add()
        assert file_values(answers) == file_values(at_once)
        assert new_config(answers) == new_config(at_once)


@given(wishes(), st.sampled_from(list(WISHES)))
def test_enter_at_a_changed_answer_changes_nothing(wanted: dict[str, Any], key: str) -> None:
    answers = Wisher(wanted).add()
    assume(key != "user_pool.groups" or answers[key])  # a group that is asked for has to have a name
    assert hold(Script().for_a_new_pool(), kept=answers, again=frozenset({key})) == answers


@given(wishes())
def test_every_set_of_answers_makes_a_pool_that_the_rules_take(wanted: dict[str, Any]) -> None:
    made = new_config(Wisher(wanted).add())
    assert rules.refusals(made.recorded(), made.wanted()) == ()
    assert rules.refusals(None, made.wanted()) == ()
    written = normal(wanted)
    for key in ("project.resource", "user_pool.name", "user_pool.groups", "password_policy.requires"):
        assert by_key(made.settings)[key] == written[key]


@given(pools(), st.sampled_from(["all", "mfa", "groups"]))
def test_enter_through_an_update_leaves_the_file_as_it_is(existing: AuthConfig, walk: str) -> None:
    assume(walk != "groups" or existing.user_pool.groups)
    assert changed_config(existing, Script({"change": walk}).update(existing)) == existing


@given(pools(), wishes(), st.sampled_from(["all", "mfa", "groups", "reset"]), st.lists(changes(), max_size=4))
def test_no_update_ends_in_what_the_pool_refuses(
    existing: AuthConfig, wanted: dict[str, Any], walk: str, series: list[tuple[str, Any]]
) -> None:
    person = Wisher({**wanted, "user_pool.groups": wanted["user_pool.groups"] or ("a",), "change": walk})
    interview = person.for_the_pool(existing)
    answers = hold(interview)
    for key, value in series:
        if key in {question.key for question in changeable(interview, answers)}:
            person = Wisher({**person.wishes, key: value})
            answers = hold(person.for_the_pool(existing), kept=answers, again=frozenset({key}))
        changed_config(existing, answers)  # raises what the pool refuses


def test_a_prompt_is_checked_as_the_answers_before_it_are() -> None:
    """A type that is refused with MFA on is fine while MFA is OFF, so a kept OFF asks for no types at all."""
    existing = config(mfa={"mode": "OFF", "types": ["TOTP"]})
    person = Script({"change": "mfa", "mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",)})
    assert changed_config(existing, person.update(existing)).mfa.types == ("TOTP",)


def test_the_summary_has_a_line_an_answer_whatever_the_answer() -> None:
    answers = Answers(typed({"mfa.mode": "OFF", "verification.email_message": "a {####}\nb " + "word " * 500}))
    first, second = summary(answers, WIDE).splitlines()
    assert first.startswith(f"{question('mfa.mode').title} ")
    assert second.startswith(f"{question('verification.email_message').title}  a {{####}} b word")
    assert second.endswith(" ...")


@pytest.mark.parametrize("columns", [79, 50])
def test_a_long_answer_goes_on_in_its_column_between_words(columns: int) -> None:
    answers = Answers(typed({"mfa.mode": "OFF", "verification.email_message": "{####} " + "word " * 500}))
    title = question("verification.email_message").title
    lines = summary(answers, columns).splitlines()
    assert max(map(len, lines)) <= columns
    assert [line[: len(title) + 2].strip() for line in lines[1:]] == [title] + [""] * (len(lines) - 2)
    assert {word for line in lines[1:] for word in line[len(title) :].split()} == {"{####}", "word", "..."}
