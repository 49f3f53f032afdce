"""What cfn-lint says about the templates: nothing."""

from __future__ import annotations

import json
from typing import Final

import pytest
from cfnlint.config import ConfigMixIn  # type: ignore[import-untyped]
from cfnlint.decode import decode_str  # type: ignore[import-untyped]
from cfnlint.runner import Runner  # type: ignore[import-untyped]

from tests.configs import config
from tests.snapshot.cases import CASES
from tests.snapshot.templates import Template, template_of

_REGIONS: Final = ("us-east-1", "eu-west-1")


@pytest.fixture(scope="module")
def linter() -> Runner:
    """One for all templates: reading the rules takes longer than applying them."""
    return Runner(ConfigMixIn(regions=list(_REGIONS)))


def _found(linter: Runner, template: Template) -> list[str]:
    decoded, unreadable = decode_str(json.dumps(template, indent=1))
    return [str(match) for match in (*unreadable, *linter.validate_template(decoded))]


def test_no_template_has_an_error_or_a_warning(linter: Runner) -> None:
    assert {name: found for name, case in CASES.items() if (found := _found(linter, template_of(case)))} == {}


def test_the_linter_would_say_so(linter: Runner) -> None:
    template = template_of(config())
    template["Parameters"]["Unused"] = {"Type": "String"}

    (warning,) = _found(linter, template)
    assert "W2001" in warning
