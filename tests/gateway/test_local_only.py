"""Nobody but clients on this machine is answered, and those keep nothing that is for another AWS."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection

import pytest

from localaws.environment import pointed_at
from localaws.process import running


@pytest.fixture(scope="module", params=[(), ("--plain",)], ids=["corrected", "plain"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    with running(*request.param) as environment:
        yield environment["AWS_ENDPOINT_URL"].removeprefix("http://")


def status(address: str, headers: Mapping[str, str]) -> int:
    body = "Action=DescribeStacks&Version=2010-05-15"
    form = {"Content-Type": "application/x-www-form-urlencoded", "Host": address}
    with contextlib.closing(HTTPConnection(address)) as connection:
        connection.request("POST", "/", body, {**form, **headers})
        with connection.getresponse() as response:
            return response.status


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({}, 200),
        ({"Host": "localhost:1"}, 200),
        ({"Host": "127.0.0.1"}, 200),
        ({"Host": "a-bucket.localhost:4566"}, 405),
    ],
)
def test_a_client_on_this_machine_is_answered(address: str, headers: Mapping[str, str], answer: int) -> None:
    """A bucket's name in front is how clients of S3 ask; what is asked here no bucket does."""
    assert status(address, headers) == answer


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://shop.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Host": "shop.example"},
        {"Host": "127.0.0.1.shop.example:4566"},
        {"Host": ""},
    ],
)
def test_a_web_page_is_turned_away(address: str, headers: Mapping[str, str]) -> None:
    assert status(address, headers) == 403


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
