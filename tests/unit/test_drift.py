"""What is deployed, changed in one place: `check` names it, and says what a deploy does about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any, Final

import pytest
from botocore.session import get_session
from hypothesis import given, strategies as st

from authconfig import settings
from authconfig.environments import Environment
from authconfig.live import gate, stated, terms
from authconfig.live.comparison import NOT_COMPARED
from authconfig.live.deployed import Beside, Inspection, Unseen
from authconfig.live.drift import Resource, changes
from authconfig.live.finding import Finding, Kind
from authconfig.live.properties import flat
from authconfig.live.terms import ResourceKind
from authconfig.models import AuthConfig
from authconfig.settings.setting import Setting
from cloud.reading import parts
from tests.configs import config
from tests.deployments import (
    DENIED,
    STACK,
    answers,
    as_deployed,
    changed_past,
    groups,
    part_of,
    parts_of,
    template,
    with_parts,
)
from tests.second_values import BASE, changed
from tests.snapshot.cases import CASES, EVERY_POOL, Pool
from tests.typed import refusal_of

FULL: Final = config(
    user_pool={"groups": ("admins", "staff"), "tier": "PLUS"},
    mfa={"sms_region": "ap-northeast-1"},
    devices={"remember": "always"},
    invitation={
        "email_subject": "Come in",
        "email_message": "{username}: {####}",
        "sms_message": "{username}: {####}",
    },
    email={
        "from": "ann@shop.example",
        "identity_arn": "arn:aws:ses:eu-west-1:111122223333:identity/shop.example",
        "reply_to": "help@shop.example",
    },
    password_policy={"history": 5},
    app={"read_attributes": ("email", "name"), "write_attributes": ("nickname",), "rotate_refresh_tokens": True},
)
RENAMED: Final = config(user_pool={"name": "other", "groups": ("admins", "staff")}, app={"refresh_token_days": 7})
PLAIN: Final = config()
PLACES: Final = {
    ResourceKind.USER_POOL: "user_pool",
    ResourceKind.APP_CLIENT: "app_client",
    ResourceKind.SMS_ROLE: "sms_role",
}


def compare(wanted: AuthConfig, found: Inspection) -> tuple[Finding, ...]:
    return gate.compare(Environment("dev", wanted), found)


def with_leaf(kind: ResourceKind, path: str, value: Any, wanted: AuthConfig = FULL) -> Inspection:
    """`wanted` as deployed, with one property of a resource changed past CloudFormation."""
    deployed = as_deployed(wanted)
    if kind is ResourceKind.GROUP:
        live = groups(wanted)
        return with_parts(wanted, groups={**live, "admins": {**live["admins"], path: value}})
    properties = deepcopy(dict(part_of(deployed, PLACES[kind])))
    _set(properties, path, value)
    return with_parts(wanted, **{PLACES[kind]: properties})


def _set(place: Any, path: str, value: Any) -> None:
    """Set what `path` leads to, through items of lists by their name or number."""
    if isinstance(place, list):
        item = next(
            (each for each in place for key in ("Name", "PolicyName") if path.startswith(f"{each.get(key)}.")), None
        )
        step = path.partition(".")[0] if item is None else str(item.get("Name") or item.get("PolicyName"))
        _set(place[int(step)] if item is None else item, path.removeprefix(f"{step}."), value)
        return
    step, _, rest = path.partition(".")
    if rest:
        _set(place.setdefault(step, {}), rest, value)
    else:
        place[step] = value


def another(value: Any) -> Any:
    """A value of the same type that is not `value`."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case tuple():
            return [*value, "another"]
    return f"{value}X"


def of_the_templates() -> Iterator[tuple[ResourceKind, str]]:
    """The kind of resource and the path of every property in any template."""
    for case in (*CASES.values(), FULL):
        for logical_id, properties in stated.resources(case, "dev").items():
            for path in flat(properties, {}):
                yield kind_of(logical_id), path


