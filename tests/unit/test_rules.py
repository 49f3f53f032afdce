"""What an existing pool refuses, written out by hand."""

from __future__ import annotations

from itertools import product
from typing import Any, Final

import pytest
from hypothesis import given, strategies as st

from authconfig import factors, rules, settings
from authconfig.models import AuthConfig, document_with
from authconfig.pool_state import PoolState
from authconfig.rules import MFA_TRANSITIONS, Verdict
from authconfig.settings import app_client, mfa, user_pool, verification
from authconfig.settings.policies import FixedAtCreation, Judged, Rule
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import Alias, Attribute, Contact, MfaMode, MfaType, VerifiedBy
from tests.configs import POOL_ID, config

OFF, ON, OPTIONAL = MfaMode.OFF, MfaMode.ON, MfaMode.OPTIONAL
SMS, TOTP = MfaType.SMS, MfaType.TOTP


def pool(created: MfaMode = OPTIONAL, **changes: Any) -> PoolState:
    """The pool of TEXT, created with the MFA mode `created`; `changes` by the names of `SETTINGS`."""
    values = Settings({SETTINGS[name]: value for name, value in changes.items()})
    return PoolState(created, config().settings | values)


SETTINGS: Final[dict[str, Setting[Any]]] = {
    "mode": mfa.MODE,
    "types": mfa.TYPES,
    "sign_in": user_pool.SIGN_IN,
    "aliases": user_pool.ALIASES,
    "case": user_pool.CASE_SENSITIVE,
    "required": user_pool.REQUIRED_ATTRIBUTES,
}


@pytest.mark.parametrize(
    ("created", "wanted", "verdict"),
    [
        (None, "OFF", "ALLOWED"),
        (None, "OPTIONAL", "ALLOWED"),
        (None, "ON", "ALLOWED"),
        ("OFF", "OFF", "ALLOWED"),
        ("OFF", "OPTIONAL", "ALLOWED"),
        ("OFF", "ON", "REFUSED"),
        ("OPTIONAL", "OFF", "ALLOWED"),
        ("OPTIONAL", "OPTIONAL", "ALLOWED"),
        ("OPTIONAL", "ON", "REFUSED"),
        ("ON", "OFF", "NO_WAY_BACK"),
        ("ON", "OPTIONAL", "NO_WAY_BACK"),
        ("ON", "ON", "ALLOWED"),
    ],
)
def test_each_mfa_transition_has_its_verdict(created: str | None, wanted: str, verdict: str) -> None:
    start = None if created is None else MfaMode(created)
    assert Verdict[verdict] is MFA_TRANSITIONS[start, MfaMode(wanted)]
    refusal = rules.refusal(mfa.MODE, None if start is None else pool(start), pool(mode=MfaMode(wanted)))
    assert (verdict == "REFUSED") == (refusal is not None and refusal.key == "mfa.mode")


def test_the_table_has_every_pair_and_no_other() -> None:
    assert set(product([None, *MfaMode], MfaMode)) == set(MFA_TRANSITIONS)


@pytest.mark.parametrize(
    ("present_mode", "present", "wanted_mode", "wanted", "refused"),
    [
        (OPTIONAL, (SMS, TOTP), OPTIONAL, (TOTP,), True),
        (OPTIONAL, (SMS,), OPTIONAL, (TOTP,), True),
        (ON, (SMS, TOTP), OPTIONAL, (TOTP,), True),
        (ON, (SMS, TOTP), ON, (TOTP,), True),
        (OPTIONAL, (SMS, TOTP), OFF, (TOTP,), False),
        (OFF, (SMS, TOTP), OPTIONAL, (TOTP,), False),
        (OPTIONAL, (SMS, TOTP), OPTIONAL, (SMS,), False),
        (OPTIONAL, (TOTP,), OPTIONAL, (SMS, TOTP), False),
        (OPTIONAL, (TOTP,), OPTIONAL, (TOTP,), False),
    ],
)
def test_sms_stays_while_mfa_stays_on(
    present_mode: MfaMode,
    present: tuple[MfaType, ...],
    wanted_mode: MfaMode,
    wanted: tuple[MfaType, ...],
    refused: bool,
) -> None:
    existing = pool(mode=present_mode, types=present)
    refusal = rules.refusal(mfa.TYPES, existing, pool(mode=wanted_mode, types=wanted))
    assert refused == (refusal is not None and refusal.key == "mfa.types")


