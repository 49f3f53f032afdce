"""What was read from AWS. Values only: `cloud` makes them, `gate` and the commands use them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from authconfig.names import Output
from authconfig.pool_state import PoolState
from authconfig.settings import mfa
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import MfaMode, PoolId, UserPoolId


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

    settings: what AWS reports of it; a setting that AWS does not report is missing
    described_mode: the MFA mode according to DescribeUserPool; `settings` has the one from GetUserPoolMfaConfig
    unsayable: settings whose value the file cannot express, with that value as messages show it
    other_factors: second factors in effect that the file cannot express, in Cognito's words
    """

    settings: Settings
    described_mode: MfaMode
    unsayable: Mapping[Setting[Any], str] = field(default_factory=dict)
    other_factors: tuple[str, ...] = ()

    @property
    def effective(self) -> Settings:
        """The settings that have an effect: the second factors have none while MFA is OFF."""
        without = {mfa.TYPES, mfa.SMS_MESSAGE} if mfa.is_off(self.settings) else set()
        return Settings({setting: value for setting, value in self.settings.items() if setting not in without})

    def state(self, mfa_at_creation: MfaMode) -> PoolState:
        """The pool as the rules judge it. `mfa_at_creation` has to be given: AWS does not report it."""
        return PoolState(mfa_at_creation, self.settings)


@dataclass(frozen=True, slots=True)
class OtherStack:
    """A stack of the same project and environment. pool_id: None for one that has no tag for it"""

    name: str
    pool_id: PoolId | None
    status: str


@dataclass(frozen=True, slots=True)
class DeployedGroups:
    """Groups of a user pool. in_pool: the names of all of them; managed: the logical ids of what the stack has"""

    in_pool: frozenset[str]
    managed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deployment:
    """A stack and the user pool that it names; each None if it does not exist.

    others: where there is no stack, those of the same project and environment; None when they may not be looked up
    groups: None when there is no pool, or they may not be looked up
    """

    stack: DeployedStack | None
    pool: LivePool | None
    others: tuple[OtherStack, ...] | None = ()
    groups: DeployedGroups | None = None
