"""Gate 4: what the template itself says about required MFA."""

from __future__ import annotations

from typing import Final

import pytest

from tests.configs import POOL_ID, config
from tests.snapshot.cases import MODES
from tests.snapshot.templates import Template, template_of
from tests.typed import REQUIRED_MFA, refusal_of

# The mode at creation, the mode now, and the record that the template carries into a new stack. The third column
# differs from the first only where the pool has left ON. A file with the two pairs that end in ON from another mode
# does not load; a template made of one all the same must refuse itself.
_HISTORIES: Final = (
    ("OFF", "OFF", "OFF"),
    ("OFF", "OPTIONAL", "OFF"),
    ("OFF", "ON", "OFF"),
    ("OPTIONAL", "OFF", "OPTIONAL"),
    ("OPTIONAL", "OPTIONAL", "OPTIONAL"),
    ("OPTIONAL", "ON", "OPTIONAL"),
    ("ON", "OFF", "OFF"),
    ("ON", "OPTIONAL", "OPTIONAL"),
    ("ON", "ON", "ON"),
)
_every_history = pytest.mark.parametrize(("created", "mode", "record"), _HISTORIES)


def _template(created: str, mode: str) -> Template:
    return template_of(config(created={"mfa": created}, mfa={"mode": mode}))


@_every_history
def test_the_parameter_carries_the_recorded_mode(created: str, mode: str, record: str) -> None:
    parameters = _template(created, mode)["Parameters"]

    assert ["MfaAtCreation"] == list(parameters)
    parameter = parameters["MfaAtCreation"]
    assert record == parameter["Default"]
    assert parameter["Type"] == "String"
    assert set(MODES) == set(parameter["AllowedValues"])


@_every_history
def test_every_template_has_the_rule_of_its_mode(created: str, mode: str, record: str) -> None:
    rule = "RequiredMfaOnlyAtCreation" if mode == "ON" else "LeftRequiredMfa"

    assert {rule} == set(_template(created, mode)["Rules"]), f"record {record}"


@pytest.mark.parametrize("created", MODES)
def test_the_rule_asserts_that_the_pool_was_created_with_required_mfa(created: str) -> None:
    assert {
        "RequiredMfaOnlyAtCreation": {
            "Assertions": [
                {
                    "Assert": {"Fn::Equals": [{"Ref": "MfaAtCreation"}, "ON"]},
                    "AssertDescription": refusal_of("mfa.mode").text,
                }
            ]
        }
    } == _template(created, "ON")["Rules"]


def test_the_rule_refuses_with_the_reason_and_the_way_out() -> None:
    (rule,) = _template("ON", "ON")["Rules"].values()
    description = rule["Assertions"][0]["AssertDescription"]

    assert description.startswith("Refused: ")
    assert description.startswith(REQUIRED_MFA)
    assert "`python -m wizard remove`, then `python -m wizard add`" in description


def test_the_parameter_is_an_output_so_that_the_stack_shows_what_it_holds() -> None:
    assert {"Ref": "MfaAtCreation"} == _template("ON", "ON")["Outputs"]["MfaAtCreation"]["Value"]


@pytest.mark.parametrize(("created", "mode"), [("OFF", "OFF"), ("OPTIONAL", "OPTIONAL"), ("ON", "OPTIONAL")])
def test_the_mirror_rule_asserts_that_the_stack_no_longer_remembers_required_mfa(created: str, mode: str) -> None:
    (assertion,) = _template(created, mode)["Rules"]["LeftRequiredMfa"]["Assertions"]

    assert assertion["Assert"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "MfaAtCreation"}, "ON"]}]}
    stack = f"labproj-auth-dev-{POOL_ID}"
    assert f"--parameters {stack}:MfaAtCreation={mode}" in assertion["AssertDescription"]
    assert f"--parameter-overrides MfaAtCreation={mode}" in assertion["AssertDescription"]