def test_a_new_pool_refuses_no_factors() -> None:
    assert rules.refusal(mfa.TYPES, None, pool(mode=ON, types=(TOTP,))) is None


@pytest.mark.parametrize(
    ("name", "present", "wanted", "refused"),
    [
        ("sign_in", (Contact.EMAIL,), (Contact.EMAIL,), False),
        ("sign_in", (Contact.EMAIL,), (), True),
        ("sign_in", (Contact.EMAIL,), tuple(Contact), True),
        ("sign_in", tuple(Contact), tuple(reversed(Contact)), False),
        ("required", (Attribute.EMAIL,), (Attribute.EMAIL,), False),
        ("required", (Attribute.EMAIL,), (), True),
        ("required", (Attribute.EMAIL,), (Attribute.NAME,), True),
        ("aliases", (), (), False),
        ("aliases", (), (Alias.EMAIL,), True),
        ("aliases", (Alias.EMAIL,), (), True),
        ("case", False, False, False),
        ("case", False, True, True),
        ("case", True, False, True),
    ],
)
def test_what_is_fixed_at_creation_stays(name: str, present: Any, wanted: Any, refused: bool) -> None:
    setting = SETTINGS[name]
    found = rules.refusal(setting, pool(**{name: present}), pool(**{name: wanted}))
    assert refused == (found == rules.refusal_of(setting, pool()))
    assert rules.refusal(setting, None, pool(**{name: wanted})) is None


def test_every_setting_that_is_fixed_has_a_record_that_keeps_it() -> None:
    fixed = {setting for setting in settings.OF_THE_POOL if isinstance(setting.policy, FixedAtCreation)}
    assert fixed == {setting.records for setting in settings.ALL if setting.records}
    for record in settings.ALL:
        if record.records:
            policy = record.records.policy
            assert isinstance(policy, FixedAtCreation)
            assert policy.record == record.key


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_judges_one_setting_and_is_known(rule: Rule) -> None:
    (judged,) = (each for each in settings.ALL if isinstance(each.policy, Judged) and each.policy.rule is rule)
    assert rules.refusal(judged, pool(), pool()) is None
    assert rules.outlook(judged, pool())


def test_all_refusals_of_a_configuration_are_found_at_once() -> None:
    wanted = config(
        mfa={"mode": "ON", "types": ["TOTP"]},
        user_pool={"sign_in": [], "aliases": ["email"], "required_attributes": ["name"]},
    )
    assert [refusal.key for refusal in rules.refusals(pool(), wanted.wanted())] == [
        "user_pool.sign_in",
        "user_pool.aliases",
        "user_pool.required_attributes",
        "mfa.mode",
        "mfa.types",
    ]
    assert rules.refusals(None, wanted.wanted()) == ()


CAN_BE_REFUSED = [each for each in settings.ALL if isinstance(each.policy, FixedAtCreation | Judged)]


@pytest.mark.parametrize("refused", CAN_BE_REFUSED, ids=lambda setting: setting.key)
def test_a_refusal_says_that_it_is_one_and_what_to_do(refused: Setting[Any]) -> None:
    refusal = rules.refusal_of(refused, pool())
    assert refusal.sentence.startswith("Refused: ")
    assert refusal.way_out.endswith(".")
    assert refusal.key == refused.key


@pytest.mark.parametrize("secret", [True, False])
def test_a_client_keeps_its_secret_or_stays_without(secret: bool) -> None:
    kept = config(clients={"native": {"secret": secret}})
    changed = document_with(kept, Settings({app_client.of("native").secret: not secret}))
    (refusal,) = rules.refusals(kept.recorded(), AuthConfig.model_validate(changed).wanted())
    assert refusal.key == "app_clients.native.secret"
    assert rules.refusals(kept.recorded(), kept.wanted()) == ()


