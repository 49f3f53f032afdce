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
    """A stack of the same project, and of the same environment or pool.

    pool_id: None for one that has no tag for it
    environment: "" for the same
    """

    name: str
    pool_id: PoolId | None
    status: str
    environment: str = ""


@dataclass(frozen=True, slots=True)
class Unseen:
    """What could not be read: why not, and what to do about it."""

    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Some of what a user pool has that is no part of a resource of the template.

    things: what they are, in the plural; names: what each is called
    """

    things: str
    names: tuple[str, ...] | Unseen


@dataclass(frozen=True, slots=True)
class Parts:
    """The resources of a stack as the services report them, with CloudFormation's names for their properties.

    references: what a template refers to: "UserPool", "SmsRole.Arn", "AWS::Region"
    template: the one that was deployed last
    user_pool, sms_role: None for one that is not there
    app_clients: those of the stack, by the names of their outputs; None for one that is not there
    groups: all groups of the user pool, by name
    """

    references: Mapping[str, str]
    template: Mapping[str, Any] | Unseen
    user_pool: Mapping[str, Any]
    app_clients: Mapping[str, Mapping[str, Any] | Unseen | None]
    sms_role: Mapping[str, Any] | Unseen | None
    groups: Mapping[str, Mapping[str, Any]] | Unseen
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """Where something was read. number: None when it could not be found out; profile: None when none is set"""

    number: str | None
    region: str
    profile: str | None

    def __str__(self) -> str:
        profile = f", profile {self.profile}" if self.profile else ""
        return f"Account {self.number or 'not known'}, region {self.region}{profile}."


@dataclass(frozen=True, slots=True)
class Deployment:
    """A stack and the user pool that it names; each None if it does not exist."""

    stack: DeployedStack | None
    pool: LivePool | None


@dataclass(frozen=True, slots=True)
class Inspection(Deployment):
    """A deployment with all that is compared with the file.

    others: where there is no stack, those of the same project and environment; None when they may not be looked up
    parts: None when there is no pool
    account: None when nobody asked
    """

    others: tuple[OtherStack, ...] | None = ()
    parts: Parts | None = None
    account: Account | None = None
