"""Gate 3: compares a configuration with what is deployed. Pure: what was read goes in, findings come out.

What is refused is decided in `rules`; this module only works out what to ask them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from authconfig import rules
from authconfig.environments import Environment
from authconfig.live import attributes, drift
from authconfig.live.comparison import Difference, comparable, differences
from authconfig.live.deployed import DeployedStack, Inspection, LivePool, Parts
from authconfig.live.drift import Change
from authconfig.live.elsewhere import elsewhere
from authconfig.live.finding import Finding, Kind
from authconfig.live.first_stack import NEVER_MADE, first_stack
from authconfig.live.inspected import Inspected, inspected, taken_groups
from authconfig.live.renamed import renamed
from authconfig.models import AuthConfig
from authconfig.names import LogicalId, PoolStack, app_client_output
from authconfig.pool_state import PoolState
from authconfig.program import PROGRAM
from authconfig.settings import app_client, created, mfa, user_pool
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Attribute, MfaMode

# What comes and goes with the MFA mode: told only where it differs by itself.
_OF_THE_MODE: Final = (mfa.TYPES, mfa.SMS_MESSAGE)
_FIND_OUT: Final = "Find out who changed the stack, and how, before you deploy anything."


def compare(environment: Environment, deployment: Inspection) -> tuple[Finding, ...]:
    """What to tell a person before `environment`, which now has `deployment`, is deployed. Never empty.

    Raises ConfigInvalid when a name or a text is too long in this environment.
    """
    config, wanted, stack = environment.pool, environment.stack, deployment.stack
    if not_here := (*elsewhere(wanted, deployment.account), *renamed(environment, deployment)):
        return not_here
    if stack is None or stack.status in NEVER_MADE:
        return first_stack(environment, deployment.others)
    if stack.status.endswith(("_IN_PROGRESS", "_FAILED")):
        return (_unsettled(stack),)
    if at_creation(stack) is None:
        return (_unguarded(stack),)
    if deployment.pool is None or deployment.parts is None:
        return (_missing(stack),)
    pool = _with_secrets(_counted_like_the_file(deployment.pool, config), config, deployment.parts)
    pool = attributes.with_managed(pool, config, deployment.parts)
    differ = {each.setting.key: each for each in differences(comparable(config, environment.name), pool)}
    found = inspected(config, environment.name, deployment.parts)
    refused = (
        *_record(config, wanted, stack),
        *_disagreement(pool),
        *_refusals(environment.wanted, stack, pool, differ),
        *(_taken(name, other) for name, other in taken_groups(config, deployment.parts).items()),
    )
    said = {finding.key for finding in refused}
    told = (*_drift(found.changes, differ, said), *found.findings)
    return (*refused, *told, *_in_step(wanted, found, (*refused, *told)))


def _counted_like_the_file(pool: LivePool, config: AuthConfig) -> LivePool:
    """`pool` with the required attributes of `config`, if all it requires beyond those is what its users sign in with.

    Nobody can sign up without that, so AWS may report it as required of its own accord; this was not tried on AWS.
    """
    wanted, found = config.user_pool.required_attributes, pool.settings[user_pool.REQUIRED_ATTRIBUTES]
    beyond = set(found).difference(wanted)
    if not set(wanted).issubset(found) or not beyond.issubset(map(Attribute, pool.settings[user_pool.SIGN_IN])):
        return pool
    return replace(pool, settings=pool.settings.with_value(user_pool.REQUIRED_ATTRIBUTES, wanted))


def _with_secrets(pool: LivePool, config: AuthConfig, parts: Parts) -> LivePool:
    """`pool` with whether each of its app clients has a secret, as far as that was seen."""
    live = {name: parts.app_clients.get(app_client_output(name)) for name in config.app_clients}
    seen = {
        app_client.of(name).secret: bool(each.get("GenerateSecret"))
        for name, each in live.items()
        if isinstance(each, Mapping)
    }
    return replace(pool, settings=pool.settings | Settings(seen))


def _in_step(wanted: PoolStack, found: Inspected, told: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What was compared, where none of it differs."""
    if any(finding.kind not in {Kind.UNSEEN, Kind.UNMANAGED} for finding in told):
        return ()
    *most, last = found.compared
    parts = f"{', '.join(most)} and {last}" if most else last
    message = f"In step: {parts} of the stack {wanted.name} are as the file's template states them."
    return (
        Finding(Kind.IN_STEP, "", message, "`cdk diff` shows what else a deploy changes, such as outputs and tags."),
    )


def at_creation(stack: DeployedStack) -> str | None:
    """The mode at creation that `stack` remembers of its pool; None when it remembers none."""
    return stack.parameters.get(LogicalId.MFA_AT_CREATION)


