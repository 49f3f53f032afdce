"""A page of an origin that was allowed signs people up and in, and can do nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver import Chrome

from tests.browser.sites import Site
from tests.gateway.clients import Clients, local_aws
from tests.gateway.people import PASSWORD, Pool, pool
from tests.gateway.test_local_only import CREATE_STACK

_CALL = """
const [endpoint, target, body, kind, settle] = arguments
const headers = {"Content-Type": kind, ...(target && {"X-Amz-Target": target})}
fetch(endpoint, {method: "POST", cache: "no-store", headers, body})
  .then(async (answer) => settle({status: answer.status, body: await answer.text()}))
  .catch((error) => settle({error: error.name}))
"""
BLOCKED = {"error": "TypeError"}  # all that a page is told of an answer that is not for it


@pytest.fixture(params=[(), ("--plain",)], ids=["corrected", "plain"])
def aws(request: pytest.FixtureRequest, site: Site) -> Iterator[Clients]:
    with local_aws(*request.param, "--allow-origin", site.origin("localhost")) as clients:
        yield clients


@pytest.fixture
def people(aws: Clients) -> Pool:
    return pool(aws, "OFF")


class Page:
    """A page that the browser shows, and what its script can send."""

    def __init__(self, browser: Chrome, address: str, endpoint: str) -> None:
        self._browser, self._endpoint = browser, f"{endpoint}/"
        browser.get(address)

    def cognito(self, action: str, body: str) -> Any:
        return self._call(f"AWSCognitoIdentityProviderService.{action}", body, "application/x-amz-json-1.1")

    def form(self, body: str) -> Any:
        return self._call("", body, "application/x-www-form-urlencoded")

    def _call(self, target: str, body: str, kind: str) -> Any:
        return self._browser.execute_async_script(_CALL, self._endpoint, target, body, kind)


def sign_up(people: Pool, name: str) -> str:
    return f'{{"ClientId": "{people.client}", "Username": "{name}", "Password": "{PASSWORD}"}}'


def sign_in(people: Pool, name: str) -> str:
    given = f'{{"USERNAME": "{name}", "PASSWORD": "{PASSWORD}"}}'
    return f'{{"ClientId": "{people.client}", "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": {given}}}'


def test_it_signs_up_and_in(browser: Chrome, site: Site, aws: Clients, people: Pool) -> None:
    page = Page(browser, site.origin("localhost"), aws.endpoint)
    assert page.cognito("SignUp", sign_up(people, "ann"))["status"] == 200
    aws.pools.admin_confirm_sign_up(UserPoolId=people.id, Username="ann")
    answer = page.cognito("InitiateAuth", sign_in(people, "ann"))
    assert answer["status"] == 200
    assert "AccessToken" in answer["body"]
    wrong = page.cognito("InitiateAuth", sign_in(people, "nobody"))
    assert wrong["status"] == 400, "it reads what Cognito refuses"


def test_it_makes_no_call_that_is_signed(browser: Chrome, site: Site, aws: Clients) -> None:
    page = Page(browser, site.origin("localhost"), aws.endpoint)
    assert page.cognito("ListUserPools", '{"MaxResults": 60}') == BLOCKED
    assert page.cognito("CreateUserPool", '{"PoolName": "attack"}') == BLOCKED
    assert page.form(CREATE_STACK) == BLOCKED
    assert aws.stacks.list_stacks()["StackSummaries"] == []
    assert aws.pools.list_user_pools(MaxResults=60)["UserPools"] == []


def test_a_page_of_another_origin_signs_nobody_up(browser: Chrome, site: Site, aws: Clients, people: Pool) -> None:
    """The same server under another name is another origin."""
    page = Page(browser, site.origin("127.0.0.1"), aws.endpoint)
    assert page.cognito("SignUp", sign_up(people, "ann")) == BLOCKED
    assert page.cognito("InitiateAuth", sign_in(people, "ann")) == BLOCKED
    assert aws.pools.list_users(UserPoolId=people.id)["Users"] == []
