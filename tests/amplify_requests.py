"""Amplify's headless requests, written from its JSON schemas: examples, and strategies for any."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

Json = Any
Path = tuple[str | int, ...]

COMMANDS = ("add", "update")
VERSIONS = (1, 2)
KINDS = [(command, version) for command in COMMANDS for version in VERSIONS]

WRITABLE = [
    "ADDRESS",
    "BIRTHDATE",
    "EMAIL",
    "FAMILY_NAME",
    "GENDER",
    "GIVEN_NAME",
    "LOCALE",
    "MIDDLE_NAME",
    "NAME",
    "NICKNAME",
    "PHONE_NUMBER",
    "PICTURE",
    "PREFERRED_USERNAME",
    "PROFILE",
    "UPDATED_AT",
    "WEBSITE",
    "ZONE_INFO",
]
READABLE = [*WRITABLE, "EMAIL_VERIFIED", "PHONE_NUMBER_VERIFIED"]
CONSTRAINTS = ["REQUIRE_DIGIT", "REQUIRE_LOWERCASE", "REQUIRE_SYMBOL", "REQUIRE_UPPERCASE"]
ALIASES = ["EMAIL", "PHONE_NUMBER", "PREFERRED_USERNAME"]
SIGN_IN = ["USERNAME", "EMAIL", "PHONE_NUMBER", "EMAIL_AND_PHONE_NUMBER"]

SECRET = "correct-horse-battery"  # noqa: S105
OAUTH = {
    "redirectSigninURIs": ["https://example.com/"],
    "redirectSignoutURIs": ["https://example.com/"],
    "oAuthGrantType": "CODE",
    "oAuthScopes": ["EMAIL"],
    "socialProviderConfigurations": [{"provider": "GOOGLE", "clientId": "id", "clientSecret": SECRET}],
}


def pool_place(command: str) -> str:
    """Where a request for `command` has its user pool."""
    return {
        "add": "serviceConfiguration.userPoolConfiguration",
        "update": "serviceModification.userPoolModification",
    }[command]


def request(command: str, version: int, pool: Mapping[str, Json], **service: Json) -> dict[str, Json]:
    """A request with the least that the schemas want, with `pool` and `service` put over it."""
    outer, inner = pool_place(command).split(".")
    least = {"signinMethod": "EMAIL", "requiredSignupAttributes": ["EMAIL"]} if command == "add" else {}
    label = {"resourceName": "labproj"} if command == "add" else {}
    body = {"serviceName": "Cognito", "includeIdentityPool": False, inner: {**least, **pool}, **service}
    return {"version": version, **label, outer: body}


def full_request(command: str, version: int) -> dict[str, Json]:
    """A request with everything in it that is built."""
    text = "{####} is your code"
    email = {"type": "EMAIL", "verificationMessage": text, "verificationSubject": "Welcome"}
    pool: dict[str, Json] = {
        "userPoolGroups": [{"groupName": "admins"}],
        "mfa": {"mode": "OPTIONAL", "mfaTypes": ["SMS", "TOTP"], "smsMessage": text},
        "passwordPolicy": {"minimumLength": 12, "additionalConstraints": ["REQUIRE_DIGIT"]},
        "refreshTokenPeriod": 7,
        "readAttributes": ["EMAIL"],
        "writeAttributes": ["EMAIL"],
    }
    if version == 1:
        pool["passwordRecovery"] = {"deliveryMethod": "EMAIL", "emailMessage": text, "emailSubject": "Welcome"}
    else:
        pool["autoVerifiedAttributes"] = [email, {"type": "PHONE_NUMBER", "verificationMessage": text}]
    if command == "add":
        pool |= {"userPoolName": "people", "aliasAttributes": ["EMAIL"]}
    else:
        pool["oAuth"] = {}
    return request(command, version, pool)


def _some(words: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words), unique=True)


_text = st.text(max_size=30)
_numbers = st.integers() | st.integers(-(10**6), 10**6).map(float)
_group_names = st.from_regex(r"[a-zA-Z0-9_.-]{1,20}", fullmatch=True)
_groups = st.lists(_group_names, unique=True, max_size=4).map(lambda names: [{"groupName": name} for name in names])
_mfa = st.just({"mode": "OFF"}) | st.fixed_dictionaries(
    {"mode": st.sampled_from(["ON", "OPTIONAL"]), "mfaTypes": _some(["SMS", "TOTP"]), "smsMessage": _text}
)
_policy = st.fixed_dictionaries({}, optional={"minimumLength": _numbers, "additionalConstraints": _some(CONSTRAINTS)})
_email = st.sampled_from(["verificationSubject", "verifiectionSubject"]).flatmap(
    lambda subject: st.fixed_dictionaries(
        {"type": st.just("EMAIL")}, optional={"verificationMessage": _text, subject: _text}
    )
)
_phone = st.fixed_dictionaries({"type": st.just("PHONE_NUMBER")}, optional={"verificationMessage": _text})
_one_verified = st.tuples(_email | _phone)
_both_verified = st.permutations([_email, _phone]).flatmap(lambda both: st.tuples(*both))
_auto_verified = (st.just(()) | _one_verified | _both_verified).map(list)
_recovery = st.fixed_dictionaries(
    {"deliveryMethod": st.just("EMAIL"), "emailMessage": _text, "emailSubject": _text}
) | st.fixed_dictionaries({"deliveryMethod": st.just("SMS"), "smsMessage": _text})


@st.composite
def requests(draw: st.DrawFn, command: str, version: int) -> dict[str, Json]:
    """Any request for `command` in `version` that asks for nothing that is not built and says nothing twice."""
    optional: dict[str, st.SearchStrategy[Json]] = {
        "userPoolGroups": _groups,
        "mfa": _mfa,
        "passwordPolicy": _policy,
        "refreshTokenPeriod": _numbers,
        "readAttributes": _some(READABLE),
        "writeAttributes": _some(WRITABLE),
    }
    required: dict[str, st.SearchStrategy[Json]] = {}
    optional |= {"passwordRecovery": _recovery} if version == 1 else {"autoVerifiedAttributes": _auto_verified}
    if command == "add":
        required |= {"signinMethod": st.sampled_from(SIGN_IN), "requiredSignupAttributes": _some(WRITABLE)}
        optional |= {"userPoolName": _text, "aliasAttributes": _some(ALIASES)}
    else:
        optional |= {"oAuth": st.just({})}
    found = request(command, version, draw(st.fixed_dictionaries(required, optional=optional)))
    if command == "add":
        found["resourceName"] = draw(_text)
    return found


def not_built(command: str) -> list[tuple[str, Json]]:
    """Every part that is not built: where a request for `command` has it, and what the schemas take there."""
    pool = pool_place(command)
    outer, _ = pool.split(".")
    return [
        (f"{outer}.includeIdentityPool", True),
        (f"{outer}.identityPool{outer.removeprefix('service')}", {"unauthenticatedLogin": False}),
        (f"{pool}.oAuth", OAUTH),
        (f"{pool}.adminQueries", {"permissions": {"restrictAccess": True, "groupName": "admins"}}),
        (f"{pool}.userPoolGroups", [{"groupName": "admins", "customPolicy": "{}"}]),
    ]


def put(document: dict[str, Json], place: str, value: Json) -> dict[str, Json]:
    """`document` with `value` at `place`, a dotted path."""
    changed = copy.deepcopy(document)
    *path, name = place.split(".")
    part = changed
    for each in path:
        part = part[each]
    part[name] = value
    return changed


_scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | _text
    | st.sampled_from([*READABLE, *CONSTRAINTS, *SIGN_IN, "ON", "OFF", "OPTIONAL", "SMS", "TOTP", "Cognito"])
)
ANY_JSON: st.SearchStrategy[Json] = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3), max_leaves=8
)
ONE_OF_EACH_TYPE: tuple[Json, ...] = (None, True, 1, 1.5, "", [], {})
_MISSING = object()


def every_damage(document: dict[str, Json], *values: Json) -> Iterator[dict[str, Json]]:
    """`document` without one of its parts, and with each of `values` in its place, for every part."""
    for *path, last in _places(document):
        for value in (_MISSING, *values):
            found = copy.deepcopy(document)
            part: Json = found
            for each in path:
                part = part[each]
            if value is _MISSING:
                del part[last]
            else:
                part[last] = value
            yield found


@st.composite
def damaged(draw: st.DrawFn, command: str, version: int) -> dict[str, Json]:
    """A request of which one part was taken out, or made into something else."""
    return draw(st.sampled_from(list(every_damage(draw(requests(command, version)), draw(ANY_JSON)))))


def _places(part: Json, place: Path = ()) -> Iterator[Path]:
    items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, value in items:
        yield (*place, name)
        yield from _places(value, (*place, name))
