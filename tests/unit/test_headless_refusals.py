"""Amplify's headless requests: what is said when one cannot be taken."""

from __future__ import annotations

import json
import re

import pytest

from authconfig.errors import ConfigInvalid, ExitCode
from tests.amplify_requests import KINDS, SECRET, Json, not_built, pool_place, put, request
from tests.typed import rejection
from wizard.headless.reading import read_request

kinds = pytest.mark.parametrize(("command", "version"), KINDS)
versions = pytest.mark.parametrize("version", [1, 2])
MFA_ON = {"mode": "ON", "mfaTypes": ["TOTP", "SMS"], "smsMessage": "Code: {####}"}


def message(command: str, text: str) -> str:
    with pytest.raises(ConfigInvalid) as caught:
        read_request(command, text)
    assert caught.value.exit_code is ExitCode.INVALID
    assert caught.value.source == "standard input"
    return str(caught.value)


def refusal(command: str, version: int, pool: Json, **service: Json) -> str:
    return message(command, json.dumps(request(command, version, pool, **service)))


WRITABLE_WORDS = "It must be 'ADDRESS', 'BIRTHDATE', 'EMAIL', "
SIGN_IN_WORDS = "It must be 'USERNAME', 'EMAIL', 'PHONE_NUMBER' or 'EMAIL_AND_PHONE_NUMBER'."
REFUSED_IN_EVERY_KIND = [
    ({"mfa": 3}, "mfa: It must be an object. The request has 3."),
    ({"mfa": []}, "mfa: It must be an object. The request has a list."),
    ({"mfa": None}, "mfa: It must not be null."),
    ({"mfa": {}}, "mfa.mode: It is missing.\n  Add it to the request."),
    ({"mfa": {"mode": None}}, "mfa.mode: It must not be null."),
    ({"mfa": {"mode": ["OFF"]}}, "mfa.mode: It must be one of 'OFF', 'ON', 'OPTIONAL'. The request has a list."),
    ({"mfa": {"mode": "on"}}, "mfa.mode: It must be one of 'OFF', 'ON', 'OPTIONAL'. The request has \"on\"."),
    ({"mfa": {"mode": "ON", "smsMessage": ""}}, "mfa.mfaTypes: It is missing."),
    ({"mfa": {"mode": "ON", "mfaTypes": ["TOTP"]}}, "mfa.smsMessage: It is missing."),
    ({"mfa": {**MFA_ON, "smsMessage": 3}}, "mfa.smsMessage: It must be text. The request has 3."),
    ({"mfa": {**MFA_ON, "mfaTypes": "SMS"}}, 'mfa.mfaTypes: It must be a list. The request has "SMS".'),
    (
        {"mfa": {**MFA_ON, "mfaTypes": ["EMAIL"]}},
        "mfa.mfaTypes[0]: It must be 'SMS' or 'TOTP'. The request has \"EMAIL",
    ),
    (
        {"mfa": {**MFA_ON, "mfaTypes": ["SMS", None]}},
        "mfa.mfaTypes[1]: It must be 'SMS' or 'TOTP'. The request has null",
    ),
    ({"mfa": {**MFA_ON, "mfaTypes": ["SMS", "SMS"]}}, "mfa.mfaTypes: It lists SMS 2 times.\n  List it once."),
    ({"mfa": {"mode": "OFF", "mfaTypes": []}}, "mfa.mfaTypes: It does not apply with OFF.\n  Leave it out."),
    ({"mfa": {"mode": "OFF", "OFF": []}}, "mfa.OFF: There is no such field."),
    (
        {"passwordPolicy": {"minimumLength": 7.5}},
        "passwordPolicy.minimumLength: It must be a whole number. The request has",
    ),
    (
        {"passwordPolicy": {"minimumLength": "8"}},
        'passwordPolicy.minimumLength: It must be a whole number. The request has "8"',
    ),
    (
        {"passwordPolicy": {"additionalConstraints": [8]}},
        "passwordPolicy.additionalConstraints[0]: It must be 'REQUIRE_L",
    ),
    ({"passwordPolicy": {"additionalConstraints": None}}, "passwordPolicy.additionalConstraints: It must not be null."),
    ({"refreshTokenPeriod": True}, "refreshTokenPeriod: It must be a whole number. The request has true."),
    ({"refreshTokenPeriod": float("inf")}, "refreshTokenPeriod: It must be a whole number. The request has Infinity."),
    ({"refreshTokenPeriod": float("nan")}, "refreshTokenPeriod: It must be a whole number. The request has NaN."),
    ({"refreshTokenPeriod": {}}, "refreshTokenPeriod: It must be a whole number. The request has an object."),
    ({"readAttributes": ["email"]}, "readAttributes[0]: It must be 'ADDRESS', "),
    ({"readAttributes": ["ZONEINFO"]}, "readAttributes[0]: It must be 'ADDRESS', "),
    ({"writeAttributes": ["EMAIL_VERIFIED"]}, f"writeAttributes[0]: {WRITABLE_WORDS}"),
    ({"writeAttributes": ["NAME", "NAME"]}, "writeAttributes: It lists name 2 times."),
    ({"userPoolGroups": ["admins"]}, 'userPoolGroups[0]: It must be an object. The request has "admins".'),
    ({"userPoolGroups": {}}, "userPoolGroups: It must be a list. The request has an object."),
    (
        {"userPoolGroups": [{"groupName": "a"}, {"groupName": "b c"}]},
        f"userPoolGroups[1].groupName: {rejection('user_pool.groups', ('a b',))}",
    ),
    ({"userPoolGroups": [{"groupName": "a"}, {}]}, "userPoolGroups[1].groupName: It is missing."),
    ({"userPoolGroups": [{"groupName": "a"}] * 3}, "userPoolGroups: It lists a 3 times."),
    ({"mfaType": []}, "mfaType: There is no such field.\n  The nearest known field is POOL.mfa.mfaTypes."),
    ({"MFATYPES": []}, "MFATYPES: There is no such field.\n  The nearest known field is POOL.mfa.mfaTypes."),
    ({"mode": "ON"}, "mode: There is no such field.\n  The nearest known field is POOL.mfa.mode."),
    ({"m\u001bfa": []}, '"m\\u001bfa": There is no such field.\n  The nearest known field is POOL.mfa.'),
    ({"mfa_types": []}, "mfa_types: There is no such field.\n  The nearest known field is POOL.mfa.mfaTypes."),
]
REFUSED_IN_VERSION_1 = [
    ({"passwordRecovery": {}}, "passwordRecovery.deliveryMethod: It is missing."),
    (
        {"passwordRecovery": {"deliveryMethod": "PIGEON"}},
        "passwordRecovery.deliveryMethod: It must be one of 'EMAIL', 'SMS'.",
    ),
    ({"passwordRecovery": {"deliveryMethod": "EMAIL"}}, "passwordRecovery.emailMessage: It is missing."),
    ({"passwordRecovery": {"deliveryMethod": "EMAIL"}}, "passwordRecovery.emailSubject: It is missing."),
    ({"passwordRecovery": {"deliveryMethod": "SMS"}}, "passwordRecovery.smsMessage: It is missing."),
    (
        {"passwordRecovery": {"deliveryMethod": "SMS", "smsMessage": "", "emailSubject": ""}},
        "passwordRecovery.emailSubject: It does not apply with SMS.",
    ),
    (
        {"passwordRecovery": {"deliveryMethod": "SMS", "smsMessage": "", "smsMesage": ""}},
        "passwordRecovery.smsMesage: There is no such field.\n"
        "  The nearest known field is POOL.passwordRecovery.smsMessage.",
    ),
    (
        {"autoVerifiedAttributes": []},
        "autoVerifiedAttributes: Only version 2 of the request has this field; this is version 1.\n"
        "  Leave it out, or set version to 2",
    ),
]
REFUSED_IN_VERSION_2 = [
    (
        {"autoVerifiedAttributes": ["EMAIL"]},
        'autoVerifiedAttributes[0]: It must be an object. The request has "EMAIL".',
    ),
    ({"autoVerifiedAttributes": [{}]}, "autoVerifiedAttributes[0].type: It is missing."),
    ({"autoVerifiedAttributes": [{"type": "EMAIL"}] * 2}, "autoVerifiedAttributes: It lists EMAIL 2 times."),
    (
        {"autoVerifiedAttributes": [{"type": "SMS"}]},
        "autoVerifiedAttributes[0].type: It must be one of 'EMAIL', 'PHONE_NUMBER'.",
    ),
    (
        {"autoVerifiedAttributes": [{"type": "PHONE_NUMBER", "verificationSubject": ""}]},
        "autoVerifiedAttributes[0].verificationSubject: It does not apply with PHONE_NUMBER.",
    ),
    (
        {"autoVerifiedAttributes": [{"type": "EMAIL", "verificationSubject": "", "verifiectionSubject": ""}]},
        "autoVerifiedAttributes[0].verifiectionSubject: "
        "It is another name for verificationSubject, which is also given.",
    ),
    (
        {"passwordRecovery": {}},
        "passwordRecovery: Only version 1 of the request has this field; this is version 2.\n"
        "  Leave it out, or set version to 1",
    ),
]
REFUSED_IN_ADD = [
    ({"signinMethod": "email"}, f'signinMethod: {SIGN_IN_WORDS} The request has "email".'),
    ({"signinMethod": ["EMAIL"]}, f"signinMethod: {SIGN_IN_WORDS} The request has a list."),
    ({"requiredSignupAttributes": ["PHONE_NUMBER_VERIFIED"]}, f"requiredSignupAttributes[0]: {WRITABLE_WORDS}"),
    ({"aliasAttributes": ["NAME"]}, "aliasAttributes[0]: It must be 'EMAIL', 'PHONE_NUMBER' or 'PREFERRED_USERNAME'."),
    ({"userPoolName": 3}, "userPoolName: It must be text. The request has 3."),
    ({"oAuth": {}}, "oAuth: OAuth and the hosted UI are not built by this toolkit.\n  Leave it out."),
    ({"signInMethod": 3}, "signInMethod: There is no such field.\n  The nearest known field is POOL.signinMethod."),
]
REFUSED_IN_UPDATE = [
    ({name: None}, f"{name}: Only a request to add has this field; this is one to update.\n  Leave it out.")
    for name in ("signinMethod", "requiredSignupAttributes", "aliasAttributes", "userPoolName")
]
REFUSED = [
    *((*kind, *row) for kind in KINDS for row in REFUSED_IN_EVERY_KIND),
    *((command, 1, *row) for command in ("add", "update") for row in REFUSED_IN_VERSION_1),
    *((command, 2, *row) for command in ("add", "update") for row in REFUSED_IN_VERSION_2),
    *(("add", version, *row) for version in (1, 2) for row in REFUSED_IN_ADD),
    *(("update", version, *row) for version in (1, 2) for row in REFUSED_IN_UPDATE),
]


