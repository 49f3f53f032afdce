"""Long work in steps: what is told of each, and of one that fails."""

from __future__ import annotations

import errno
import os

import pytest

from authconfig.errors import UsageError
from wizard.installation.steps import Step, carry_out


@pytest.mark.parametrize(
    ("number", "paths"),
    [(errno.ENOSPC, ()), (errno.EACCES, ("bin/cdk",)), (errno.EROFS, ("wheel/node", None, "bin/node"))],
)
def test_what_the_system_forbids_is_said_and_no_bug(number: int, paths: tuple[str | None, ...]) -> None:
    def fail() -> None:
        raise OSError(number, os.strerror(number), *paths)

    told: list[str] = []
    with pytest.raises(UsageError) as stop:
        carry_out((Step("One", lambda: None), Step("Two", fail), Step("Three", lambda: None)), told.append)
    assert told == ["[1/3] One", "[2/3] Two"]
    place = f": {paths[-1]}" if paths else ""
    assert str(stop.value) == f"Two: That failed: {os.strerror(number)}{place}.\n  Put that right, and do it again."
