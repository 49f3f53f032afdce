"""One-time passwords, against the test vectors of RFC 6238 (appendix B, SHA-1; the last six of their eight digits)."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, strategies as st

from localaws.sign_in.totp import STEP, code_of, matching_step, step_at

SECRET = base64.b32encode(b"12345678901234567890").decode()
VECTORS = {
    59: "94287082",
    1111111109: "07081804",
    1111111111: "14050471",
    1234567890: "89005924",
    2000000000: "69279037",
    20000000000: "65353130",
}


@pytest.mark.parametrize(("now", "code"), VECTORS.items())
def test_the_codes_are_those_of_the_rfc(now: int, code: str) -> None:
    assert code[2:] == code_of(SECRET, step_at(now))


@pytest.mark.parametrize(("steps", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_early_or_late(steps: int, right: bool) -> None:
    now = 1_000_000_000.0
    step = step_at(now) + steps
    assert matching_step(SECRET, code_of(SECRET, step), now) == (step if right else None)


@given(st.text(max_size=8), st.floats(0, 1e11))
def test_what_is_no_code_is_none_and_no_error(code: str, now: float) -> None:
    assert matching_step(SECRET, "x" + code, now) is None


def test_without_a_secret_no_code_is_right() -> None:
    """The codes of an empty key could be computed by anybody."""
    assert matching_step("", code_of("", step_at(STEP)), STEP) is None
