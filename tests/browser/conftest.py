"""Chromium from the operating system's packages, and pages that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tests.browser.chromium import LEFT_OUT, installed
from tests.browser.sites import Recorder, Site

_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # which root, as in CI, cannot have
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-popup-blocking",  # a person would click; the attacks shall not fail for want of one
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
)


@pytest.fixture(scope="session", autouse=True)
def left_out_without_chromium() -> None:
    if installed() is None:
        pytest.skip(LEFT_OUT)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    chromium = installed()
    assert chromium is not None
    options = ChromeOptions()
    options.binary_location = chromium.browser
    profile: Path = tmp_path_factory.mktemp("chromium")
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    with Chrome(options=options, service=Service(chromium.driver)) as running:
        running.set_script_timeout(30)
        running.set_page_load_timeout(30)
        yield running


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as serving:
        yield serving


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    with Recorder() as serving:
        yield serving
