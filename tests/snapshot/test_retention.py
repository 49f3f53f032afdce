"""Nothing that holds or serves users goes with a stack, a replacement or a delete call. Groups do: `test_groups`."""

from __future__ import annotations

from collections import Counter

import pytest

from authconfig import factors
from authconfig.models import AuthConfig
from tests.configs import config
from tests.snapshot.cases import WITH_POOL
from tests.snapshot.templates import template_of, user_pool


@pytest.mark.parametrize("made", WITH_POOL.values(), ids=WITH_POOL)
def test_pool_role_and_client_outlive_their_stack(made: AuthConfig) -> None:
    kept = {
        "AWS::Cognito::UserPool": 1,
        "AWS::Cognito::UserPoolClient": 1,
        "AWS::IAM::Role": int(factors.send_texts(made.settings)),
    }
    resources = template_of(made)["Resources"]
    others = {"AWS::Cognito::UserPoolGroup": len(made.user_pool.groups)}
    assert Counter({**kept, **others}) == Counter(resource["Type"] for resource in resources.values())
    for name, resource in resources.items():
        if resource["Type"] in others:
            continue
        assert (name, "Retain") == (name, resource.get("DeletionPolicy"))
        assert (name, "Retain") == (name, resource.get("UpdateReplacePolicy"))


def test_the_pool_refuses_to_be_deleted() -> None:
    assert user_pool(template_of(config()))["DeletionProtection"] == "ACTIVE"
