"""What a change must not do to the user pool unseen. Made by `auth-wizard init`; it is yours to extend.

`pytest --snapshot-update` records the templates anew: read what `git diff` shows of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from app import extend
from stacks.app import templates

Templates = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def auth() -> Templates:
    """The template of each environment's auth stack, by the stack's name, as `cdk synth` makes it."""
    return templates(extend, Path(__file__).parents[1])


def test_the_templates_are_as_recorded(auth: Templates, snapshot: SnapshotAssertion) -> None:
    assert auth == snapshot(extension_class=JSONSnapshotExtension)


def test_no_deployment_can_require_mfa_of_a_pool_that_was_made_without(auth: Templates) -> None:
    for template in auth.values():
        remembers = {"Fn::Equals": [{"Ref": "MfaAtCreation"}, "ON"]}
        if template["Resources"]["UserPool"]["Properties"]["MfaConfiguration"] == "ON":
            rule, condition = "RequiredMfaOnlyAtCreation", remembers
        else:
            rule, condition = "LeftRequiredMfa", {"Fn::Not": [remembers]}
        (assertion,) = template["Rules"][rule]["Assertions"]
        assert assertion["Assert"] == condition


def test_no_deployment_deletes_the_users(auth: Templates) -> None:
    for template in auth.values():
        pool = template["Resources"]["UserPool"]
        assert pool["Properties"]["DeletionProtection"] == "ACTIVE"
        assert (pool["DeletionPolicy"], pool["UpdateReplacePolicy"]) == ("Retain", "Retain")
