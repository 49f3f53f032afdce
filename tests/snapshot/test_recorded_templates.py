"""The whole template of each kind of pool. A change here is a change to what every user deploys: read the diff."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.snapshot.cases import CASES, LEFT_OUT
from tests.snapshot.templates import template_of

_RECORDS = Path(__file__).parent / "__snapshots__" / Path(__file__).stem


# When recording, syrupy would rather have the name of the test in that of the file.
@pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot name")
@pytest.mark.parametrize("case", CASES)
def test_the_template_is_the_recorded_one(case: str, recorded: SnapshotAssertion) -> None:
    assert recorded == template_of(CASES[case])


def test_every_record_belongs_to_a_case() -> None:
    assert sorted(CASES) == sorted(record.stem for record in _RECORDS.iterdir())


def test_no_case_is_left_out_but_sign_in_by_phone_without_the_sms_factor() -> None:
    assert {
        "optional-totp-phone",
        "optional-totp-email-or-phone",
        "on-totp-phone",
        "on-totp-email-or-phone",
    } == LEFT_OUT
