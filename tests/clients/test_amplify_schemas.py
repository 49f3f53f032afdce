"""Amplify's published JSON schemas as a second opinion: what we write is a request, and what we read is one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings, strategies as st
from jsonschema import Draft7Validator

from authconfig.errors import ConfigInvalid
from tests.amplify_requests import (
    ANY_JSON,
    KINDS,
    ONE_OF_EACH_TYPE,
    VERSIONS,
    Json,
    every_damage,
    full_request,
    not_built,
    put,
    request,
    requests,
)
from wizard.headless.reading import read_request
from wizard.headless.requests import REQUESTS

ROOT = Path(__file__).parents[2]
SCHEMAS: Final = ROOT / ".venv/test-clients/node_modules/amplify-headless-interface/schemas/auth"

Case = tuple[str, int, Json]


@cache
def schema_of(command: str, version: int) -> Json:
    document = json.loads((SCHEMAS / str(version) / f"{command.title()}AuthRequest.schema.json").read_text())
    Draft7Validator.check_schema(document)
    return document


@cache
def validator_of(command: str, version: int) -> Draft7Validator:
    return Draft7Validator(schema_of(command, version))


def is_request(command: str, version: int, document: Json) -> bool:
    return validator_of(command, version).is_valid(document)


def is_read(command: str, document: Json) -> bool:
    try:
        read_request(command, json.dumps(document))
    except ConfigInvalid:
        return False
    return True


@st.composite
def whole_requests(draw: st.DrawFn) -> Case:
    command, version = draw(st.sampled_from(KINDS))
    return command, version, draw(requests(command, version))


@given(whole_requests())
@settings(max_examples=300)
def test_what_the_tests_take_for_a_request_is_one(case: Case) -> None:
    command, version, document = case
    assert is_request(command, version, document)


@pytest.mark.parametrize(("command", "version"), KINDS)
def test_what_the_tests_take_for_a_part_that_is_not_built_is_one(command: str, version: int) -> None:
    for place, value in not_built(command):
        document = put(request(command, version, {}), place, value)
        if command == "update" and "identitypool" in place.lower():  # neither without the other
            document = put(document, "serviceModification.includeIdentityPool", value=True)
            document = put(document, "serviceModification.identityPoolModification", {})
        assert is_request(command, version, document), place


def refused_by_the_schemas(command: str, document: Json) -> bool:
    return not any(is_request(command, version, document) for version in VERSIONS)


def misread(command: str, document: Json, *values: Json) -> list[Json]:
    """The damages of `document` that are read although the schemas refuse them."""
    read = [damage for damage in every_damage(document, *values) if is_read(command, damage)]
    return [damage for damage in read if refused_by_the_schemas(command, damage)]


# Making a request takes long, and damaging it does not.
@given(whole_requests(), ANY_JSON)
def test_what_is_read_of_any_damaged_request_is_a_request(case: Case, value: Json) -> None:
    command, _, document = case
    assert [] == misread(command, document, *ONE_OF_EACH_TYPE, value)


@pytest.mark.parametrize(("command", "version"), KINDS)
def test_no_field_takes_a_type_that_the_schemas_refuse(command: str, version: int) -> None:
    document = full_request(command, version)
    assert is_read(command, document)
    assert [] == misread(command, document, *ONE_OF_EACH_TYPE)


# A type is not one of JSON's everywhere: true is no number, and no 1.
@pytest.mark.parametrize(
    ("command", "document"),
    [
        ("add", {**request("add", 2, {}), "version": True}),
        ("add", {**request("add", 2, {}), "version": 2.0}),
        ("update", request("update", 2, {"refreshTokenPeriod": True})),
        ("update", request("update", 2, {}, includeIdentityPool=0)),
        ("update", request("update", 2, {"mfa": {"mode": "ON", "mfaTypes": ["TOTP"]}})),
        ("update", request("update", 1, {"passwordRecovery": {"deliveryMethod": "EMAIL", "emailMessage": ""}})),
        ("update", request("update", 2, {"mfa": None})),
    ],
)
def test_what_is_read_is_a_request(command: str, document: Json) -> None:
    assert not (is_read(command, document) and refused_by_the_schemas(command, document))


def fields(part: Json) -> set[str]:
    """The names of all fields in a schema."""
    if isinstance(part, list):
        return set[str]().union(*map(fields, part))
    return set(part.get("properties", {})).union(*map(fields, part.values())) if isinstance(part, dict) else set()


NOT_BUILT = ("OAuth", "Social", "AdminQueries", "IdentityPoolConfiguration", "IdentityPoolModification")


@pytest.mark.parametrize(("command", "version"), KINDS)
def test_every_field_of_the_schemas_is_known_but_for_those_inside_what_is_not_built(command: str, version: int) -> None:
    theirs = schema_of(command, version)
    parts = theirs["definitions"]
    inside = fields([part for name, part in parts.items() if any(word in name for word in NOT_BUILT)])
    ours = fields(REQUESTS[command, version].model_json_schema())
    assert fields(theirs) - ours <= inside
    assert ours - fields(theirs) == ({"verificationSubject"} if version == 2 else set())
