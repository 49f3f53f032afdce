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
from authconfig.live.deployed import DeployedStack, Deployment, LivePool
from authconfig.models import AuthConfig, Config
from authconfig.names import LogicalId, Output
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


def compare(config: Config, environment: str, deployment: Deployment) -> tuple[Finding, ...]:
    """What to tell a person before `config` is deployed to `environment`, which now has `deployment`. Never empty.

    Raises ConfigInvalid when a name or a text is too long in this environment.
    """
    name = names.stack_name(config.project.name, environment)
    stack, pool = deployment.stack, deployment.pool
    if stack is None or stack.status in _NEVER_MADE:
        return (_not_deployed(name),)
    if stack.status.endswith(("_IN_PROGRESS", "_FAILED")):
        return (_unsettled(stack),)
    if not isinstance(config, AuthConfig) or config.created.id not in names.pool_ids(stack.parameters):
        return (_without_this_pool(config, stack),)
    if pool is None:
        return (_missing(stack),)
    pool = _counted_like_the_file(pool, config)
    changes = {change.setting.key: change for change in differences(comparable(config, environment), pool)}
    found = (*_record(config, stack), *_disagreement(pool), *_refusals(config, stack, pool, changes))
    said = {finding.key for finding in found}
    drift = (_drift(change, config, stack) for key, change in changes.items() if key not in said)
    return (*found, *drift) or (_in_step(name),)


def _counted_like_the_file(pool: LivePool, config: AuthConfig) -> LivePool:
    """`pool` with the required attributes of `config`, if all it requires beyond those is what its users sign in with.

    Nobody can sign up without that, so AWS may report it as required of its own accord; this was not tried on AWS.
    """
    wanted, found = config.user_pool.required_attributes, pool.settings[user_pool.REQUIRED_ATTRIBUTES]
    beyond = set(found).difference(wanted)
    if not set(wanted).issubset(found) or not beyond.issubset(map(Attribute, pool.settings[user_pool.SIGN_IN])):
        return pool
    return replace(pool, settings=pool.settings.with_value(user_pool.REQUIRED_ATTRIBUTES, wanted))


def _not_deployed(name: str) -> Finding:
    message = f"Not deployed yet: this account and region have no finished stack {name}."
    return Finding("", message, "The next deploy creates it.")


def _in_step(name: str) -> Finding:
    return Finding("", f"In step: the stack {name} and its user pool match the file.", "There is nothing to do.")


def at_creation(config: AuthConfig, stack: DeployedStack) -> str | None:
    """The mode at creation that `stack` remembers for the pool of `config`; None when it does not have that pool."""
    return stack.parameters.get(LogicalId.MFA_AT_CREATION.of(config.created.id))


def _unsettled(stack: DeployedStack) -> Finding:
    remedy = "Wait until it has settled, and run this again."
    if stack.status.endswith("_FAILED"):
        remedy = "Its events in CloudFormation say why. Bring it back to a stable state first; do not delete it."
    return Finding("", f"Refused: the stack {stack.name} is in state {stack.status}.", remedy, refused=True)


def _without_this_pool(config: Config, stack: DeployedStack) -> Finding:
    """What to say about a stack that does not have the pool of `config`, or when `config` has no pool."""
    held = names.pool_ids(stack.parameters)
    unknown = [pool_id for pool_id in held if pool_id not in config.project.removed]
    after = f"creates the pool {config.created.id}" if isinstance(config, AuthConfig) else "leaves the stack empty"
    if unknown:
        return Finding(
            "created.id",
            f"Refused: the stack {stack.name} has the pool {unknown[0]}, which the file does not mention. "
            f"A deploy {after} and stops managing that pool and its users.",
            f'Put back created.id = "{unknown[0]}". To give that pool up on purpose, use `python -m wizard remove`.',
            refused=True,
        )
    if held:
        return Finding(
            "project.removed",
            f"The stack {stack.name} still has the pool {held[0]}, which was removed from the file.",
            f"The next deploy {after}. The pool {held[0]} and its users stay in AWS, no longer managed from here.",
        )
    if stack.user_pool_id:
        return Finding(
            "created.id",
            f"Refused: the stack {stack.name} has a user pool but no parameter {LogicalId.MFA_AT_CREATION}<id>. This "
            "toolkit did not make it, or it was changed since. A deploy would stop managing that pool and its users.",
            _FIND_OUT,
            refused=True,
        )
    return Finding("", f"The stack {stack.name} has no user pool.", f"The next deploy {after}.")


def _missing(stack: DeployedStack) -> Finding:
    if stack.user_pool_id is None:
        message, remedy = f"the stack {stack.name} does not say which user pool it has", _FIND_OUT
    else:
        message = f"the user pool {stack.user_pool_id} of the stack {stack.name} was deleted outside CloudFormation"
        remedy = "No deploy brings it back. For a new pool: `python -m wizard remove`, then `python -m wizard add`."
    return Finding("", f"Refused: {message}.", remedy, refused=True)


def _record(config: AuthConfig, stack: DeployedStack) -> tuple[Finding, ...]:
    """What to say when record and stack differ. After a pool has left ON that is expected: the stack follows."""
    remembered, recorded = at_creation(config, stack), config.mfa_record
    if remembered == recorded:
        return ()
    parameter = LogicalId.MFA_AT_CREATION.of(config.created.id)
    said = f"The file's record says {recorded} and the stack's parameter {parameter} says {remembered}"
    if remembered == MfaMode.ON:
        follow = f"Update the stack too: give the next `cdk deploy` the option --parameters {parameter}={recorded}."
        return (Finding("created.mfa", f"{said}: the pool leaves, or has left, required MFA.", follow),)
    remedy = "The stack remembers what the pool was created with. Put the record back; never edit it by hand."
    return (Finding("created.mfa", f"Refused: the record contradicts the stack. {said}.", remedy, refused=True),)


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
    live, remembered = pool.settings[mfa.MODE], at_creation(config, stack)
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