@pytest.mark.parametrize(("command", "version", "pool", "expected"), REFUSED)
def test_a_field_that_cannot_be_taken_says_where_and_what(
    command: str, version: int, pool: Json, expected: str
) -> None:
    place = pool_place(command)
    expected = expected.replace("POOL", place)
    assert f"standard input: {place}.{expected}" in refusal(command, version, pool)


@kinds
def test_what_is_around_the_pool_is_checked_too(command: str, version: int) -> None:
    outer, inner = pool_place(command).split(".")
    found = message(command, json.dumps({"version": version, outer: {"serviceName": "S3", inner: [], "mfa": 1}}))
    for expected in (
        f"{outer}.serviceName: It must be 'Cognito'. The request has \"S3\".",
        f"{outer}.includeIdentityPool: It is missing.",
        f"{outer}.{inner}: It must be an object. The request has a list.",
        f"{outer}.mfa: There is no such field.\n  The nearest known field is {outer}.{inner}.mfa.",
    ):
        assert f"standard input: {expected}" in found
    assert ("standard input: resourceName: It is missing." in found) is (command == "add")


@pytest.mark.parametrize(
    ("command", "version", "place", "value"),
    [(*kind, *part) for kind in KINDS for part in not_built(kind[0])],
)
def test_a_part_that_is_not_built_is_refused_and_none_of_it_is_shown(
    command: str, version: int, place: str, value: Json
) -> None:
    found = message(command, json.dumps(put(request(command, version, {}), place, value)))
    place = place.replace("userPoolGroups", "userPoolGroups[0].customPolicy")
    [line, remedy] = found.splitlines()
    assert re.fullmatch(rf"standard input: {re.escape(place)}: [\w ]+ (is|are) not built by this toolkit.*", line)
    assert remedy == {
        "includeIdentityPool": "  Set it to false.",
        "oAuth": "  Set it to {}." if command == "update" else "  Leave it out.",
    }.get(place.rsplit(".", 1)[1], "  Leave it out.")
    assert SECRET not in found


