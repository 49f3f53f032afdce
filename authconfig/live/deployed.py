"""What was read from AWS. Values only: `cloud` makes them, `gate` and the commands look at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from authconfig.names import Output
from authconfig.pool_state import PoolState
from authconfig.vocabulary import MfaMode, UserPoolId

if TYPE_CHECKING:
    from authconfig.file.writing import Value


@dataclass(frozen=True, slots=True)
class DeployedStack:
    """A stack of CloudFormation: its state in CloudFormation's words, its outputs and its parameters."""

    name: str
    status: str
    outputs: Mapping[str, str]
    parameters: Mapping[str, str]

    @property
    def user_pool_id(self) -> UserPoolId | None:
        """The user pool's id in AWS; None for a stack that has no pool."""
        found = self.outputs.get(Output.USER_POOL_ID)
        return None if found is None else UserPoolId(found)


@dataclass(frozen=True, slots=True)
class LivePool:
    """A deployed user pool.

    state: the pool as the rules judge it. What mode it was created with AWS does not tell: the present one stands in.
    described_mode: the MFA mode of DescribeUserPool; `state` has that of GetUserPoolMfaConfig
    values: the settings that can be compared, by their dotted key in `auth.toml`; one that AWS does not give, or that
    has no effect on this pool, is missing
    """

    state: PoolState
    described_mode: MfaMode
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Deployment:
    """A stack and the user pool that it names; None for what there is not."""

    stack: DeployedStack | None
    pool: LivePool | None
