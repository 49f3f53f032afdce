"""A page that somebody happens to look at gets nothing run, even if it was told the address with the key in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.hostile import WAYS, page
from tests.browser.sites import Recorder, Site
from tests.gateway.clients import Clients, local_aws
from tests.gateway.functions import touching


@pytest.fixture(scope="module", params=[(), ("--plain",)], ids=["corrected", "plain"])
def aws(request: pytest.FixtureRequest) -> Iterator[Clients]:
    with local_aws(*request.param) as clients:
        yield clients


def look_at(browser: Chrome, address: str) -> None:
    """Look at the page, and do what it invites to: open its window, and follow its link."""
    patience: WebDriverWait[Chrome] = WebDriverWait(browser, 30)
    browser.get(address)
    patience.until(lambda driver: driver.title == "tried")
    first = browser.current_window_handle
    browser.find_element(By.ID, "open").click()
    patience.until(lambda driver: len(driver.window_handles) == 2)
    browser.switch_to.window(next(handle for handle in browser.window_handles if handle != first))
    patience.until(_has_loaded)
    browser.close()
    browser.switch_to.window(first)
    browser.find_element(By.ID, "link").click()
    patience.until(lambda driver: driver.current_url != address and _has_loaded(driver))


def _has_loaded(driver: Chrome) -> bool:
    return driver.current_url != "about:blank" and driver.execute_script("return document.readyState") == "complete"


def _wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)


def test_a_server_without_a_guard_takes_every_call(browser: Chrome, site: Site, recorder: Recorder) -> None:
    """The browser does send them: what keeps them out elsewhere is the guard."""
    site.page = page(recorder.endpoint, "{}")
    look_at(browser, f"{site.origin()}/")

    def taken() -> set[str]:
        return {way for way in WAYS if any(f"StackName=by-{way}" in each for each in recorder.received)}

    _wait_for(lambda: taken() == set(WAYS))
    assert taken() == set(WAYS)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])  # the same site as the server, and another
@pytest.mark.parametrize("knows_the_key", [True, False])
def test_the_local_aws_takes_none(
    browser: Chrome, site: Site, aws: Clients, host: str, *, knows_the_key: bool, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    endpoint = aws.endpoint if knows_the_key else f"http://{urlsplit(aws.endpoint).netloc}"
    site.page = page(endpoint, touching(made))
    look_at(browser, f"{site.origin(host)}/")
    assert "AccessDenied" in browser.page_source
    assert [
        stack["StackName"] for stack in aws.stacks.list_stacks()["StackSummaries"] if stack["StackName"] != "own"
    ] == []
    assert not made.exists()


def test_what_they_try_would_run_code(aws: Clients, tmp_path: Path) -> None:
    made = tmp_path / "made"
    assert aws.deploy_template("own", touching(made)) == "done"
    assert made.exists()
