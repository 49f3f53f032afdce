"""Gate 3: compares a configuration with what is deployed. Pure: what was read goes in, findings come out.

What is refused is decided in `rules`; this module only works out what to ask them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from authconfig import names, rules
from authconfig.errors import Problem
from authconfig.live.comparison import Difference, comparable, differences
from authconfig.live.deployed import DeployedGroups, DeployedStack, Deployment, LivePool, OtherStack
from authconfig.models import AuthConfig
from authconfig.names import LogicalId, Output, PoolStack
from authconfig.settings import mfa, user_pool
from authconfig.vocabulary import Attribute, MfaMode

# The states in which CloudFormation leaves a stack that was never created: `cdk deploy` starts afresh.
_NEVER_MADE: Final = {"REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE"}
_FIND_OUT: Final = "Find out who changed the stack, and how, before you deploy anything."
_SET_BACK: Final = "set it back in the pool or, where the rules allow it, put it into the file."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the comparison found: where (a dotted key, or ""), what, and what to do.

    refused: whether the configuration must not be deployed because of it
    """

    key: str
    message: str
    remedy: str
    refused: bool = False

    @property
    def problem(self) -> Problem:
        """The finding as an error shows it."""
        return Problem(self.key, self.message, self.remedy)


def compare(config: AuthConfig, environment: str, deployment: Deployment) -> tuple[Finding, ...]:
    """What to tell a person before `config` is deployed to `environment`, which now has `deployment`. Never empty.

    Raises ConfigInvalid when a name or a text is too long in this environment.
    """
    wanted, stack, pool = config.stack(environment), deployment.stack, deployment.pool
    if stack is None or stack.status in _NEVER_MADE:
        return _first_stack(config, wanted, deployment.others)
    if stack.status.endswith(("_IN_PROGRESS", "_FAILED")):
        return (_unsettled(stack),)
    if at_creation(stack) is None:
        return (_unguarded(stack),)
    if pool is None:
        return (_missing(stack),)
    pool = _counted_like_the_file(pool, config)
    changes = {change.setting.key: change for change in differences(comparable(config, environment), pool)}
    found = (
        *_record(config, wanted, stack),
        *_disagreement(pool),
        *_refusals(config, stack, pool, changes),
        *_taken_groups(config, deployment.groups),
    )
    said = {finding.key for finding in found if finding.refused}
    drift = (_drift(change, config, stack) for key, change in changes.items() if key not in said)
    return (*found, *drift) or (_in_step(wanted.name),)


def _counted_like_the_file(pool: LivePool, config: AuthConfig) -> LivePool:
    """`pool` with the required attributes of `config`, if all it requires beyond those is what its users sign in with.

    Nobody can sign up without that, so AWS may report it as required of its own accord; this was not tried on AWS.
    """
    wanted, found = config.user_pool.required_attributes, pool.settings[user_pool.REQUIRED_ATTRIBUTES]
    beyond = set(found).difference(wanted)
    if not set(wanted).issubset(found) or not beyond.issubset(map(Attribute, pool.settings[user_pool.SIGN_IN])):
        return pool
    return replace(pool, settings=pool.settings.with_value(user_pool.REQUIRED_ATTRIBUTES, wanted))


def _first_stack(config: AuthConfig, wanted: PoolStack, others: tuple[OtherStack, ...] | None) -> tuple[Finding, ...]:
    """What to say where the stack `wanted` would be made: not beside another pool of the project, unseen."""
    if others is None:
        looked = "Whether the project has another user pool there could not be looked up"
        unseen = Finding(
            "",
            f"{looked}: the AWS credentials lack the permission cloudformation:DescribeStacks on all stacks.",
            "Have it added, or make sure yourself that created.id is the one that was deployed.",
        )
        return (unseen, _not_deployed(wanted.name))
    made = [other for other in others if other.status not in _NEVER_MADE]
    unknown = [other for other in made if other.pool_id not in config.project.removed]
    return tuple(_another_pool(other, wanted.environment) for other in unknown) or (_not_deployed(wanted.name),)


def _another_pool(other: OtherStack, environment: str) -> Finding:
    if other.pool_id is None:
        return Finding(
            "",
            f"Refused: the stack {other.name} was made by an unreleased version of this toolkit, which named stacks "
            "and their parts differently. A deploy would make a second, empty pool beside it.",
            "That version's stacks are not supported. Delete the stack if nobody needs its pool: the pool is kept.",
            refused=True,
        )
    return Finding(
        "created.id",
        f"Refused: the stack {other.name} has a user pool of this project for {environment}, {other.pool_id}, which "
        "the file does not know. A deploy would make a second, empty pool beside it.",
        f'Put created.id = "{other.pool_id}" back. To give that pool up on purpose use `python -m wizard remove`.',
        refused=True,
    )


def _not_deployed(name: str) -> Finding:
    message = f"Not deployed yet: this account and region have no finished stack {name}."
    return Finding("", message, "The next deploy creates it.")


def _in_step(name: str) -> Finding:
    message = f"In step: nothing that is compared differs between the file, the stack {name} and its user pool."
    return Finding(
        "", message, "The app client and the groups are not compared; `cdk diff` shows what a deploy changes."
    )


