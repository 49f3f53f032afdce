"""The groups of the user pool."""

from __future__ import annotations

from aws_cdk import aws_cognito as cognito
from constructs import Construct

from authconfig.models import AuthConfig
from authconfig.names import group_logical_id
from stacks.user_pool import UserPool


class Group(cognito.CfnUserPoolGroup):
    """A group whose members' tokens name it. Precedence: among the groups of one user the lowest number counts most.

    Not retained, unlike everything else: a group that is taken out of the file must be deleted from the pool, or its
    members would keep their rights. The members themselves stay users.
    """

    def __init__(self, scope: Construct, config: AuthConfig, user_pool: UserPool, name: str, precedence: int) -> None:
        super().__init__(
            scope,
            group_logical_id(config.created.id, name),
            user_pool_id=user_pool.ref,
            group_name=name,
            precedence=precedence,
        )


def add_groups(scope: Construct, config: AuthConfig, user_pool: UserPool) -> None:
    """Add the groups of `config`; the first has precedence 1."""
    for precedence, name in enumerate(config.user_pool.groups, start=1):
        Group(scope, config, user_pool, name, precedence)
