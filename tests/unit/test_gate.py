"""Gate 3: each finding, from values that AWS could give. No call is made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies as st

from authconfig import messages, rules
from authconfig.environments import Environment
from authconfig.errors import ConfigInvalid
from authconfig.live import gate
from authconfig.live.deployed import Inspection, OtherStack
from authconfig.live.finding import Finding, Kind
from authconfig.models import AuthConfig
from authconfig.settings import user_pool, verification
from authconfig.vocabulary import Attribute, CharacterClass, Contact, MfaMode, MfaType, PoolId
from tests.configs import config
from tests.deployments import LIVE_ID, STACK, as_deployed, changed_past, deployed_mode, deployed_stack, groups
from tests.snapshot.cases import EVERY_POOL, Pool
from tests.typed import REQUIRED_MFA, by_key, refusal_of

OPTIONAL, ON = config(), config(created={"mfa": "ON"}, mfa={"mode": "ON"})
OTHER = PoolId("ffffffff")


def compare(wanted: AuthConfig, deployment: Inspection) -> tuple[Finding, ...]:
    return gate.compare(Environment("dev", wanted), deployment)


def only(found: tuple[Finding, ...]) -> Finding:
    (finding,) = found
    assert finding.message.endswith(".")
    assert finding.remedy.endswith(".")
    return finding


def with_stack(wanted: AuthConfig, **changes: Any) -> Inspection:
    deployment = as_deployed(wanted)
    assert deployment.stack is not None
    return replace(deployment, stack=replace(deployment.stack, **changes))


def remembering(mode: str = "OPTIONAL") -> dict[str, str]:
    return {"MfaAtCreation": mode}


@pytest.mark.parametrize("status", [None, "REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE"])
@pytest.mark.parametrize("wanted", [OPTIONAL, ON])
def test_what_was_never_made_is_not_deployed_yet(wanted: AuthConfig, status: str | None) -> None:
    stack = status and replace(deployed_stack(wanted, status), outputs={})
    finding = only(compare(wanted, Inspection(stack or None, None)))
    assert finding.message == f"Not deployed yet: this account and region have no finished stack {STACK}."
    assert not finding.refused


@pytest.mark.parametrize(
    ("status", "settled"),
    [
        ("CREATE_COMPLETE", True),
        ("UPDATE_COMPLETE", True),
        ("UPDATE_ROLLBACK_COMPLETE", True),
        ("IMPORT_COMPLETE", True),
        ("UPDATE_IN_PROGRESS", False),
        ("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", False),
        ("CREATE_FAILED", False),
        ("UPDATE_ROLLBACK_FAILED", False),
        ("DELETE_FAILED", False),
    ],
)
def test_a_stack_has_to_be_settled(status: str, settled: bool) -> None:
    finding = only(compare(OPTIONAL, with_stack(OPTIONAL, status=status)))
    assert finding.refused is not settled
    assert settled or f"the stack {STACK} is in state {status}." in finding.message


@pytest.mark.parametrize("pool", EVERY_POOL, ids=str)
def test_every_pool_as_deployed_is_in_step(pool: Pool) -> None:
    finding = only(compare(pool.config(), as_deployed(pool.config())))
    assert finding.message.startswith("In step: ")
    assert not finding.refused


@given(
    pool=st.sampled_from(EVERY_POOL),
    left=st.sampled_from(MfaMode),
    attributes=st.sets(st.sampled_from([Attribute.NAME, Attribute.EMAIL, Attribute.UPDATED_AT])),
    requires=st.permutations(list(CharacterClass)).flatmap(lambda order: st.integers(0, 4).map(lambda n: order[:n])),
    subject=st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1).filter(
        lambda text: messages.email_subject(text) is None
    ),
)
def test_a_configuration_is_in_step_with_itself(
    pool: Pool, left: MfaMode, attributes: set[Attribute], requires: list[CharacterClass], subject: str
) -> None:
    wanted = pool.config().model_copy(
        update={
            "user_pool": pool.config().user_pool.model_copy(update={"required_attributes": tuple(attributes)}),
            "password_policy": pool.config().password_policy.model_copy(update={"requires": tuple(requires)}),
            "verification": pool.config().verification.model_copy(update={"email_subject": subject}),
            "created": pool.config().created.model_copy(update={"mfa": left}),
        }
    )
    if wanted.mfa_record is not ON.mfa.mode and wanted.mfa.mode is ON.mfa.mode:
        return  # gate 2 refuses such a file
    assert only(compare(wanted, as_deployed(wanted))).message.startswith("In step: ")


@given(
    live=st.sampled_from(MfaMode),
    described=st.sampled_from(MfaMode),
    remembered=st.sampled_from(MfaMode),
    deployed=st.sampled_from(MfaMode),
)
def test_required_mfa_passes_only_on_a_pool_that_has_it_and_always_had(
    live: MfaMode, described: MfaMode, remembered: MfaMode, deployed: MfaMode
) -> None:
    stack = deployed_stack(ON)
    stack = replace(
        stack,
        parameters=remembering(remembered),
        outputs={**stack.outputs, "MfaConfiguration": str(deployed)},
    )
    inspection = deployed_mode(live, ON)
    assert inspection.pool is not None
    found = compare(ON, replace(inspection, stack=stack, pool=replace(inspection.pool, described_mode=described)))
    assert any(finding.refused for finding in found) is not (live is described is remembered is MfaMode.ON)
    if MfaMode.ON not in (live, remembered):
        assert any(REQUIRED_MFA in finding.message for finding in found)


@pytest.mark.parametrize(("live", "remembered"), [("OPTIONAL", "ON"), ("OFF", "ON"), ("ON", "OPTIONAL")])
def test_required_mfa_is_refused_with_the_reason_of_every_gate(live: str, remembered: str) -> None:
    deployment = replace(deployed_mode(MfaMode(live), ON), stack=with_stack(
        ON, parameters=remembering(remembered)).stack)  # fmt: skip
    (refusal,) = (finding for finding in compare(ON, deployment) if finding.key == "mfa.mode")
    assert refusal.refused
    assert refusal.message.startswith(REQUIRED_MFA)
    assert refusal.remedy == refusal_of("mfa.mode").way_out
    assert (live == "ON") == ("the deployed pool has" not in refusal.message)


@pytest.mark.parametrize(
    ("change", "refusal", "words"),
    [
        (
            {"mfa": {"types": ["TOTP"]}},
            refusal_of("mfa.types"),
            'says ["TOTP"]; the deployed pool has ["SMS", "TOTP"]',
        ),
        (
            {"user_pool": {"sign_in": []}},
            refusal_of("user_pool.sign_in"),
            'says []; the deployed pool has ["email"]',
        ),
        (
            {"user_pool": {"required_attributes": ["name"]}},
            refusal_of("user_pool.required_attributes"),
            'says ["name"]; the deployed pool has ["email"]',
        ),
    ],
)
def test_what_the_live_pool_cannot_become_is_refused_once(
    change: dict[str, dict[str, Any]], refusal: rules.Refusal, words: str
) -> None:
    finding = only(compare(config(**change), as_deployed(OPTIONAL)))
    assert finding.refused
    assert finding.key == refusal.key
    assert finding.message.startswith(refusal.sentence)
    assert words in finding.message


@pytest.mark.parametrize(
    ("table", "values", "words"),
    [
        ("user_pool", {"name": "Other"}, 'says "Other-dev"; the deployed pool has "labproj_userpool_0a1b2c3d-dev".'),
        ("mfa", {"mode": "OFF"}, 'says "OFF"; the deployed pool has "OPTIONAL".'),
        ("mfa", {"sms_message": "{####} it is"}, 'says "{####} it is"; the deployed'),
        (
            "verification",
            {"email_subject": "Hi"},
            f'says "Hi"; the deployed pool has "{verification.EMAIL_SUBJECT.default}".',
        ),
        ("verification", {"email_subject": "OPTIONAL"}, 'says "OPTIONAL"; the deployed pool has "'),
        ("verification", {"email_message": "{####} is it" + "." * 999}, '"{####} is it....'),
        ("verification", {"sms_message": "{####} is it"}, 'says "{####} is it"; the deployed'),
        ("verification", {"by": "phone_number"}, 'says "phone_number"; the deployed pool has "email".'),
        ("verification", {"by": "both"}, 'says "both"; the deployed pool has "email".'),
        ("verification", {"email_subject": "{{ env }}: Hi"}, 'says "dev: Hi"; the deployed pool has "'),
        ("password_policy", {"minimum_length": 12}, "says 12; the deployed pool has 8."),
        ("password_policy", {"requires": ["numbers"]}, 'says ["numbers"]; the deployed pool has ["lowercase", '),
    ],
)
def test_a_change_of_the_file_is_told_and_not_refused(table: str, values: dict[str, Any], words: str) -> None:
    finding = only(compare(config(**{table: values}), as_deployed(OPTIONAL)))
    assert finding.key == f"{table}.{next(iter(values))}"
    assert finding.message.startswith("Not deployed yet: The file ")
    assert words in finding.message
    assert finding.remedy == "The next deploy changes it."
    assert finding.kind is Kind.PENDING
    assert len(finding.message) < 200


def test_a_text_with_variables_is_compared_as_the_environment_has_it() -> None:
    text = "{{ project }} ({{ env }}): {####}"
    wanted = config(
        mfa={"sms_message": text},
        verification={"email_subject": "{{ env }}", "email_message": text, "sms_message": text},
    )
    assert only(compare(wanted, as_deployed(wanted))).message.startswith("In step: ")


def test_what_has_no_effect_is_not_compared() -> None:
    without_effect = {"mode": "OFF", "types": ["TOTP"], "sms_message": "{####} it is"}
    wanted = config(mfa=without_effect, verification={"sms_message": "{####} is it"})
    assert only(compare(wanted, as_deployed(OPTIONAL))).key == "mfa.mode"


def test_a_factor_that_is_not_deployed_yet_is_told() -> None:
    finding = only(compare(OPTIONAL, as_deployed(config(mfa={"types": ["SMS"]}))))
    assert (finding.key, finding.kind) == ("mfa.types", Kind.PENDING)


@pytest.mark.parametrize("mode", ["OFF", "ON"])
def test_a_mode_that_no_deploy_made_was_changed_outside(mode: str) -> None:
    finding = only(compare(OPTIONAL, deployed_mode(MfaMode(mode), OPTIONAL)))
    assert finding.message == f'Drift: The file says "OPTIONAL"; the deployed pool has "{mode}".'
    assert finding.kind is Kind.LEFT
    assert finding.remedy.startswith("A deploy leaves it")


@pytest.mark.parametrize(
    ("created", "remembered"), [("OFF", "OPTIONAL"), ("OPTIONAL", "OFF"), ("ON", "OFF"), ("OFF", "?")]
)
def test_a_record_that_contradicts_the_stack_is_refused(created: str, remembered: str) -> None:
    wanted = config(created={"mfa": created})
    finding = compare(wanted, with_stack(wanted, parameters=remembering(remembered)))[0]
    assert (finding.key, finding.refused) == ("created.mfa", True)
    assert f"The file's record says {created} and the stack's parameter MfaAtCreation" in finding.message


def test_a_pool_that_leaves_required_mfa_is_told_how_the_stack_follows() -> None:
    finding = only(compare(OPTIONAL, replace(as_deployed(ON), stack=deployed_stack(ON))))
    assert (finding.key, finding.refused) == ("mfa.mode", True)
    assert f"cdk deploy labproj-auth-dev --parameters {STACK}:MfaAtCreation=OPTIONAL" in finding.remedy


def test_two_answers_that_disagree_are_refused() -> None:
    deployment = as_deployed(OPTIONAL)
    assert deployment.pool is not None
    finding = only(compare(OPTIONAL, replace(deployment, pool=replace(deployment.pool, described_mode=MfaMode.OFF))))
    assert "DescribeUserPool says OFF, GetUserPoolMfaConfig says OPTIONAL." in finding.message
    assert finding.refused


def test_a_pool_that_is_gone_is_refused_and_named() -> None:
    finding = only(compare(OPTIONAL, replace(as_deployed(OPTIONAL), pool=None, parts=None)))
    assert f"the user pool {LIVE_ID} of the stack {STACK} was deleted outside CloudFormation" in finding.message
    assert finding.refused


def test_a_stack_that_does_not_say_which_pool_it_has_is_refused() -> None:
    deployment = replace(with_stack(OPTIONAL, outputs={}), pool=None)
    finding = only(compare(OPTIONAL, deployment))
    assert "does not say which user pool it has" in finding.message
    assert finding.refused


@pytest.mark.parametrize("parameters", [{}, {"MfaAtCreation0a1b2c3d": "ON"}])
def test_a_stack_without_the_guards_memory_is_refused(parameters: dict[str, str]) -> None:
    finding = only(compare(OPTIONAL, with_stack(OPTIONAL, parameters=parameters)))
    assert (finding.key, finding.refused) == ("created.id", True)
    assert "no parameter MfaAtCreation" in finding.message


def other(name: str, pool_id: PoolId | None, status: str = "UPDATE_COMPLETE") -> OtherStack:
    """A stack of the same project and environment."""
    return OtherStack(name, pool_id, status)


def beside(*others: OtherStack) -> Inspection:
    """Nothing is deployed of this pool, and there are `others` of its project and environment."""
    return Inspection(None, None, others)


def test_a_first_stack_beside_a_pool_that_the_file_does_not_know_is_refused() -> None:
    finding = only(compare(OPTIONAL, beside(other(f"labproj-auth-dev-{OTHER}", OTHER))))
    assert (finding.key, finding.refused) == ("created.id", True)
    assert f"labproj-auth-dev-{OTHER} has a user pool of this project for dev" in finding.message
    assert f'created.id = "{OTHER}"' in finding.remedy


def test_a_first_stack_beside_a_pool_that_was_given_up_is_made() -> None:
    given_up = config(project={"removed": [OTHER]})
    finding = only(compare(given_up, beside(other("any", OTHER))))
    assert finding.message.startswith("Not deployed yet")
    assert not finding.refused


@pytest.mark.parametrize("status", ["REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE"])
def test_a_stack_that_was_never_made_has_no_pool_to_be_beside(status: str) -> None:
    finding = only(compare(OPTIONAL, beside(other("any", OTHER, status))))
    assert finding.message.startswith("Not deployed yet")


def test_every_other_pool_is_named() -> None:
    third = PoolId("eeeeeeee")
    found = compare(config(project={"removed": [OTHER]}), beside(other("a", OTHER), other("b", third)))
    assert third in only(found).message


def test_a_stack_of_the_old_shape_is_named_and_not_taken_over() -> None:
    finding = only(compare(OPTIONAL, beside(other("labproj-auth-dev", None))))
    assert finding.refused
    assert "unreleased version" in finding.message


def test_without_the_permission_to_look_for_other_stacks_it_says_so() -> None:
    unseen, first = compare(OPTIONAL, Inspection(None, None, None))
    assert "lack the permission cloudformation:DescribeStacks" in unseen.message
    assert first.message.startswith("Not deployed yet")
    assert not unseen.refused
    assert not first.refused


def test_a_new_group_whose_name_is_taken_is_refused() -> None:
    wanted, deployed = config(user_pool={"groups": ["staff", "admins"]}), config(user_pool={"groups": ["staff"]})
    parts = as_deployed(deployed).parts
    assert parts
    taken = replace(as_deployed(deployed), parts=replace(parts, groups=groups(wanted)))
    finding = only(compare(wanted, taken))
    assert (finding.key, finding.refused) == ("user_pool.groups", True)
    assert "has a group admins already" in finding.message
    finding = only(compare(wanted, as_deployed(deployed)))
    assert (finding.key, finding.kind) == ("user_pool.groups", Kind.PENDING)
    assert finding.message == "Not deployed yet: the stack has no group admins."


def test_a_name_that_does_not_fit_is_invalid() -> None:
    with pytest.raises(ConfigInvalid):
        compare(config(user_pool={"name": "n" * 126}), as_deployed(OPTIONAL))


def test_a_text_that_is_too_long_for_the_environment_is_invalid() -> None:
    wanted = config(mfa={"sms_message": "{{ env }}{####}" + "." * 132})
    with pytest.raises(
        ConfigInvalid, match=r"environment dev: mfa\.sms_message: With its variables filled in it has 141"
    ):
        compare(wanted, as_deployed(OPTIONAL))


def test_the_aliases_of_the_live_pool_are_in_step_with_those_of_the_file() -> None:
    both: dict[str, Any] = {"sign_in": [], "aliases": ["email", "preferred_username"]}
    made = config(created=both, user_pool=both)
    assert only(compare(made, as_deployed(made))).message.startswith("In step")


def test_an_alias_that_the_live_pool_lacks_is_refused() -> None:
    without: dict[str, Any] = {"sign_in": []}
    wanted = without | {"aliases": ["email"]}
    finding = only(
        compare(config(created=wanted, user_pool=wanted), as_deployed(config(created=without, user_pool=without)))
    )
    assert finding.refused
    assert finding.message.startswith(refusal_of("user_pool.aliases").sentence)
    assert 'says ["email"]; the deployed pool has []' in finding.message


@pytest.mark.parametrize("sensitive", [True, False])
def test_a_live_pool_of_the_other_letter_case_is_refused_once(sensitive: bool) -> None:
    wanted = config(created={"case_sensitive": sensitive}, user_pool={"case_sensitive": sensitive})
    assert only(compare(wanted, as_deployed(wanted))).message.startswith("In step")
    other = changed_past(wanted, UsernameConfiguration={"CaseSensitive": not sensitive})
    finding = only(compare(wanted, other))
    assert finding.refused
    assert finding.message.startswith(refusal_of("user_pool.case_sensitive").sentence)
    says, has = ("true", "false") if sensitive else ("false", "true")
    assert f"The file says {says}; the deployed pool has {has}." in finding.message


def test_every_word_of_the_file_that_aws_tells_is_compared() -> None:
    pool = as_deployed(config(user_pool={"sign_in": [*Contact]}, mfa={"types": [*MfaType]})).pool
    assert pool is not None
    assert set(by_key(pool.settings)) == {
        "user_pool.name", "user_pool.sign_in", "user_pool.aliases", "user_pool.case_sensitive",
        "user_pool.required_attributes", "user_pool.self_sign_up", "user_pool.tier", "user_pool.threat_protection",
        "mfa.mode", "mfa.types", "mfa.sms_message", "mfa.sms_region", "devices.remember", "devices.skip_mfa",
        "verification.by", "verification.email_subject", "verification.email_message", "verification.sms_message",
        "invitation.email_subject", "invitation.email_message", "invitation.sms_message", "email.from",
        "email.identity_arn", "email.reply_to", "password_policy.minimum_length", "password_policy.requires",
        "password_policy.history", "password_policy.temporary_password_days",
    }  # fmt: skip


def test_what_users_sign_in_with_may_count_as_required_by_itself() -> None:
    wanted = config(
        created={"sign_in": ["phone_number"]}, user_pool={"sign_in": ["phone_number"]}, mfa={"types": ["SMS"]}
    )
    deployment = as_deployed(wanted)
    assert deployment.pool is not None
    live = deployment.pool.settings
    required = (*live[user_pool.REQUIRED_ATTRIBUTES], Attribute.PHONE_NUMBER)
    counted = replace(deployment.pool, settings=live.with_value(user_pool.REQUIRED_ATTRIBUTES, required))
    (finding,) = gate.compare(Environment("dev", wanted), replace(deployment, pool=counted))
    assert finding.message.startswith("In step:")
