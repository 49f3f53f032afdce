"""The same answers give the same file, whether typed, given as options, or sent in one of Amplify's requests."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, strategies as st

from authconfig.errors import ExitCode
from authconfig.models import AuthConfig
from tests.command_lines import options_of
from tests.configs import POOL_ID, TEXT
from tests.person import SUGGESTED, Script, Wanted, changed_config, made, new_config
from tests.typed import REQUIRED_MFA, by_key, question, refusal_of
from tests.unit.test_scenarios import SCENARIOS, Scenario
from tests.wishes import Wisher, pools, sayable, wishes
from wizard.__main__ import main
from wizard.commands.add import Options, add
from wizard.documents import render
from wizard.headless.reading import read_request
from wizard.interview.answers import Answers, Given
from wizard.interview.interview import Interview
from wizard.interview.prompt import take_default
from wizard.interview.question import Kind
from wizard.interview.questions import BY_KEY
from wizard.interview.round import hold
from wizard.interview.vetting import vet

Json = dict[str, Any]
SIGN_IN = {
    (): "USERNAME",
    ("email",): "EMAIL",
    ("phone_number",): "PHONE_NUMBER",
    ("email", "phone_number"): "EMAIL_AND_PHONE_NUMBER",
}
CONSTRAINTS = {
    "lowercase": "REQUIRE_LOWERCASE",
    "uppercase": "REQUIRE_UPPERCASE",
    "numbers": "REQUIRE_DIGIT",
    "symbols": "REQUIRE_SYMBOL",
}


def attributes(names: Any) -> list[str]:
    return ["ZONE_INFO" if name == "zoneinfo" else str(name).upper() for name in names]


def verified(answers: Any) -> list[Json]:
    """What is verified, as version 2 has it."""
    found: list[Json] = []
    if answers["verification.by"] in {"email", "both"}:
        found.append(
            {
                "type": "EMAIL",
                "verificationSubject": answers["verification.email_subject"],
                "verificationMessage": answers["verification.email_message"],
            }
        )
    if answers["verification.by"] in {"phone_number", "both"}:
        found.append({"type": "PHONE_NUMBER", "verificationMessage": answers["verification.sms_message"]})
    return found


def recovery(answers: Any) -> Json:
    """The same as version 1 has it, which knows one or the other."""
    if answers["verification.by"] == "email":
        return {
            "deliveryMethod": "EMAIL",
            "emailSubject": answers["verification.email_subject"],
            "emailMessage": answers["verification.email_message"],
        }
    return {"deliveryMethod": "SMS", "smsMessage": answers["verification.sms_message"]}


def pool(answers: Any, version: int) -> Json:
    """The part of a request that both kinds have."""
    mfa: Json = {"mode": answers["mfa.mode"]}
    if answers["mfa.mode"] != "OFF":
        mfa |= {"mfaTypes": list(answers["mfa.types"]), "smsMessage": answers.get("mfa.sms_message", "")}
    by: Json = (
        {"passwordRecovery": recovery(answers)} if version == 1 else {"autoVerifiedAttributes": verified(answers)}
    )
    return {
        "userPoolGroups": [{"groupName": name} for name in answers["user_pool.groups"]],
        "mfa": mfa,
        "passwordPolicy": {
            "minimumLength": int(str(answers["password_policy.minimum_length"])),
            "additionalConstraints": [CONSTRAINTS[each] for each in answers["password_policy.requires"]],
        },
        "refreshTokenPeriod": int(str(answers["app_clients.app.refresh_token_days"])),
        "readAttributes": attributes(answers["app_clients.app.read_attributes"]),
        "writeAttributes": attributes(answers["app_clients.app.write_attributes"]),
        **by,
    }


def add_request(answers: Any, version: int = 2) -> str:
    """The request that says what `answers` say."""
    configuration = {
        "userPoolName": answers["user_pool.name"],
        "signinMethod": SIGN_IN[tuple(map(str, answers["user_pool.sign_in"]))],
        "requiredSignupAttributes": attributes(answers["user_pool.required_attributes"]),
        **pool(answers, version),
    }
    service = {"serviceName": "Cognito", "includeIdentityPool": False, "userPoolConfiguration": configuration}
    return json.dumps(
        {"version": version, "resourceName": answers["project.resource"], "serviceConfiguration": service}
    )


def update_request(answers: Any, version: int = 2) -> str:
    """The request to update a pool to what `answers` say."""
    service = {
        "serviceName": "Cognito",
        "includeIdentityPool": False,
        "userPoolModification": pool(answers, version),
    }
    return json.dumps({"version": version, "serviceModification": service})


def text_of(answers: Any) -> str:
    return render.new_file(new_config(answers))


def without_a_person(given_answers: Given) -> Answers:
    """The answers of `wizard add` without a person."""
    read = vet(given_answers, SUGGESTED, ())
    return hold(Interview("add", read, SUGGESTED, (), take_default, lambda _: None))


def versions(answers: Any) -> list[int]:
    return [2] if answers["verification.by"] == "both" else [1, 2]


Feed = Callable[[str], None]


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Feed:
    """Puts a request on standard input."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.parametrize("scenario", [each for each in SCENARIOS if each.on is None], ids=str)