def kind_of(logical_id: str) -> ResourceKind:
    known = {"UserPool": ResourceKind.USER_POOL, "SmsRole": ResourceKind.SMS_ROLE}
    is_client = logical_id.startswith("AppClient")
    return known.get(logical_id, ResourceKind.APP_CLIENT if is_client else ResourceKind.GROUP)


STATED: Final = sorted(
    (kind, path)
    for logical_id, properties in stated.resources(FULL, "dev").items()
    for kind, path in ((kind_of(logical_id), path) for path in flat(properties, {}))
    if path not in {"UserPoolId", "GroupName", "GenerateSecret"}  # found by these, or fixed: see below
)  # fmt: skip


@pytest.mark.parametrize(("kind", "path"), sorted(set(STATED)))
def test_every_property_that_the_template_states_is_compared(kind: ResourceKind, path: str) -> None:
    live = groups(FULL)["admins"] if kind is ResourceKind.GROUP else part_of(as_deployed(FULL), PLACES[kind])
    found = compare(FULL, with_leaf(kind, path, another(flat(live, {})[path])))
    (finding,) = (each for each in found if each.kind is Kind.LEFT)
    assert path in f"{finding.key} {finding.message}"
    assert finding.remedy.startswith("A deploy leaves it")
    assert not any(each.kind is Kind.IN_STEP for each in found)


def test_a_client_that_has_another_secret_than_the_file_says_is_refused() -> None:
    """A deploy would replace it, and with it the id that the apps have."""
    (finding,) = compare(FULL, with_leaf(ResourceKind.APP_CLIENT, "GenerateSecret", True))
    assert (finding.kind, finding.key) == (Kind.REFUSED, "app_clients.app.secret")
    assert finding.message.startswith(refusal_of("app_clients.app.secret").sentence)


def test_there_is_no_template_with_a_property_that_is_not_tried_here() -> None:
    tried = {(ResourceKind.APP_CLIENT, "GenerateSecret"), *STATED}
    left = {(kind, path) for kind, path in of_the_templates() if (kind, path) not in tried}
    by_name = {("user pool", "UsernameAttributes"), ("user pool", "AliasAttributes")}  # refused: see test_gate
    identity = {("app client", "UserPoolId"), ("group", "UserPoolId"), ("group", "GroupName")}
    values = {(kind, path) for kind, path in left if path.startswith(("Schema.", "AccountRecoverySetting."))}
    assert left - by_name - identity - values == set()


POOL, CLIENT, ROLE = ResourceKind.USER_POOL, ResourceKind.APP_CLIENT, ResourceKind.SMS_ROLE
FUNCTION: Final = "arn:aws:lambda:eu-west-1:1:function:f"
ADMINISTRATOR: Final = "arn:aws:iam::aws:policy/AdministratorAccess"

