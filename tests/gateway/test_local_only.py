"""Nobody who does not know the key gets anything run or read, and no web page; who knows it keeps to this AWS."""

from __future__ import annotations

import inspect
import json
import os
import socket
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode, urlsplit

import pytest
from botocore.exceptions import ClientError

from localaws.entrance import Entrance
from localaws.environment import pointed_at
from localaws.process import running
from tests.gateway.clients import Clients, ask, clients_of, template

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
LIST_STACKS = "Action=DescribeStacks&Version=2010-05-15"
CREATE_STACK = urlencode({"Action": "CreateStack", "StackName": "attack", "TemplateBody": json.dumps(template())})
LIST_POOLS = {"X-Amz-Target": "AWSCognitoIdentityProviderService.ListUserPools"}
OTHER_SITES = ("cross-site", "same-site", "")


@pytest.fixture(scope="module", params=[(), ("--plain",)], ids=["corrected", "plain"])
def aws(request: pytest.FixtureRequest) -> Iterator[Clients]:
    with running(*request.param) as environment:
        yield clients_of(environment)


def without_key(endpoint: str) -> str:
    return f"http://{urlsplit(endpoint).netloc}"


def status(endpoint: str, headers: Mapping[str, str]) -> int:
    return ask(endpoint, "/", "POST", {**FORM, **headers}, LIST_STACKS).status


def assert_no_attack_succeeded(aws: Clients) -> None:
    with pytest.raises(ClientError, match="does not exist"):
        aws.status("attack")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "localhost:1"},
        {"Host": "127.0.0.1"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin"},
    ],
)
def test_who_knows_the_key_is_answered(aws: Clients, headers: Mapping[str, str]) -> None:
    assert status(aws.endpoint, headers) == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("POST", "/"),
        ("GET", f"/?{CREATE_STACK}"),
        ("POST", f"/?{CREATE_STACK}"),
        ("GET", "/_localaws/outbox"),
        ("GET", "/_ministack/health"),
        ("GET", "/health"),
        ("POST", "/_ministack/reset"),
        ("POST", "/_ministack/config"),
        ("PUT", "/_ministack/cfn-response/token"),
        ("GET", "/login"),
        ("POST", "/oauth2/token"),
        ("PUT", "/a-bucket"),
        ("POST", "/2015-03-31/functions/f/invocations"),
        ("OPTIONS", "/"),
        ("GET", "/.well-known/jwks.json"),
        ("GET", "/us-east-1_abc/.well-known/other"),
        ("GET", "/us-east-1_abc/.well-known/jwks.json/more"),
        ("POST", "/us-east-1_abc/.well-known/jwks.json"),
        ("GET", "/us-east-1_abc/../.well-known/jwks.json"),
    ],
)
def test_without_the_key_every_path_is_closed(aws: Clients, method: str, path: str) -> None:
    answer = ask(without_key(aws.endpoint), path, method, {**FORM, **LIST_POOLS}, "{}")
    assert answer.status == 403
    assert b"lacks the key" in answer.body
    assert_no_attack_succeeded(aws)


def test_no_other_key_opens(aws: Clients) -> None:
    base, key = without_key(aws.endpoint), urlsplit(aws.endpoint).path.removeprefix("/")
    assert len(key) > 40
    changed = key[:-1] + ("A" if key[-1] != "A" else "B")
    for other in ("", key[:-1], key + "x", changed, key.swapcase(), f"/{key}", f"x/{key}", "%2F" + key, f"?{key}"):
        assert status(f"{base}/{other}", {}) == 403, other
    assert status(f"{base}/{key}", {}) == 200


def test_the_key_of_a_former_start_opens_nothing() -> None:
    with running() as former:
        port = urlsplit(former["AWS_ENDPOINT_URL"]).port
    assert port is not None
    with running(port=port) as present:
        assert status(former["AWS_ENDPOINT_URL"], {}) == 403
        assert status(present["AWS_ENDPOINT_URL"], {}) == 200


def test_it_is_refused_before_it_is_read(aws: Clients) -> None:
    """The answer comes while the body, which is announced, has not been sent."""
    address = urlsplit(aws.endpoint)
    assert address.hostname
    with socket.create_connection((address.hostname, address.port or 0), timeout=20) as connection:
        connection.sendall(f"POST / HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: 1000\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 403")


def test_the_key_is_compared_in_constant_time() -> None:
    assert "hmac.compare_digest(first, self.key.encode())" in inspect.getsource(Entrance)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://shop.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Host": "shop.example"},
        {"Host": "127.0.0.1.shop.example:4566"},
        {"Host": "a-bucket.localhost:4566"},
        {"Host": "[::1]:4566"},
        {"Host": ""},
        *({"Sec-Fetch-Site": site} for site in OTHER_SITES),
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_a_web_page_is_turned_away_with_the_key_too(aws: Clients, headers: Mapping[str, str]) -> None:
    for endpoint in (aws.endpoint, without_key(aws.endpoint)):
        assert status(endpoint, headers) == 403
        assert ask(endpoint, f"/?{CREATE_STACK}", "GET", headers).status == 403
    assert_no_attack_succeeded(aws)


def test_who_verifies_tokens_reads_the_keys_of_a_pool_and_nothing_else(aws: Clients) -> None:
    pool, base = aws.pools.create_user_pool(PoolName="p")["UserPool"]["Id"], without_key(aws.endpoint)
    discovered = ask(base, f"/{pool}/.well-known/openid-configuration")
    keys = urlsplit(json.loads(discovered.body)["jwks_uri"])
    assert f"http://{keys.netloc}" == base
    assert json.loads(ask(base, keys.path).body)["keys"][0]["kty"] == "RSA"
    # What else such a request holds is not read as a call.
    for headers in (
        LIST_POOLS,
        FORM,
        {"Authorization": "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/cloudformation/x"},
    ):
        answer = ask(base, f"{keys.path}?{CREATE_STACK}", "GET", headers, CREATE_STACK)
        assert b'"keys"' in answer.body
        assert (
            ask(base, f"/us-east-1_none/.well-known/jwks.json?{CREATE_STACK}", "GET", headers, CREATE_STACK).status
            == 404
        )
    for headers in (
        {"Origin": "http://shop.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "shop.example"},
    ):
        assert ask(base, keys.path, headers=headers).status == 403
    assert_no_attack_succeeded(aws)


def test_who_is_pointed_at_it_keeps_nothing_of_another_aws() -> None:
    mine = {
        "PATH": "/bin",
        "AWS_PROFILE": "prod",
        "AWS_SESSION_TOKEN": "secret",
        "AWS_ENDPOINT_URL_CLOUDFORMATION": "https://cloudformation.us-east-1.amazonaws.com",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
        "HTTP_PROXY": "http://proxy:1",
    }
    with running() as local_aws:
        found = pointed_at(local_aws, mine)
    assert {"PATH": "/bin", "HTTP_PROXY": "http://proxy:1", **local_aws} == found
    assert found["AWS_CONFIG_FILE"] == os.devnull
    assert "127.0.0.1" in found["NO_PROXY"]