@pytest.mark.parametrize("version", [1, 2])
def test_a_recorded_walk_and_its_request_write_the_same_file(
    scenario: Scenario, version: int, tmp_path: Path, feed: Feed
) -> None:
    typed, sent = tmp_path / "labproj" / "typed.toml", tmp_path / "labproj" / "sent.toml"
    typed.parent.mkdir()
    person = Script(scenario.answers)
    add(options_of(Options, "add", "--config", str(typed)), person.found, new_id=lambda: POOL_ID)
    feed(add_request(Script(scenario.answers).add(), version))
    headless = options_of(Options, "add", "--config", str(sent), "--headless")
    add(headless, find_person=lambda: None, new_id=lambda: POOL_ID)
    assert typed.read_text() == sent.read_text()


@given(wishes())
def test_any_answers_typed_or_sent_make_the_same_file(wanted: dict[str, Any]) -> None:
    typed = Wisher(sayable(wanted)).add()
    for version in versions(typed):
        sent = without_a_person(read_request("add", add_request(typed, version)))
        assert text_of(sent) == text_of(typed)


@given(wishes())
def test_any_answers_typed_or_given_as_options_make_the_same_file(wanted: dict[str, Any]) -> None:
    typed = Wisher(wanted).add()
    assume("--" not in typed.values() and typed["user_pool.groups"] != ("--",))  # argparse takes it away
    # "--option=text" where a text may begin with a hyphen.
    arguments = [
        f"{question(setting.key).option}={words(setting.key, value)}" for setting, value in typed.settings.items()
    ]
    options = options_of(Options, "add", "--yes", "--setup=manual", *arguments)
    assert text_of(without_a_person(options.answers.given)) == text_of(typed)


def words(key: str, value: Any) -> str:
    """`value` as an option has it."""
    question = BY_KEY[key]
    if question.kind is Kind.SELECT:
        return next(choice.name for choice in question.choices if choice.value == value)
    return ",".join(value) if isinstance(value, tuple) else str(value)


@given(pools(), wishes())
def test_any_update_typed_or_sent_makes_the_same_pool(existing: AuthConfig, wanted: dict[str, Any]) -> None:
    assume(wanted["groups"] == "no" or wanted["user_pool.groups"])
    answers = Wisher({**sayable(wanted), "change": "all"}).update(existing)
    typed = changed_config(existing, answers)
    for version in versions(answers):
        request = read_request("update", update_request(answers, version))
        present, state = existing.settings, existing.recorded()
        vet(request, present, (state,))
        sent = hold(Interview("update", request, present, (state,), take_default, lambda _: None))
        assert changed_config(existing, sent) == typed


@given(pools(), st.sampled_from([1, 2]))
def test_a_request_that_asks_for_nothing_changes_nothing(existing: AuthConfig, version: int) -> None:
    """Amplify switches MFA off, and empties lists, when they are not mentioned."""
    service = {"serviceName": "Cognito", "includeIdentityPool": False, "userPoolModification": {}}
    request = read_request("update", json.dumps({"version": version, "serviceModification": service}))
    assert request.values == {}
    present = existing.settings
    answers = hold(Interview("update", request, present, (existing.recorded(),), take_default, lambda _: None))
    assert changed_config(existing, answers) == existing


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("present", ["OFF", "OPTIONAL"])
def test_a_request_to_require_mfa_of_an_existing_pool_is_refused(
    present: str, version: int, tmp_path: Path, feed: Feed, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "auth.toml"
    text = TEXT.replace('"OPTIONAL"', f'"{present}"')
    file.write_text(text)
    wanted = Script({"setup": "manual", "mfa.mode": "ON", "mfa.types": ("SMS", "TOTP")}).add()
    feed(update_request(wanted, version))
    assert ExitCode.REFUSED is main(["update", "--config", str(file), "--headless"])
    place = "serviceModification.userPoolModification.mfa.mode"
    assert f"standard input: {place}: {REQUIRED_MFA}" in capsys.readouterr().err
    assert file.read_text() == text


def test_a_request_to_drop_sms_while_mfa_stays_on_is_refused(
    tmp_path: Path, feed: Feed, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "auth.toml"
    file.write_text(TEXT)
    wanted = Script({"setup": "manual", "mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",)}).add()
    feed(update_request(wanted))
    assert ExitCode.REFUSED is main(["update", "--config", str(file), "--headless"])
    assert f"mfa.mfaTypes: {refusal_of('mfa.types').sentence}" in capsys.readouterr().err
    assert file.read_text() == TEXT


def test_nobody_is_asked_and_the_file_is_read_back(tmp_path: Path, feed: Feed) -> None:
    file = tmp_path / "auth.toml"
    wanted: Wanted = {"setup": "manual", "mfa.mode": "OPTIONAL", "mfa.types": ("SMS", "TOTP")}
    feed(add_request(Script(wanted).add()))
    assert ExitCode.DONE is main(["add", "--config", str(file), "--headless"])
    written = file.read_text()
    feed(update_request(by_key(made(wanted).settings)))
    assert ExitCode.DONE is main(["update", "--config", str(file), "--headless"])
    assert file.read_text() == written
