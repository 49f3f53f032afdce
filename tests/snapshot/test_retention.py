"""Nothing that holds or serves users goes with a stack, a replacement or a delete call. Groups do: `test_groups`."""

from __future__ import annotations

from collections import Counter

import pytest

from authconfig import factors
from authconfig.models import AuthConfig
from tests.snapshot.cases import WITH_POOL
from tests.snapshot.templates import template_of, user_pool

_every_case = pytest.mark.parametrize("config", WITH_POOL.values(), ids=WITH_POOL)


@_every_case
def test_pool_role_and_client_outlive_their_stack(config: AuthConfig) -> None:
    kept = {
        "AWS::Cognito::UserPool": 1,
        "AWS::Cognito::UserPoolClient": 1,
        "AWS::IAM::Role": int(factors.send_texts(config.settings)),
    }
    resources = template_of(config)["Resources"]
    others = {"AWS::Cognito::UserPoolGroup": len(config.user_pool.groups)}
    assert Counter({**kept, **others}) == Counter(resource["Type"] for resource in resources.values())
    for name, resource in resources.items():
        if resource["Type"] in others:
            continue
        assert (name, "Retain") == (name, resource.get("DeletionPolicy"))
        assert (name, "Retain") == (name, resource.get("UpdateReplacePolicy"))


@_every_case
def test_the_pool_refuses_to_be_deleted(config: AuthConfig) -> None:
    assert user_pool(template_of(config))["DeletionProtection"] == "ACTIVE"
