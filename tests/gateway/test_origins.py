"""A page that somebody develops makes the calls that nobody signs, and no others; other pages make none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

import pytest
from botocore.exceptions import ClientError

from localaws.origins import unsigned_calls
from tests.gateway.clients import Answer, Clients, ask, local_aws, template
from tests.gateway.people import PASSWORD, Pool
from tests.gateway.test_local_only import without_key

MINE, OTHER = "http://localhost:5173", "http://localhost:5174"
CREATE_STACK = urlencode({"Action": "CreateStack", "StackName": "attack", "TemplateBody": json.dumps(template())})
SIGNED = ("ListUserPools", "CreateUserPool", "AdminGetUser", "AdminInitiateAuth", "DescribeUserPool", "NoSuchCall")


@pytest.fixture(scope="module", params=[(), ("--plain",)], ids=["corrected", "plain"])
def aws(request: pytest.FixtureRequest) -> Iterator[Clients]:
    with local_aws(*request.param, "--allow-origin", MINE, "--allow-origin", "https://shop.test") as clients:
        yield clients


def target(action: str) -> str:
    return f"AWSCognitoIdentityProviderService.{action}"


def call(aws: Clients, action: str, origin: str, body: object, **headers: str) -> Answer:
    """A call as a page of `origin` sends it."""
    given = {"Origin": origin, "Sec-Fetch-Site": "same-site", "X-Amz-Target": target(action), **headers}
    return ask(aws.endpoint, "/", "POST", given, json.dumps(body))


def preflight(endpoint: str, origin: str, path: str = "/", method: str = "POST") -> Answer:
    asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type,x-amz-target"}
    return ask(endpoint, path, "OPTIONS", {"Origin": origin, **asked})


def allows(answer: Answer) -> list[str]:
    return answer.headers.get_all("Access-Control-Allow-Origin", [])


def test_the_calls_that_nobody_signs_are_those_of_the_model() -> None:
    assert {"InitiateAuth", "SignUp", "RespondToAuthChallenge", "GetUser", "VerifySoftwareToken"} <= unsigned_calls()
    assert not set(SIGNED) & unsigned_calls()
    assert not [name for name in unsigned_calls() if name.startswith(("Admin", "Create", "Describe"))]


def test_a_page_that_is_allowed_signs_a_user_in(aws: Clients) -> None:
    before = preflight(aws.endpoint, MINE)
    assert (before.status, allows(before), before.headers["Vary"]) == (204, [MINE], "Origin")
    assert (before.headers["Access-Control-Allow-Methods"], before.headers["Access-Control-Allow-Headers"]) == (
        "POST",
        "*",
    )
    pool = Pool(aws, aws.pools.create_user_pool(PoolName="p")["UserPool"]["Id"])
    pool.user("ann")
    given = {"USERNAME": "ann", "PASSWORD": PASSWORD}
    sign_in = {"ClientId": pool.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": given}
    for origin in (MINE, "https://shop.test"):
        answer = call(aws, "InitiateAuth", origin, sign_in)
        assert (answer.status, allows(answer), "Origin" in answer.headers["Vary"]) == (200, [origin], True)
        assert "AccessToken" in json.loads(answer.body)["AuthenticationResult"]
    wrong = call(aws, "InitiateAuth", MINE, {**sign_in, "AuthParameters": {**given, "PASSWORD": "Wrong-passw0rd"}})
    assert (wrong.status, allows(wrong)) == (400, [MINE])


@pytest.mark.parametrize("action", SIGNED)
def test_it_makes_no_call_that_is_signed(aws: Clients, action: str) -> None:
    answer = call(aws, action, MINE, {"PoolName": "attack", "MaxResults": 60})
    assert (answer.status, allows(answer)) == (403, [])


@pytest.mark.parametrize(
    ("method", "path", "headers", "body"),
    [
        ("POST", "/", {"Content-Type": "application/x-www-form-urlencoded"}, CREATE_STACK),
        ("POST", "/", {"X-Amz-Target": "CloudFormation.CreateStack"}, "{}"),
        ("POST", "/", {"X-Amz-Target": target("InitiateAuth") + "," + target("ListUserPools")}, "{}"),
        ("POST", f"/?{CREATE_STACK}", {"X-Amz-Target": target("InitiateAuth")}, "{}"),
        ("GET", f"/?{CREATE_STACK}", {"X-Amz-Target": target("InitiateAuth")}, None),
        ("GET", "/_localaws/outbox", {}, None),
        ("GET", "/_ministack/health", {}, None),
        ("POST", "/_ministack/reset", {"X-Amz-Target": target("InitiateAuth")}, "{}"),
        ("PUT", "/a-bucket", {"X-Amz-Target": target("InitiateAuth")}, None),
        ("OPTIONS", "/", {}, None),
    ],
)
def test_it_does_nothing_else(
    aws: Clients, method: str, path: str, headers: Mapping[str, str], body: str | None
) -> None:
    answer = ask(aws.endpoint, path, method, {"Origin": MINE, **headers}, body)
    assert (answer.status, allows(answer)) == (403, [])
    with pytest.raises(ClientError, match="does not exist"):
        aws.status("attack")


def test_a_call_that_is_let_in_is_not_read_as_another(aws: Clients) -> None:
    """Not by what signs it, by its kind, or by how it is packed."""
    form = {"Content-Type": "application/x-www-form-urlencoded", "Content-Encoding": "aws-chunked"}
    signed = {"Authorization": "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/cloudformation/aws4_request"}
    given = {"Origin": MINE, "X-Amz-Target": target("InitiateAuth"), **form, **signed}
    answer = ask(aws.endpoint, "/", "POST", given, CREATE_STACK)
    assert answer.status in {400, 500}
    with pytest.raises(ClientError, match="does not exist"):
        aws.status("attack")


@pytest.mark.parametrize("origin", [OTHER, "http://localhost:5173.shop.example", "https://localhost:5173", "null", ""])
def test_another_origin_is_turned_away(aws: Clients, origin: str) -> None:
    for answer in (preflight(aws.endpoint, origin), call(aws, "InitiateAuth", origin, {})):
        assert (answer.status, allows(answer)) == (403, [])


def test_an_allowed_origin_needs_the_key_too(aws: Clients) -> None:
    closed = without_key(aws.endpoint)
    given = {"Origin": MINE, "X-Amz-Target": target("InitiateAuth")}
    for answer in (preflight(closed, MINE), ask(closed, "/", "POST", given, "{}")):
        assert (answer.status, allows(answer)) == (403, [])


def test_a_preflight_is_for_one_path_and_one_method(aws: Clients) -> None:
    assert preflight(aws.endpoint, MINE, "/a-bucket").status == 403
    assert preflight(aws.endpoint, MINE, method="PUT").status == 403


def test_who_allows_no_origin_answers_none(corrected: Clients) -> None:
    for answer in (preflight(corrected.endpoint, MINE), call(corrected, "InitiateAuth", MINE, {})):
        assert (answer.status, allows(answer)) == (403, [])