def _unsettled(stack: DeployedStack) -> Finding:
    remedy = "Wait until it has settled, and run this again."
    if stack.status.endswith("_FAILED"):
        remedy = "Its events in CloudFormation say why. Bring it back to a stable state first; do not delete it."
    return Finding(Kind.REFUSED, "", f"Refused: the stack {stack.name} is in state {stack.status}.", remedy)


def _unguarded(stack: DeployedStack) -> Finding:
    return Finding(
        Kind.REFUSED,
        created.ID.key,
        f"Refused: the stack {stack.name} has no parameter {LogicalId.MFA_AT_CREATION}, so this toolkit did not "
        "make it as it is.",
        _FIND_OUT,
    )


def _missing(stack: DeployedStack) -> Finding:
    if stack.user_pool_id is None:
        message, remedy = f"the stack {stack.name} does not say which user pool it has", _FIND_OUT
    else:
        message = f"the user pool {stack.user_pool_id} of the stack {stack.name} was deleted outside CloudFormation"
        remedy = f"No deploy brings it back. For a new pool: `{PROGRAM} remove`, then `{PROGRAM} add`."
    return Finding(Kind.REFUSED, "", f"Refused: {message}.", remedy)


def _record(config: AuthConfig, wanted: PoolStack, stack: DeployedStack) -> tuple[Finding, ...]:
    """A record that is not what the stack remembers. After a pool has left ON, the stack has to follow first."""
    remembered, recorded = at_creation(stack), config.mfa_record
    if remembered == recorded:
        return ()
    if remembered == MfaMode.ON:
        follow = rules.left_required_mfa(wanted, recorded)
        return (Finding(Kind.REFUSED, follow.key, follow.sentence, follow.way_out),)
    message = (
        f"Refused: The file's record says {config.created.mfa} and the stack's parameter {LogicalId.MFA_AT_CREATION} "
        f"says {remembered}."
    )
    remedy = "The stack remembers what the pool was created with. Put the record back; never edit it by hand."
    return (Finding(Kind.REFUSED, created.MFA.key, message, remedy),)


def _taken(name: str, in_pool: str) -> Finding:
    if name != in_pool:
        return _in_another_case(name, in_pool)
    return Finding(
        Kind.REFUSED,
        user_pool.GROUPS.key,
        f"Refused: the user pool has a group {name} already, which the stack does not manage. A deploy that "
        "creates it fails.",
        f"Delete the group in the user pool, which takes it from its members, or leave {name} out of the file.",
    )


def _in_another_case(name: str, other: str) -> Finding:
    return Finding(
        Kind.REFUSED,
        user_pool.GROUPS.key,
        f"Refused: the user pool has a group {other}, which differs from {name} only in the case of letters. A deploy "
        f"that creates {name} fails: Cognito does not take both.",
        f"Write {other} in the file, or delete that group in the user pool, which takes it from its members.",
    )


def _disagreement(pool: LivePool) -> tuple[Finding, ...]:
    described, configured = pool.described_mode, pool.settings[mfa.MODE]
    if described is configured:
        return ()
    message = (
        f"Refused: AWS contradicts itself: DescribeUserPool says {described}, GetUserPoolMfaConfig says {configured}."
    )
    remedy = "Run this again in a minute. If it still does, set the pool's MFA in the console to what the file says."
    return (Finding(Kind.REFUSED, mfa.MODE.key, message, remedy),)


def _refusals(
    wanted: PoolState, stack: DeployedStack, pool: LivePool, changes: Mapping[str, Difference]
) -> tuple[Finding, ...]:
    """What the rules refuse, given the live pool and what the stack remembers of its creation."""
    live, remembered = pool.settings[mfa.MODE], at_creation(stack)
    # A pool that does not require MFA has left ON, whatever the stack remembers: the record follows.
    record = rules.mfa_record(MfaMode(remembered), live) if remembered in set(MfaMode) else live
    refused = rules.refusals(pool.state(record), wanted)
    return tuple(
        Finding(Kind.REFUSED, each.key, f"{each.sentence} {changes.get(each.key, '')}".strip(), each.way_out)
        for each in refused
    )


def _drift(changes: tuple[Change, ...], differ: Mapping[str, Difference], refused: set[str]) -> Iterator[Finding]:
    """What differs and is not refused, in the words of the file where it has some."""
    for change in changes:
        key = change.setting.key if change.setting else ""
        with_the_mode = change.setting in _OF_THE_MODE and mfa.MODE.key in differ
        if key in differ and key not in refused:
            yield drift.told(change, key, str(differ[key]))
        elif key not in refused and not with_the_mode:
            yield change.finding