CONSOLE: Final[Mapping[str, tuple[ResourceKind, str, Any]]] = {
    "triggers": (POOL, "LambdaConfig.PreSignUp", FUNCTION),
    "a configuration set for emails": (POOL, "EmailConfiguration.ConfigurationSet", "own"),
    "first factors": (POOL, "Policies.SignInPolicy.AllowedFirstAuthFactors", ["EMAIL_OTP", "PASSWORD"]),
    "passkeys": (POOL, "WebAuthnConfiguration.FactorConfiguration", "MULTI_FACTOR_WITH_USER_VERIFICATION"),
    "codes by email as a second factor": (POOL, "EmailMfaConfiguration.Subject", "Code"),
    "threat protection of custom sign-in": (
        POOL,
        "UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode",
        "ENFORCED",
    ),
    "text messages": (POOL, "SmsConfiguration.EumsSms.OriginationIdentity", "own"),
    "a key of its own": (POOL, "KeyConfiguration.KeyType", "CUSTOMER_MANAGED_KEY"),
    "another issuer": (POOL, "IssuerConfiguration.Type", "UPDATED"),
    "a time to answer challenges": (CLIENT, "AuthSessionValidity", 15),
    "callback URLs": (CLIENT, "CallbackURLs", ["https://evil.example"]),
    "sign-out URLs": (CLIENT, "LogoutURLs", ["https://evil.example"]),
    "a default redirect": (CLIENT, "DefaultRedirectURI", "https://evil.example"),
    "OAuth flows": (CLIENT, "AllowedOAuthFlows", ["implicit"]),
    "OAuth scopes": (CLIENT, "AllowedOAuthScopes", ["openid"]),
    "analytics": (CLIENT, "AnalyticsConfiguration.ApplicationId", "ab"),
    "device data from servers": (CLIENT, "EnablePropagateAdditionalUserContextData", True),
    "further trust": (ROLE, "AssumeRolePolicyDocument.Statement.0.Principal.AWS", "arn:aws:iam::1:root"),
    "further inline policies": (ROLE, "Policies", [{"PolicyName": "more", "PolicyDocument": {"Version": "1"}}]),
    "attached policies": (ROLE, "ManagedPolicyArns", [ADMINISTRATOR]),
    "a description": (ResourceKind.GROUP, "Description", "of people"),
    "an IAM role": (ResourceKind.GROUP, "RoleArn", "arn:aws:iam::1:role/r"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "path", "value"),
    [
        ("devices.remember", "DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt", True),
        ("devices.skip_mfa", "DeviceConfiguration.ChallengeRequiredOnNewDevice", True),
        ("email.from", "EmailConfiguration.From", "ann@shop.example"),
        ("email.from", "EmailConfiguration.EmailSendingAccount", "DEVELOPER"),
        ("email.identity_arn", "EmailConfiguration.SourceArn", "arn:aws:ses:eu-west-1:111122223333:identity/x.example"),
        ("email.reply_to", "EmailConfiguration.ReplyToEmailAddress", "ann@shop.example"),
        ("mfa.sms_region", "SmsConfiguration.SnsRegion", "eu-central-1"),
        ("user_pool.self_sign_up", "AdminCreateUserConfig.AllowAdminCreateUserOnly", True),
        ("invitation.sms_message", "AdminCreateUserConfig.InviteMessageTemplate.SMSMessage", "{username} {####}"),
        ("invitation.email_subject", "AdminCreateUserConfig.InviteMessageTemplate.EmailSubject", "Come in"),
        ("password_policy.history", "Policies.PasswordPolicy.PasswordHistorySize", 3),
    ],
)
def test_a_setting_that_was_changed_in_the_console_is_named_by_its_key(key: str, path: str, value: Any) -> None:
    (finding,) = (each for each in compare(PLAIN, with_leaf(POOL, path, value, PLAIN)) if each.kind is not Kind.IN_STEP)
    assert (finding.kind, finding.key) == (Kind.LEFT, key)


REMEMBERING: Final = config(devices={"remember": "always"})


@pytest.mark.parametrize(("file", "pool"), [(PLAIN, REMEMBERING), (REMEMBERING, PLAIN)])
def test_devices_that_are_remembered_without_any_true_value_are_compared(file: AuthConfig, pool: AuthConfig) -> None:
    described = as_deployed(pool)
    past = replace(with_parts(file, user_pool=parts_of(described).user_pool), pool=described.pool)
    (finding,) = compare(file, past)
    assert (finding.kind, finding.key) == (Kind.LEFT, "devices.remember")
    says, has = file.devices.remember, pool.devices.remember
    assert finding.message == f'Drift: The file says "{says}"; the deployed pool has "{has}".'


def test_a_value_of_devices_that_a_service_leaves_out_has_its_default() -> None:
    skipping = config(devices={"remember": "always", "skip_mfa": True})
    described, configured = answers(skipping)
    del described["DeviceConfiguration"]["DeviceOnlyRememberedOnUserPrompt"]
    live = parts.user_pool(described, configured)  # type: ignore[arg-type]
    assert live == parts_of(as_deployed(skipping)).user_pool


def test_every_topic_is_tried() -> None:
    assert set(CONSOLE) == {topic for table in terms.TOPICS.values() for topic in table.values()}


