"""The resources of a stack beside what the file's template states of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from authconfig import names
from authconfig.live import attributes, drift, stated
from authconfig.live.deployed import Parts, Unseen
from authconfig.live.drift import Change, Resource
from authconfig.live.finding import Finding, Kind
from authconfig.live.properties import flat
from authconfig.live.terms import ResourceKind
from authconfig.models import AuthConfig
from authconfig.names import LogicalId
from authconfig.settings import app_client, user_pool
from authconfig.vocabulary import MfaMode

_CLIENT_TYPE: Final = "AWS::Cognito::UserPoolClient"
_Live = Mapping[str, Any] | Unseen | None


@dataclass(frozen=True, slots=True)
class Inspected:
    """What came of it. compared: the parts that were compared, as messages call them"""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    compared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A resource that the file's template states, and what there is of it. name: the file's, for one of several"""

    logical_id: str
    kind: ResourceKind
    thing: str
    live: _Live
    name: str = ""


def inspected(config: AuthConfig, environment: str, parts: Parts) -> Inspected:
    """What there is of each resource of `config` in `environment`, in what it differs, and what is there besides.

    Raises ConfigInvalid when a name or a text is too long in this environment.
    """
    template = stated.resources(config, environment)
    wanted = tuple(_wanted(config, template, parts))
    resources = (_resource(each, each.live, template, parts) for each in wanted if isinstance(each.live, Mapping))
    new = attributes.new(config, parts)
    all_changes = (change for resource in resources for change in drift.changes(resource))
    changes = (change for change in all_changes if not attributes.is_about(change.setting, new))
    missing = (_missing(each, parts.template) for each in wanted if each.live is None)
    # Once for all groups.
    unseen = {each.kind: _unseen(_called(each.kind), each.live) for each in wanted if isinstance(each.live, Unseen)}
    kinds = dict.fromkeys(each.kind for each in wanted if each.kind not in unseen)
    guard = () if isinstance(parts.template, Unseen) else ("the guard",)
    return Inspected(
        tuple(changes),
        (
            *missing,
            *map(attributes.pending, new),
            *unseen.values(),
            *_guard(parts.template),
            *_beside(config, parts),
        ),
        (*map(_called, kinds), *guard),
    )


def _called(kind: ResourceKind) -> str:
    return f"the {kind}s" if kind in {ResourceKind.APP_CLIENT, ResourceKind.GROUP} else f"the {kind}"


def taken_groups(config: AuthConfig, parts: Parts) -> Mapping[str, str]:
    """The groups that a deploy would create and cannot, and as what the pool has each already, whatever the case."""
    if isinstance(parts.groups, Unseen) or isinstance(parts.template, Unseen):
        return {}
    managed, in_pool = parts.template.get("Resources", {}), {name.lower(): name for name in parts.groups}
    new = (name for name in config.user_pool.groups if names.group_logical_id(name) not in managed)
    return {name: in_pool[name.lower()] for name in new if name.lower() in in_pool}


def _wanted(config: AuthConfig, template: Mapping[str, Any], parts: Parts) -> Iterator[_Wanted]:
    yield _Wanted(LogicalId.USER_POOL, ResourceKind.USER_POOL, ResourceKind.USER_POOL, parts.user_pool)
    for name in config.app_clients:
        logical_id, live = names.app_client_logical_id(name), parts.app_clients.get(names.app_client_output(name))
        yield _Wanted(logical_id, ResourceKind.APP_CLIENT, f"{ResourceKind.APP_CLIENT} {name}", live, name)
    if LogicalId.SMS_ROLE in template:
        yield _Wanted(LogicalId.SMS_ROLE, ResourceKind.SMS_ROLE, ResourceKind.SMS_ROLE, parts.sms_role)
    taken, groups = taken_groups(config, parts), parts.groups
    for name in config.user_pool.groups:
        if name not in taken:
            live = groups if isinstance(groups, Unseen) else groups.get(name)
            yield _Wanted(names.group_logical_id(name), ResourceKind.GROUP, f"{ResourceKind.GROUP} {name}", live)


def _resource(wanted: _Wanted, live: Mapping[str, Any], template: Mapping[str, Any], parts: Parts) -> Resource:
    believed: Mapping[str, Any] | None = None
    if not isinstance(parts.template, Unseen):
        believed = flat(_properties(parts.template, wanted.logical_id), parts.references)
    return Resource(
        wanted.kind,
        wanted.thing,
        wanted.name,
        flat(template[wanted.logical_id], parts.references),
        believed,
        flat(live, parts.references),
    )


