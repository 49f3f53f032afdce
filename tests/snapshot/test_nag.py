"""What cdk-nag's AwsSolutions pack finds in the stacks, and why each finding stays.

The reasons are here and not in the constructs: there they would go into the templates that users deploy.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import pytest
from cdk_nag import AwsSolutionsChecks

from tests.snapshot.cases import CASES
from tests.snapshot.templates import stack_of


class Finding(NamedTuple):
    rule: str
    resource: str


ACCEPTED: Final = {
    Finding("AwsSolutions-IAM5[Resource::*]", "SmsRole"): (
        "A text message is published to a phone number, which is no resource: sns:Publish takes only * for it."
    ),
    Finding("AwsSolutions-COG8", "UserPool"): (
        "The plus tier costs more a user and adds threat protection; SMS and TOTP need no higher tier than this one."
    ),
    Finding("AwsSolutions-COG2", "UserPool"): (
        "Whether MFA is required is the user's answer to a question; a pool with MFA ON has no such finding."
    ),
}


@cache
def _findings(case: str) -> set[Finding]:
    """What the pack finds. A rule that broke down reports under its own name; that would hide what it looks for."""
    report = AwsSolutionsChecks().validate_scope(stack_of(CASES[case]).node.root)
    assert [found.rule_name for found in report.violations if "threw an error" in found.description] == []
    return {
        Finding(found.rule_name, (resource.construct_path or "").rpartition("/")[2])
        for found in report.violations
        for resource in found.violating_resources
    }


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_found_but_what_is_accepted_for_a_reason(case: str) -> None:
    assert set() == _findings(case) - set(ACCEPTED)


def test_what_is_accepted_still_occurs() -> None:
    assert set(ACCEPTED) == set().union(*map(_findings, CASES))


def test_a_pool_of_the_plus_tier_is_not_said_to_be_of_another() -> None:
    plus = {name for name, config in CASES.items() if config.user_pool.tier == "PLUS"}
    assert plus == {name for name in CASES if Finding("AwsSolutions-COG8", "UserPool") not in _findings(name)}


def test_a_pool_that_requires_mfa_is_not_said_to_leave_it_open() -> None:
    required = [name for name, config in CASES.items() if config.mfa.mode == "ON"]

    assert required
    assert set() == {finding for name in required for finding in _findings(name) if "COG2" in finding.rule}