@pytest.mark.parametrize("topic", CONSOLE)
def test_what_the_template_does_not_state_is_named(topic: str) -> None:
    kind, path, value = CONSOLE[topic]
    if topic == "further inline policies":
        value = [*parts_of(as_deployed(FULL)).sms_role["Policies"], *value]  # type: ignore[index]
    found = compare(FULL, with_leaf(kind, path, value))
    (finding,) = (each for each in found if each.kind is not Kind.IN_STEP)
    assert finding.kind is Kind.LEFT
    assert f"has {topic}, which the template does not state: {path}" in finding.message
    assert len(found) == 1


@pytest.mark.parametrize(
    ("kind", "path", "value"), [(kind, *each) for kind, table in terms.DEFAULTS.items() for each in table.items()]
)
def test_what_a_service_does_unasked_is_no_drift(kind: ResourceKind, path: str, value: Any) -> None:
    value = list(value) if isinstance(value, tuple) else value
    (finding,) = compare(PLAIN, with_leaf(kind, path, value, PLAIN))
    assert finding.kind is Kind.IN_STEP


SHAPES: Final = {
    ResourceKind.USER_POOL: ("UserPoolType", {"Name": "UserPoolName", "SchemaAttributes": "Schema"}),
    ResourceKind.APP_CLIENT: ("UserPoolClientType", {"ClientSecret": "GenerateSecret"}),
    ResourceKind.GROUP: ("GroupType", {}),
}


def members(shape: Any, path: str = "") -> Iterator[str]:
    for name, member in shape.members.items():
        here = f"{path}.{name}" if path else name
        yield from members(member, here) if member.type_name == "structure" else (here,)


@pytest.mark.parametrize("kind", SHAPES)
def test_every_member_of_an_answer_is_compared_or_has_its_reason(kind: ResourceKind) -> None:
    name, renamed = SHAPES[kind]
    model = get_session().get_service_model("cognito-idp")
    in_templates = {path for of, path in of_the_templates() if of is kind}
    heads = {path.partition(".")[0] for path in in_templates if path.startswith(("Schema", "AccountRecovery"))}
    for member in members(model.shape_for(name)):
        path = renamed.get(member, member)
        known = path in in_templates or path.partition(".")[0] in heads
        decided = (terms.of(path, terms.TOPICS[kind]), terms.of(path, terms.LEFT_OUT[kind]))
        assert known or any(decided), path


def test_every_reason_and_topic_is_of_a_member_that_there_is() -> None:
    model = get_session().get_service_model("cognito-idp")
    there = {kind: set(members(model.shape_for(name))) for kind, (name, _) in SHAPES.items()}
    there[ResourceKind.USER_POOL] |= {"Schema", *members(model.shape_for("GetUserPoolMfaConfigResponse"))}
    for kind, known in there.items():
        heads = {path[:end] for path in known for end in range(len(path) + 1) if path[end : end + 1] in {"", "."}}
        assert {*terms.TOPICS[kind], *terms.LEFT_OUT[kind], *terms.DEFAULTS[kind]} <= heads


@pytest.mark.parametrize("setting", settings.ALL, ids=lambda setting: setting.key)
def test_another_value_of_any_setting_is_named(setting: Setting[Any]) -> None:
    named = any(each.key == setting.key for each in compare(BASE, as_deployed(changed(setting))))
    assert named != (setting in NOT_COMPARED)


# What a deploy does about it


def past(wanted: AuthConfig, **changes: Any) -> Finding:
    """What is found of a minimum length of 20 that was set in the console."""
    inspection = as_deployed(wanted)
    described = changed_past(FULL, Policies={"PasswordPolicy": {**POLICY, "MinimumLength": 20}})
    parts = replace(parts_of(described), **changes)
    found = compare(wanted, replace(inspection, pool=described.pool, parts=parts))
    return next(each for each in found if each.key == "password_policy.minimum_length")


POLICY: Final = {
    "MinimumLength": 8,
    "RequireLowercase": True,
    "RequireUppercase": True,
    "RequireNumbers": True,
    "RequireSymbols": True,
    "TemporaryPasswordValidityDays": 7,
}