def _properties(template: Mapping[str, Any], logical_id: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = template.get("Resources", {}).get(logical_id, {}).get("Properties", {})
    return found


def _missing(wanted: _Wanted, template: Mapping[str, Any] | Unseen) -> Finding:
    key = user_pool.GROUPS.key if wanted.kind is ResourceKind.GROUP else ""
    if isinstance(template, Unseen):
        message = f"Drift: the {wanted.thing} of the file is not there."
        return Finding(Kind.UNCLEAR, key, message, "A deploy creates it, unless CloudFormation takes it for deployed.")
    if wanted.logical_id in template.get("Resources", {}):
        message = f"Drift: the {wanted.thing} was deleted outside CloudFormation."
        return Finding(Kind.LEFT, key, message, "No deploy brings it back: CloudFormation takes it for deployed.")
    message = f"Not deployed yet: the stack has no {wanted.thing}."
    return Finding(Kind.PENDING, key, message, "The next deploy creates it.")


def _unseen(what: str, unseen: Unseen) -> Finding:
    return Finding(Kind.UNSEEN, "", f"Not compared: {what}. {unseen.reason}", unseen.remedy)


def _guard(template: Mapping[str, Any] | Unseen) -> tuple[Finding, ...]:
    """Whether the deployed template has the rule that belongs to the mode that it asks for."""
    if isinstance(template, Unseen):
        return (_unseen("the guard, and with it what a deploy would reset", template),)
    mode = _properties(template, LogicalId.USER_POOL).get("MfaConfiguration")
    rule, condition = stated.guard(MfaMode(mode) if mode in set(MfaMode) else MfaMode.OFF)
    assertions = template.get("Rules", {}).get(rule, {}).get("Assertions", [])
    if [each.get("Assert") for each in assertions] == [condition]:
        return ()
    message = f"Drift: the deployed template does not have the rule {rule} as this toolkit writes it."
    remedy = "Find out who changed the stack, and how. A deploy puts the rule back."
    return (Finding(Kind.RESET, rule, message, remedy),)


def _beside(config: AuthConfig, parts: Parts) -> Iterator[Finding]:
    """What the pool has that is no part of this stack, or will not be one."""
    yield from _clients_let_go(config, parts.template)
    if not isinstance(parts.groups, Unseen):
        further = tuple(name for name in parts.groups if name not in config.user_pool.groups)
        managed = {} if isinstance(parts.template, Unseen) else parts.template.get("Resources", {})
        let_go = tuple(name for name in further if names.group_logical_id(name) in managed)
        yield from map(_let_go, let_go)
        yield from _unmanaged("further groups", tuple(name for name in further if name not in let_go))
    elif not config.user_pool.groups:
        yield _unseen("whether the user pool has further groups", parts.groups)
    for beside in parts.beside:
        if isinstance(beside.names, Unseen):
            yield _unseen(f"whether the user pool has {beside.things}", beside.names)
        else:
            yield from _unmanaged(beside.things, beside.names)
    yield from _unmanaged("custom attributes", attributes.unmanaged(config, parts))


def _let_go(group: str) -> Finding:
    message = f"Not deployed yet: the stack still manages the group {group}, which the file does not have."
    remedy = "The next deploy lets go of it; the group stays in the user pool, with its members."
    return Finding(Kind.PENDING, user_pool.GROUPS.key, message, remedy)


def _clients_let_go(config: AuthConfig, template: Mapping[str, Any] | Unseen) -> Iterator[Finding]:
    """The app clients of the deployed template that the file does not have any more."""
    wanted = {names.app_client_logical_id(name) for name in config.app_clients}
    if isinstance(template, Unseen):
        return
    for logical_id, resource in template.get("Resources", {}).items():
        if resource.get("Type") == _CLIENT_TYPE and logical_id not in wanted:
            name = _properties(template, logical_id).get("ClientName", logical_id)
            message = f"Not deployed yet: the stack still manages the app client {name}, which the file does not have."
            remedy = "The next deploy lets go of it; it stays in the user pool, and apps can go on using it."
            yield Finding(Kind.PENDING, app_client.TABLE, message, remedy)


def _unmanaged(things: str, found: tuple[str, ...]) -> tuple[Finding, ...]:
    if not found:
        return ()
    message = f"Not managed here: the user pool has {things}: {', '.join(found)}."
    return (Finding(Kind.UNMANAGED, "", message, "No deploy of this file changes them."),)
