"""What `check` expects to find deployed is what the recorded templates state."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from authconfig.live import stated
from tests.snapshot.cases import CASES

RECORDED = Path(__file__).parents[1] / "snapshot/__snapshots__/test_recorded_templates"


def recorded(name: str) -> dict[str, Any]:
    """The recorded template of the case `name`."""
    template: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text())
    return template


@pytest.mark.parametrize("name", CASES)
def test_every_property_of_every_template_is_stated_and_no_other(name: str) -> None:
    properties = {key: resource["Properties"] for key, resource in recorded(name)["Resources"].items()}
    assert stated.resources(CASES[name], "dev") == properties


@pytest.mark.parametrize("name", CASES)
def test_the_rule_of_every_template_is_the_guard_of_its_mode(name: str) -> None:
    logical_id, condition = stated.guard(CASES[name].mfa.mode)
    rules = recorded(name)["Rules"]
    assert {rule: [each["Assert"] for each in rules[rule]["Assertions"]] for rule in rules} == {logical_id: [condition]}
