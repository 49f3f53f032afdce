"""The groups of the user pool."""

from __future__ import annotations

from aws_cdk import RemovalPolicy, aws_cognito as cognito
from constructs import Construct

from authconfig.models import AuthConfig
from authconfig.names import group_logical_id
from stacks.user_pool import UserPool


class Group(cognito.CfnUserPoolGroup):
    """A group whose members' tokens name it. Precedence: among the groups of one user the lowest number counts most.

    Retained like everything else: people decide who belongs to a group, and no deployment undoes that. A group that is
    taken out of the file stays in the pool until somebody deletes it there; `wizard update` says how.
    """

    def __init__(self, scope: Construct, user_pool: UserPool, name: str, precedence: int) -> None:
        super().__init__(
            scope,
            group_logical_id(name),
            user_pool_id=user_pool.ref,
            group_name=name,
            precedence=precedence,
        )
        self.apply_removal_policy(RemovalPolicy.RETAIN)


def add_groups(scope: Construct, config: AuthConfig, user_pool: UserPool) -> None:
    """Add the groups of `config`; the first has precedence 1."""
    for precedence, name in enumerate(config.user_pool.groups, start=1):
        Group(scope, user_pool, name, precedence)