def test_a_deploy_leaves_what_was_changed_in_a_resource_that_it_does_not_touch() -> None:
    finding = past(FULL)
    assert (finding.kind, finding.message) == (Kind.LEFT, "Drift: The file says 8; the deployed pool has 20.")
    assert finding.remedy.startswith("A deploy leaves it: it changes nothing of the user pool.")


def test_a_deploy_resets_what_was_changed_in_a_resource_that_it_writes() -> None:
    finding = past(RENAMED)
    assert (finding.kind, finding.message) == (Kind.RESET, "Drift: The file says 8; the deployed pool has 20.")
    assert finding.remedy.startswith("A deploy resets it: the template has changed")


def test_a_deploy_of_another_resource_leaves_it() -> None:
    finding = past(FULL.model_copy(update={"app_clients": RENAMED.app_clients}))
    assert finding.kind is Kind.LEFT


def test_without_the_deployed_template_it_is_not_known() -> None:
    finding = past(FULL, template=DENIED)
    assert finding.kind is Kind.UNCLEAR
    assert finding.remedy.startswith("Whether a deploy resets or leaves it is not known.")


def test_what_the_template_does_not_state_may_be_reset_by_a_deploy_that_writes_the_resource() -> None:
    found = with_leaf(ResourceKind.USER_POOL, "LambdaConfig.PreSignUp", "arn:aws:lambda:eu-west-1:1:function:f", FULL)
    finding = next(each for each in compare(RENAMED, found) if each.key == "UserPool.LambdaConfig.PreSignUp")
    assert finding.kind is Kind.UNCLEAR
    assert finding.remedy.startswith("A deploy may reset it: the template has changed")


# What is gone, what is not seen, what is beside


GONE: Final[Mapping[str, tuple[str, Any]]] = {
    "app client app": ("app_client", None),
    "SMS role": ("sms_role", None),
    "group admins": ("groups", {"staff": groups(FULL)["staff"]}),
}


@pytest.mark.parametrize("thing", GONE)
def test_a_resource_that_is_gone_is_named_and_no_deploy_brings_it_back(thing: str) -> None:
    name, value = GONE[thing]
    (finding,) = compare(FULL, with_parts(FULL, **{name: value}))
    assert finding.kind is Kind.LEFT
    assert finding.message == f"Drift: the {thing} was deleted outside CloudFormation."


def test_a_resource_that_is_gone_without_the_template_may_be_new() -> None:
    found = compare(FULL, with_parts(FULL, template=DENIED, groups={"staff": groups(FULL)["staff"]}))
    assert [each.key for each in found if each.kind is Kind.UNCLEAR] == ["user_pool.groups"]


UNSEEN: Final[Mapping[str, tuple[str, str]]] = {
    "app_client": ("the app clients", "the app clients"),
    "sms_role": ("the SMS role", "the SMS role"),
    "groups": ("the groups", "the groups"),
    "template": ("the guard, and with it what a deploy would reset", "the guard"),
}


@pytest.mark.parametrize("part", UNSEEN)
def test_what_cannot_be_read_is_said_and_not_called_in_step(part: str) -> None:
    what, called = UNSEEN[part]
    unseen, in_step = compare(FULL, with_parts(FULL, **{part: DENIED}))
    assert unseen.kind is Kind.UNSEEN
    assert unseen.message == f"Not compared: {what}. {DENIED.reason}"
    assert unseen.remedy == DENIED.remedy
    assert in_step.kind is Kind.IN_STEP
    assert called not in in_step.message


def test_in_step_says_what_was_compared() -> None:
    (finding,) = compare(FULL, as_deployed(FULL))
    parts = "the user pool, the app clients, the SMS role, the groups and the guard"
    assert finding.message == f"In step: {parts} of the stack {STACK} are as the file's template states them."


def test_further_groups_are_not_managed_here() -> None:
    (unmanaged, in_step) = compare(BASE, with_parts(BASE, groups=groups(FULL)))
    assert unmanaged.kind is Kind.UNMANAGED
    assert unmanaged.message == "Not managed here: the user pool has further groups: admins, staff."
    assert in_step.kind is Kind.IN_STEP


