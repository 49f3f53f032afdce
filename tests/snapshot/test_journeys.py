"""What synthesis says of a pool that nobody can use: it cannot know whether the pool exists, so it goes on."""

from __future__ import annotations

from aws_cdk.assertions import Annotations, Match

from authconfig.models import AuthConfig
from tests.configs import config
from tests.snapshot.templates import stack_of


def with_aliases(*aliases: str) -> AuthConfig:
    fixed = {"sign_in": (), "aliases": aliases, "required_attributes": ("preferred_username",)}
    return config(created=fixed, user_pool=fixed)


def test_a_pool_that_nobody_can_use_is_synthesized_with_a_warning() -> None:
    warnings = Annotations.from_stack(stack_of(with_aliases("preferred_username")))
    (warning,) = warnings.find_warning("*", Match.any_value())
    assert str(warning.entry.data).startswith("user_pool.required_attributes: Nobody can sign up: ")


def test_a_pool_that_leaves_some_out_is_synthesized_in_silence() -> None:
    warnings = Annotations.from_stack(stack_of(with_aliases("email", "phone_number")))
    assert not warnings.find_warning("*", Match.any_value())
