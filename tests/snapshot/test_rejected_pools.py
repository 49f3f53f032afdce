"""The combinations that never become a template, so that no test of templates has to try them."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from authconfig.settings.mfa import NO_TYPE
from tests.snapshot.cases import EVERY_POOL, MODES, REJECTED, Pool


@pytest.mark.parametrize("pool", REJECTED, ids=str)
def test_the_models_reject_mfa_without_the_factor_it_needs(pool: Pool) -> None:
    no_sms = '"SMS" must be among the types: users (sign in with|verify) a phone number'

    with pytest.raises(ValidationError, match=no_sms if pool.types else re.escape(NO_TYPE)):
        pool.config()


def test_all_other_combinations_are_tried() -> None:
    assert {mode: sum(pool.mode == mode for pool in EVERY_POOL) for mode in MODES} == {
        "OFF": 48,
        "OPTIONAL": 26,
        "ON": 26,
    }
    assert {mode: sum(pool.mode == mode for pool in REJECTED) for mode in MODES} == {"OFF": 0, "OPTIONAL": 22, "ON": 22}