@pytest.mark.parametrize("value", [None, "false", 0, True, {}])
def test_only_false_means_no_identity_pool(value: Json) -> None:
    assert "includeIdentityPool: Identity pools are not built" in refusal("add", 2, {}, includeIdentityPool=value)


@pytest.mark.parametrize("place", ["mfa", "userPoolName", "oAuthh", "userPoolGroups"])
def test_a_secret_in_the_wrong_place_is_not_shown(place: str) -> None:
    assert SECRET not in refusal("add", 2, {place: {"clientSecret": SECRET}})
    assert SECRET not in refusal("add", 2, {place: [{"clientSecret": SECRET}]})


FIRST = '{"version": 2, "serviceModification": {"serviceName": "Cognito", "includeIdentityPool": false, '
POOL = "serviceModification.userPoolModification"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "It is empty.\n  Give it a request: python -m wizard update --headless < FILE"),
        (" \n", "It is empty."),
        ("[", "It is not valid JSON: Expecting value: line 1 column 2 (char 1)."),
        ("{}{}", "It is not valid JSON: Extra data: line 1 column 3 (char 2)."),
        ("\ufeff{}", "It is not valid JSON: Unexpected UTF-8 BOM"),
        ("null", "It is not a JSON object, so it is not a request."),
        ("[]", "It is not a JSON object, so it is not a request."),
        ("NaN", "It is not a JSON object, so it is not a request."),
        ("[" * 100_000, "It holds a value that is too long or too deeply nested to read."),
        ('{"version": ' + "9" * 5000 + "}", "It holds a value that is too long or too deeply nested to read."),
        ("{}", "version: It is missing. Versions 1 and 2 are read."),
        ('{"version": 0}', "version: Versions 1 and 2 are read; the request has 0."),
        ('{"version": 3}', "version: Versions 1 and 2 are read; the request has 3."),
        ('{"version": true}', "version: Versions 1 and 2 are read; the request has true."),
        ('{"version": "2"}', 'version: Versions 1 and 2 are read; the request has "2".'),
        ('{"version": NaN}', "version: Versions 1 and 2 are read; the request has NaN."),
        ('{"version": []}', "version: Versions 1 and 2 are read; the request has a list."),
        ('{"version": null}', "version: It must not be null."),
        ('{"version": 2, "version": 2}', "version: It is given more than once."),
        ('{"version": 2.0}', "serviceModification: It is missing."),
        (
            '{"version": 2, "serviceModification": {}, "serviceModification": {}}',
            "serviceModification: It is given more",
        ),
        (
            FIRST + '"userPoolModification": {"mfa": {"mode": "ON", "mode": "OFF"}}}}',
            POOL + ".mfa.mode: It is given more than once.",
        ),
        (
            FIRST + '"userPoolModification": {"mfa": {"mode": "OFF"}, "mfa": {"mode": "OFF"}}}}',
            POOL + ".mfa: It is given more than once.",
        ),
        (
            FIRST + '"userPoolModification": {"userPoolGroups": [{"groupName": "a", "groupName": "a"}]}}}',
            POOL + ".userPoolGroups[0].groupName: It is given more than once.",
        ),
        (
            FIRST + '"userPoolModification": {"oAuth": {}, "oAuth": {}}}}',
            POOL + ".oAuth: OAuth and the hosted UI are not built",
        ),
        (FIRST + '"userPoolModification": {"\\ud800": {}}}}', POOL + ": The names of its fields must be Unicode text."),
    ],
)
def test_what_is_no_request_says_so(text: str, expected: str) -> None:
    assert message("update", text).startswith(f"standard input: {expected}")