@pytest.mark.parametrize("secret", [True, False])
def test_a_client_that_left_the_file_comes_back_only_as_it_was(secret: bool) -> None:
    record = {"public_clients": ("app", "native")} if not secret else {"confidential_clients": ("native",)}
    gone = config(created=record)
    for wanted in (True, False):
        back = document_with(gone, Settings({each: each.default for each in app_client.of("native").all}))
        back["app_clients"]["native"]["secret"] = wanted
        found = rules.refusals(gone.recorded(), AuthConfig.model_validate(back).wanted())
        assert bool(found) == (wanted != secret)


@pytest.mark.parametrize(
    ("created", "mode", "record"),
    [
        ("OFF", "OFF", "OFF"),
        ("OFF", "OPTIONAL", "OFF"),
        ("OPTIONAL", "OFF", "OPTIONAL"),
        ("OPTIONAL", "OPTIONAL", "OPTIONAL"),
        ("ON", "ON", "ON"),
        ("ON", "OPTIONAL", "OPTIONAL"),
        ("ON", "OFF", "OFF"),
    ],
)
def test_the_record_follows_only_out_of_required_mfa(created: str, mode: str, record: str) -> None:
    assert MfaMode(record) is rules.mfa_record(MfaMode(created), MfaMode(mode))


@given(st.sampled_from(MfaMode), st.lists(st.sampled_from(MfaMode), max_size=8))
def test_no_sequence_of_changes_brings_required_mfa_to_a_pool_without_it(
    created: MfaMode, wishes: list[MfaMode]
) -> None:
    record = mode = created
    always_on = created is ON
    for wish in wishes:
        if rules.refusal(mfa.MODE, pool(record, mode=mode), pool(mode=wish)) is None:
            record, mode = rules.mfa_record(record, wish), wish
            always_on = always_on and mode is ON
        assert (mode is ON) == always_on


@pytest.mark.parametrize(
    ("sign_in", "verified_by", "words"),
    [
        ((), "email", None),
        (("email",), "email", None),
        (("phone_number",), "email", "sign in with a phone number"),
        (("email", "phone_number"), "email", "sign in with a phone number"),
        ((), "phone_number", "verify a phone number"),
        (("email",), "both", "verify a phone number"),
        (("phone_number",), "both", "sign in with a phone number"),
    ],
)
def test_a_phone_number_brings_sms_along(sign_in: tuple[str, ...], verified_by: str, words: str | None) -> None:
    values = Settings({user_pool.SIGN_IN: tuple(map(Contact, sign_in)), verification.BY: VerifiedBy(verified_by)})
    reason = factors.phone_reason(values)
    assert (words is None) == (reason is None)
    assert words is None or words in str(reason)


@pytest.mark.parametrize(
    ("types", "words"),
    [
        ((SMS,), "it locks out every user without a phone number"),
        ((TOTP,), "until one is set up, and locks them out if the app cannot do that"),
        ((SMS, TOTP), "until one is set up, and locks them out if the app cannot do that"),
        ((), "stops or locks out every user without a second factor"),
    ],
)
def test_the_reason_of_required_mfa_is_true_of_the_pool_at_hand(types: tuple[MfaType, ...], words: str) -> None:
    refusal = rules.refusal(mfa.MODE, pool(), pool(mode=ON, types=types))
    assert refusal is not None
    assert words in refusal.sentence
    assert "which starts without users" in refusal.way_out


def test_the_stack_of_a_pool_that_left_required_mfa_is_told_how_to_follow() -> None:
    refusal = rules.left_required_mfa(config().stack("prod"), OPTIONAL)
    stack = f"labproj-auth-prod-{POOL_ID}"
    assert f"the stack {stack} still remembers" in refusal.sentence
    assert f"`cdk deploy labproj-auth-prod -c env=prod --parameters {stack}:MfaAtCreation=OPTIONAL`" in refusal.way_out
    assert "`--parameter-overrides MfaAtCreation=OPTIONAL`" in refusal.way_out


def test_what_aws_does_not_tell_is_not_judged() -> None:
    live = PoolState(OPTIONAL, Settings({mfa.MODE: OPTIONAL, mfa.TYPES: (SMS,)}))
    assert rules.refusals(live, pool(types=(SMS,))) == ()