@pytest.mark.parametrize("names", [("one", "two"), DENIED, ()])
def test_what_is_beside_the_template_is_named(names: tuple[str, ...] | Unseen) -> None:
    found = compare(FULL, with_parts(FULL, beside=(Beside("domains", names),)))
    kinds = {"one": Kind.UNMANAGED, DENIED: Kind.UNSEEN}
    expected = kinds.get(names if isinstance(names, Unseen) else next(iter(names), ""))
    assert [each.kind for each in found] == [each for each in (expected, Kind.IN_STEP) if each]
    assert "domains" in found[0].message or not names


# The guard


@pytest.mark.parametrize(
    "rules",
    [
        {},
        {"LeftRequiredMfa": {"Assertions": []}},
        {"LeftRequiredMfa": {"Assertions": [{"Assert": {"Fn::Equals": ["a", "a"]}}]}},
        {"RequiredMfaOnlyAtCreation": {"Assertions": [{"Assert": stated.guard(FULL.mfa.mode)[1]}]}},
    ],
)
def test_a_deployed_template_without_its_rule_is_named(rules: Mapping[str, Any]) -> None:
    (finding,) = compare(FULL, with_parts(FULL, template={**template(FULL), "Rules": rules}))
    assert (finding.kind, finding.key) == (Kind.RESET, "LeftRequiredMfa")
    assert "does not have the rule LeftRequiredMfa" in finding.message


def test_a_policy_that_was_detached_is_named_once_and_a_deploy_may_put_it_back() -> None:
    detached = with_parts(FULL, sms_role={**parts_of(as_deployed(FULL)).sms_role, "Policies": []})  # type: ignore[dict-item]
    (finding,) = compare(FULL, detached)
    assert finding.key == "SmsRole.Policies.publish-text-messages.PolicyDocument"
    assert "; and 2 more; the deployed SMS role does not have that." in finding.message
    other_role = deepcopy(template(FULL))
    other_role["Resources"]["SmsRole"]["Properties"]["Description"] = "Another."
    found = compare(FULL, replace(detached, parts=replace(parts_of(detached), template=other_role)))
    (finding,) = (each for each in found if each.key.startswith("SmsRole.Policies"))
    assert (finding.kind, finding.remedy.partition(":")[0]) == (Kind.UNCLEAR, "A deploy may reset it")


def test_what_the_file_and_somebody_changed_together_is_drift() -> None:
    wanted = config(password_policy={"requires": ["lowercase", "uppercase", "symbols"]})
    found = changed_past(config(), Policies={"PasswordPolicy": {**POLICY, "RequireUppercase": False}})
    (finding,) = compare(wanted, found)
    assert (finding.key, finding.kind) == ("password_policy.requires", Kind.RESET)


def test_a_change_of_the_file_that_turns_something_on_is_no_drift_where_it_is_not_reported() -> None:
    believed, live = {"A": False}, {}  # type: ignore[var-annotated]
    (change,) = changes(Resource(ResourceKind.USER_POOL, "user pool", "", {"A": True}, believed, live))
    assert change.kind is Kind.PENDING


@given(pool=st.sampled_from(EVERY_POOL), order=st.randoms(use_true_random=False))
def test_the_order_of_what_a_service_lists_means_nothing(pool: Pool, order: Random) -> None:
    case = pool.config()
    deployed = as_deployed(case)
    live = {part: shuffled(part_of(deployed, part), order) for part in PLACES.values()}
    (finding,) = compare(case, with_parts(case, **live))
    assert finding.kind is Kind.IN_STEP


def shuffled(value: Any, order: Random) -> Any:
    """`value` with the items of its lists and mappings in another order."""
    if isinstance(value, Mapping):
        names = order.sample(list(value), len(value))
        return {name: shuffled(value[name], order) for name in names}
    if isinstance(value, list):
        return [shuffled(item, order) for item in order.sample(value, len(value))]
    return value