@versions
def test_a_request_for_another_command_is_sent_there(version: int) -> None:
    to_add, to_update = (json.dumps(request(command, version, {})) for command in ("add", "update"))
    assert message("update", to_add) == (
        "standard input: It is an AddAuthRequest.\n  Give it to `python -m wizard add --headless`."
    )
    assert message("add", to_update) == (
        "standard input: It is an UpdateAuthRequest.\n  Give it to `python -m wizard update --headless`."
    )
    to_import = json.dumps({"version": 1, "userPoolId": "id", "webClientId": "id", "nativeClientId": "id"})
    for command in ("add", "update"):
        found = message(command, to_import)
        assert found.startswith("standard input: It is an ImportAuthRequest, and this toolkit does not import pools")


def test_all_problems_are_said_at_once() -> None:
    pool = {"mfa": {"mode": "ON"}, "refreshTokenPeriod": 1.5, "userPoolName": None, "adminQueries": {}}
    found = refusal("add", 2, pool, includeIdentityPool=True).splitlines()
    assert sorted(re.findall(r"\.(\w+): ", "\n".join(found))) == [
        "adminQueries", "includeIdentityPool", "mfaTypes", "refreshTokenPeriod", "smsMessage", "userPoolName"
    ]  # fmt: skip
    assert all(line.startswith("  ") for line in found[1::2]), "every problem has a remedy"


def test_what_is_long_is_cut_short() -> None:
    found = refusal("update", 2, {"x" * 10_000: 1, "mfa": "y" * 10_000})
    assert max(map(len, found.splitlines())) < 200
    found = refusal("update", 2, {f"field{number}": 1 for number in range(5000)})
    assert len(found.splitlines()) == 62
    assert "standard input: There are 4970 more problems." in found
    for fields, words in ((30, None), (31, "There is 1 more problem."), (32, "There are 2 more problems.")):
        found = refusal("update", 2, {f"field{number}": 1 for number in range(fields)})
        assert (words is None) == ("more problem" not in found)
        assert f"standard input: {words}\n  Correct these first." in found or words is None