def at_creation(stack: DeployedStack) -> str | None:
    """The mode at creation that `stack` remembers of its pool; None when it remembers none."""
    return stack.parameters.get(LogicalId.MFA_AT_CREATION)


def _unsettled(stack: DeployedStack) -> Finding:
    remedy = "Wait until it has settled, and run this again."
    if stack.status.endswith("_FAILED"):
        remedy = "Its events in CloudFormation say why. Bring it back to a stable state first; do not delete it."
    return Finding("", f"Refused: the stack {stack.name} is in state {stack.status}.", remedy, refused=True)


def _unguarded(stack: DeployedStack) -> Finding:
    return Finding(
        "created.id",
        f"Refused: the stack {stack.name} has no parameter {LogicalId.MFA_AT_CREATION}, so this toolkit did not "
        "make it as it is.",
        _FIND_OUT,
        refused=True,
    )


def _missing(stack: DeployedStack) -> Finding:
    if stack.user_pool_id is None:
        message, remedy = f"the stack {stack.name} does not say which user pool it has", _FIND_OUT
    else:
        message = f"the user pool {stack.user_pool_id} of the stack {stack.name} was deleted outside CloudFormation"
        remedy = "No deploy brings it back. For a new pool: `python -m wizard remove`, then `python -m wizard add`."
    return Finding("", f"Refused: {message}.", remedy, refused=True)


def _record(config: AuthConfig, wanted: PoolStack, stack: DeployedStack) -> tuple[Finding, ...]:
    """A record that is not what the stack remembers. After a pool has left ON, the stack has to follow first."""
    remembered, recorded = at_creation(stack), config.mfa_record
    if remembered == recorded:
        return ()
    if remembered == MfaMode.ON:
        follow = rules.left_required_mfa(wanted, recorded)
        return (Finding(follow.key, follow.sentence, follow.way_out, refused=True),)
    message = (
        f"Refused: The file's record says {recorded} and the stack's parameter {LogicalId.MFA_AT_CREATION} "
        f"says {remembered}."
    )
    remedy = "The stack remembers what the pool was created with. Put the record back; never edit it by hand."
    return (Finding("created.mfa", message, remedy, refused=True),)


def _taken_groups(config: AuthConfig, groups: DeployedGroups | None) -> tuple[Finding, ...]:
    """The groups that a deploy would create and cannot, as the pool has them already: one that was let go of, say."""
    if groups is None:
        return (_UNSEEN_GROUPS,) if config.user_pool.groups else ()
    unmanaged = (name for name in config.user_pool.groups if names.group_logical_id(name) not in groups.managed)
    return tuple(_taken(name) for name in unmanaged if name in groups.in_pool)


_UNSEEN_GROUPS: Final = Finding(
    "user_pool.groups",
    "Whether the user pool has groups of these names that the stack does not manage could not be looked up: "
    "the AWS credentials lack the permission cognito-idp:ListGroups or cloudformation:ListStackResources.",
    "Have it added. A deploy that creates a group which is already there fails.",
)


def _taken(name: str) -> Finding:
    return Finding(
        "user_pool.groups",
        f"Refused: the user pool has a group {name} already, which the stack does not manage. A deploy that "
        "creates it fails.",
        f"Delete the group in the user pool, which takes it from its members, or leave {name} out of the file.",
        refused=True,
    )


def _disagreement(pool: LivePool) -> tuple[Finding, ...]:
    described, configured = pool.described_mode, pool.settings[mfa.MODE]
    if described is configured:
        return ()
    message = (
        f"Refused: AWS contradicts itself: DescribeUserPool says {described}, GetUserPoolMfaConfig says {configured}."
    )
    remedy = "Run this again in a minute. If it still does, set the pool's MFA in the console to what the file says."
    return (Finding("mfa.mode", message, remedy, refused=True),)


def _refusals(
    config: AuthConfig, stack: DeployedStack, pool: LivePool, changes: Mapping[str, Difference]
) -> tuple[Finding, ...]:
    """What the rules refuse, given the live pool and what the stack remembers of its creation."""
    live, remembered = pool.settings[mfa.MODE], at_creation(stack)
    # A pool that does not require MFA has left ON, whatever the stack remembers: the record follows.
    created = rules.mfa_record(MfaMode(remembered), live) if remembered in set(MfaMode) else live
    refused = rules.refusals(pool.state(created), config.wanted())
    return tuple(
        Finding(each.key, f"{each.sentence} {changes.get(each.key, '')}".strip(), each.way_out, refused=True)
        for each in refused
    )


def _drift(change: Difference, config: AuthConfig, stack: DeployedStack) -> Finding:
    """A difference that is not refused, and what a deploy would do about it."""
    # The stack says with which MFA mode it was last deployed; it says nothing about the other settings.
    if change.setting is mfa.MODE and stack.outputs.get(Output.MFA_CONFIGURATION) == config.mfa.mode:
        remedy = f"The pool was changed outside CloudFormation, and no deploy of this file undoes that: {_SET_BACK}"
    else:
        remedy = f"A deploy applies a change to the file. A change made outside CloudFormation stays: {_SET_BACK}"
    return Finding(change.setting.key, f"Drift: {change}", remedy)
