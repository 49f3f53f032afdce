"""Where Chromium and its driver are. As a program, it says which tests are left out when they are nowhere."""

from __future__ import annotations

import shutil
from typing import Final, NamedTuple

LEFT_OUT: Final = "left out: tests/browser, which needs Chromium (apt-get install chromium chromium-driver)"


class Chromium(NamedTuple):
    """The paths of the browser and of what drives it."""

    browser: str
    driver: str


def installed() -> Chromium | None:
    """Chromium from the operating system's packages; None when it is not installed."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    return Chromium(browser, driver) if browser and driver else None


if __name__ == "__main__" and installed() is None:
    print(LEFT_OUT)
