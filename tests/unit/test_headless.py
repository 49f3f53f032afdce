"""Amplify's headless requests: what each field answers, and that none gives a traceback."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import ConfigInvalid
from authconfig.file.nearest import known_keys
from authconfig.models import AuthConfig
from authconfig.settings import verification
from authconfig.vocabulary import READ_ONLY, Attribute
from tests.amplify_requests import (
    ANY_JSON,
    CONSTRAINTS,
    KINDS,
    READABLE,
    WRITABLE,
    Json,
    damaged,
    not_built,
    pool_place,
    put,
    request,
    requests,
)
from wizard.headless.reading import read_request
from wizard.interview.answers import Given

# What a request says of the pool; the answers it gives; by question, the place below the pool that an error would name.
MFA_ON = {"mode": "ON", "mfaTypes": ["TOTP", "SMS"], "smsMessage": "Code: {####}"}
OF_EVERY_KIND: list[tuple[Json, dict[str, Any], dict[str, str]]] = [
    ({"mfa": {"mode": "OFF"}}, {"mfa.mode": "OFF"}, {"mfa.mode": "mfa.mode"}),
    (
        {"mfa": MFA_ON},
        {"mfa.mode": "ON", "mfa.types": ("TOTP", "SMS"), "mfa.sms_message": "Code: {####}"},
        {"mfa.mode": "mfa.mode", "mfa.types": "mfa.mfaTypes", "mfa.sms_message": "mfa.smsMessage"},
    ),
    (
        {"mfa": {**MFA_ON, "mode": "OPTIONAL", "mfaTypes": []}},
        {"mfa.mode": "OPTIONAL", "mfa.types": (), "mfa.sms_message": "Code: {####}"},
        {"mfa.mode": "mfa.mode", "mfa.types": "mfa.mfaTypes", "mfa.sms_message": "mfa.smsMessage"},
    ),
    (
        {"mfa": {"mode": "OPTIONAL", "mfaTypes": ["TOTP"], "smsMessage": " "}},
        {"mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",)},
        {"mfa.mode": "mfa.mode", "mfa.types": "mfa.mfaTypes"},
    ),
    (
        {"mfa": {"mode": "OPTIONAL", "mfaTypes": ["TOTP"], "smsMessage": "Code: {####}"}},
        {"mfa.mode": "OPTIONAL", "mfa.types": ("TOTP",), "mfa.sms_message": "Code: {####}"},
        {"mfa.mode": "mfa.mode", "mfa.types": "mfa.mfaTypes", "mfa.sms_message": "mfa.smsMessage"},
    ),
    (
        {"mfa": {"mode": "OPTIONAL", "mfaTypes": ["SMS"], "smsMessage": ""}},
        {"mfa.mode": "OPTIONAL", "mfa.types": ("SMS",), "mfa.sms_message": ""},
        {"mfa.mode": "mfa.mode", "mfa.types": "mfa.mfaTypes", "mfa.sms_message": "mfa.smsMessage"},
    ),
    (
        {"passwordPolicy": {}},
        {"password_policy.minimum_length": 8, "password_policy.requires": ()},
        {"password_policy.minimum_length": "passwordPolicy", "password_policy.requires": "passwordPolicy"},
    ),
    (
        {"passwordPolicy": {"minimumLength": 12}},
        {"password_policy.minimum_length": 12, "password_policy.requires": ()},
        {
            "password_policy.minimum_length": "passwordPolicy.minimumLength",
            "password_policy.requires": "passwordPolicy",
        },
    ),
    (
        {"passwordPolicy": {"additionalConstraints": CONSTRAINTS}},
        {
            "password_policy.minimum_length": 8,
            "password_policy.requires": ("numbers", "lowercase", "symbols", "uppercase"),
        },
        {
            "password_policy.minimum_length": "passwordPolicy",
            "password_policy.requires": "passwordPolicy.additionalConstraints",
        },
    ),
    (
        {"userPoolGroups": [{"groupName": "admins"}, {"groupName": "Editors"}]},
        {"user_pool.groups": ("admins", "Editors")},
        {"user_pool.groups": "userPoolGroups"},
    ),
    ({"userPoolGroups": []}, {"user_pool.groups": ()}, {"user_pool.groups": "userPoolGroups"}),
    *[
        (
            {"refreshTokenPeriod": number},
            {"app_clients.app.refresh_token_days": whole},
            {"app_clients.app.refresh_token_days": "refreshTokenPeriod"},
        )
        for number, whole in [(7, 7), (30.0, 30), (0, 0), (-1, -1), (10**400, 10**400)]
    ],
    (
        {"readAttributes": READABLE},
        {"app_clients.app.read_attributes": tuple(word.lower().replace("zone_info", "zoneinfo") for word in READABLE)},
        {"app_clients.app.read_attributes": "readAttributes"},
    ),
    (
        {"writeAttributes": WRITABLE},
        {"app_clients.app.write_attributes": tuple(word.lower().replace("zone_info", "zoneinfo") for word in WRITABLE)},
        {"app_clients.app.write_attributes": "writeAttributes"},
    ),
    (
        {"writeAttributes": []},
        {"app_clients.app.write_attributes": ()},
        {"app_clients.app.write_attributes": "writeAttributes"},
    ),
]
OF_VERSION_1: list[tuple[Json, dict[str, Any], dict[str, str]]] = [
    (
        {"passwordRecovery": {"deliveryMethod": "EMAIL", "emailMessage": "m", "emailSubject": "s"}},
        {"verification.by": "email", "verification.email_subject": "s", "verification.email_message": "m"},
        {
            "verification.by": "passwordRecovery.deliveryMethod",
            "verification.email_subject": "passwordRecovery.emailSubject",
            "verification.email_message": "passwordRecovery.emailMessage",
        },
    ),
    (
        {"passwordRecovery": {"deliveryMethod": "SMS", "smsMessage": "m"}},
        {"verification.by": "phone_number", "verification.sms_message": "m"},
        {
            "verification.by": "passwordRecovery.deliveryMethod",
            "verification.sms_message": "passwordRecovery.smsMessage",
        },
    ),
]
OF_VERSION_2: list[tuple[Json, dict[str, Any], dict[str, str]]] = [
    ({"autoVerifiedAttributes": []}, {}, {}),
    (
        {"autoVerifiedAttributes": [{"type": "EMAIL"}]},
        {
            "verification.by": "email",
            "verification.email_subject": verification.EMAIL_SUBJECT.default,
            "verification.email_message": verification.EMAIL_MESSAGE.default,
        },
        {
            "verification.by": "autoVerifiedAttributes",
            "verification.email_subject": "autoVerifiedAttributes[0]",
            "verification.email_message": "autoVerifiedAttributes[0]",
        },
    ),
    *[
        (
            {"autoVerifiedAttributes": [{"type": "EMAIL", spelling: "s", "verificationMessage": "m"}]},
            {"verification.by": "email", "verification.email_subject": "s", "verification.email_message": "m"},
            {
                "verification.by": "autoVerifiedAttributes",
                "verification.email_subject": f"autoVerifiedAttributes[0].{spelling}",
                "verification.email_message": "autoVerifiedAttributes[0].verificationMessage",
            },
        )
        for spelling in ("verificationSubject", "verifiectionSubject")
    ],
    (
        {"autoVerifiedAttributes": [{"type": "PHONE_NUMBER"}]},
        {"verification.by": "phone_number", "verification.sms_message": verification.SMS_MESSAGE.default},
        {
            "verification.by": "autoVerifiedAttributes",
            "verification.sms_message": "autoVerifiedAttributes[0]",
        },
    ),
    (
        {"autoVerifiedAttributes": [{"type": "PHONE_NUMBER", "verificationMessage": "p"}, {"type": "EMAIL"}]},
        {
            "verification.by": "both",
            "verification.sms_message": "p",
            "verification.email_subject": verification.EMAIL_SUBJECT.default,
            "verification.email_message": verification.EMAIL_MESSAGE.default,
        },
        {
            "verification.by": "autoVerifiedAttributes",
            "verification.sms_message": "autoVerifiedAttributes[0].verificationMessage",
            "verification.email_subject": "autoVerifiedAttributes[1]",
            "verification.email_message": "autoVerifiedAttributes[1]",
        },
    ),
]
OF_ADD: list[tuple[Json, dict[str, Any], dict[str, str]]] = [
    ({"userPoolName": "pool"}, {"user_pool.name": "pool"}, {"user_pool.name": "userPoolName"}),
    ({"aliasAttributes": []}, {}, {}),
    (
        {"aliasAttributes": ["PREFERRED_USERNAME", "EMAIL"]},
        {"user_pool.aliases": ("preferred_username", "email")},
        {"user_pool.aliases": "aliasAttributes"},
    ),
    *[
        ({"signinMethod": word}, {"user_pool.sign_in": value}, {"user_pool.sign_in": "signinMethod"})
        for word, value in [
            ("USERNAME", ()),
            ("EMAIL", ("email",)),
            ("PHONE_NUMBER", ("phone_number",)),
            ("EMAIL_AND_PHONE_NUMBER", ("email", "phone_number")),
        ]
    ],
    *[
        (
            {"requiredSignupAttributes": attributes},
            {"user_pool.required_attributes": values},
            {"user_pool.required_attributes": "requiredSignupAttributes"},
        )
        for attributes, values in [([], ()), (["ZONE_INFO", "NAME"], ("zoneinfo", "name"))]
    ],
]
OF_UPDATE: list[tuple[Json, dict[str, Any], dict[str, str]]] = [({}, {}, {}), ({"oAuth": {}}, {}, {})]
LEAST: dict[str, Any] = {
    "project.resource": "labproj",
    "user_pool.sign_in": ("email",),
    "user_pool.required_attributes": ("email",),
}
FIELDS = [
    *((*kind, *row) for kind in KINDS for row in OF_EVERY_KIND),
    *((command, 1, *row) for command in ("add", "update") for row in OF_VERSION_1),
    *((command, 2, *row) for command in ("add", "update") for row in OF_VERSION_2),
    *(("add", version, *row) for version in (1, 2) for row in OF_ADD),
    *(("update", version, *row) for version in (1, 2) for row in OF_UPDATE),
]


def read(command: str, document: Json) -> Given:
    return read_request(command, json.dumps(document))


@pytest.mark.parametrize(("command", "version", "pool", "values", "places"), FIELDS)
def test_a_field_answers_its_question(
    command: str, version: int, pool: Json, values: dict[str, Any], places: dict[str, str]
) -> None:
    found = read(command, request(command, version, pool))
    least = LEAST if command == "add" else {}
    assert dict(found.values) == {**least, **values}
    where = {
        "project.resource": "resourceName",
        "user_pool.sign_in": f"{pool_place(command)}.signinMethod",
        "user_pool.required_attributes": f"{pool_place(command)}.requiredSignupAttributes",
    }
    expected = {key: f"{pool_place(command)}.{place}" for key, place in places.items()}
    assert dict(found.places) == {**{key: where[key] for key in least}, **expected}
    assert found.source == "standard input"
    assert found.may_not_apply == {"mfa.sms_message"}


def test_every_attribute_of_cognito_can_be_read_and_every_other_one_written() -> None:
    document = request("update", 2, {"readAttributes": READABLE, "writeAttributes": WRITABLE})
    values = read("update", document).values
    assert set(values["app_clients.app.read_attributes"]) == set(Attribute)
    assert set(values["app_clients.app.write_attributes"]) == set(Attribute) - READ_ONLY


def refusal(command: str, text: str) -> str:
    with pytest.raises(ConfigInvalid) as caught:
        read_request(command, text)
    return str(caught.value)


# Any text. Whatever it is, it gives answers or one error in words that a terminal can show.


def said(command: str, text: str) -> str:
    try:
        read_request(command, text)
    except ConfigInvalid as error:
        return str(error)
    return ""


commands = st.sampled_from(["add", "update"])


@given(commands, st.text())
def test_any_text_is_read_or_refused(command: str, text: str) -> None:
    assert said(command, text).replace("\n", "").isprintable()


@given(commands, ANY_JSON)
def test_any_json_is_read_or_refused(command: str, document: Json) -> None:
    assert said(command, json.dumps(document)).replace("\n", "").isprintable()


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(commands, damaged(*kind))))
def test_any_damaged_request_is_read_or_refused(case: tuple[str, Json]) -> None:
    found = said(case[0], json.dumps(case[1]))
    assert found.replace("\n", "").isprintable()
    assert max(map(len, found.splitlines()), default=0) < 600


@st.composite
def any_request(draw: st.DrawFn) -> tuple[str, dict[str, Json]]:
    command, version = draw(st.sampled_from(KINDS))
    return command, draw(requests(command, version))


def at(document: Json, place: str) -> Json:
    for part in re.findall(r"[^.\[\]]+", place):
        document = document[int(part)] if isinstance(document, list) else document[part]
    return document


@given(any_request())
def test_any_request_for_what_is_built_is_read_and_every_answer_has_its_place(case: tuple[str, Json]) -> None:
    command, document = case
    found = read(command, document)
    assert set(found.values) <= set(known_keys(AuthConfig))
    assert set(found.values) == set(found.places)
    texts = {key: value for key, value in found.values.items() if isinstance(value, str)}
    for key, place in found.places.items():
        said_there = at(document, place)
        if key in texts and isinstance(said_there, str) and not key.endswith(".by"):
            assert said_there == texts[key]


@given(any_request(), st.data())
def test_any_request_with_a_part_that_is_not_built_is_refused(case: tuple[str, Json], data: st.DataObject) -> None:
    command, document = case
    place, value = data.draw(st.sampled_from(not_built(command)))
    assert " not built by this toolkit" in refusal(command, json.dumps(put(document, place, value)))
