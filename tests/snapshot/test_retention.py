"""Nothing that holds or serves users goes with a stack, a replacement or a delete call."""

from __future__ import annotations

import pytest

from authconfig.models import AuthConfig
from tests.snapshot.cases import WITH_POOL
from tests.snapshot.templates import template_of, user_pool

_every_case = pytest.mark.parametrize("config", WITH_POOL.values(), ids=WITH_POOL)


@_every_case
def test_pool_role_and_client_outlive_their_stack(config: AuthConfig) -> None:
    for name, resource in template_of(config)["Resources"].items():
        assert (name, "Retain") == (name, resource.get("DeletionPolicy"))
        assert (name, "Retain") == (name, resource.get("UpdateReplacePolicy"))


@_every_case
def test_the_pool_refuses_to_be_deleted(config: AuthConfig) -> None:
    assert user_pool(template_of(config))["DeletionProtection"] == "ACTIVE"
