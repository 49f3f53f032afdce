"""Nothing that holds or serves users goes with a stack, a replacement or a delete call."""

from __future__ import annotations

from collections import Counter

import pytest

from authconfig import factors
from authconfig.models import AuthConfig
from tests.configs import config
from tests.snapshot.cases import CASES
from tests.snapshot.templates import template_of, user_pool


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_pool_role_client_and_groups_outlive_their_stack(made: AuthConfig) -> None:
    kept = {
        "AWS::Cognito::UserPool": 1,
        "AWS::Cognito::UserPoolClient": len(made.app_clients),
        "AWS::IAM::Role": int(factors.send_texts(made.settings)),
        "AWS::Cognito::UserPoolGroup": len(made.user_pool.groups),
    }
    resources = template_of(made)["Resources"]
    assert Counter(kept) == Counter(resource["Type"] for resource in resources.values())
    for name, resource in resources.items():
        assert (name, "Retain") == (name, resource.get("DeletionPolicy"))
        assert (name, "Retain") == (name, resource.get("UpdateReplacePolicy"))


def test_the_pool_refuses_to_be_deleted() -> None:
    assert user_pool(template_of(config()))["DeletionProtection"] == "ACTIVE"
