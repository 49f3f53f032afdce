"""What an existing pool refuses, written out by hand."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, strategies as st

from authconfig import rules
from authconfig.pool_state import PoolState
from authconfig.rules import MFA_TRANSITIONS, Verdict
from authconfig.vocabulary import Alias, Attribute, Contact, MfaMode, MfaType, VerifiedBy
from tests.configs import config

OFF, ON, OPTIONAL = MfaMode.OFF, MfaMode.ON, MfaMode.OPTIONAL
SMS, TOTP = MfaType.SMS, MfaType.TOTP


def pool(created: MfaMode = OPTIONAL, mode: MfaMode = OPTIONAL, types: tuple[MfaType, ...] = (SMS, TOTP)) -> PoolState:
    return PoolState(
        mfa_at_creation=created,
        mfa_mode=mode,
        mfa_types=frozenset(types),
        sign_in=frozenset({Contact.EMAIL}),
        required_attributes=frozenset({Attribute.EMAIL}),
    )


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
    refusal = rules.mfa_mode(None if start is None else pool(start), MfaMode(wanted))
    assert (verdict == "REFUSED") == (refusal is rules.REQUIRED_MFA)


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
    refusal = rules.mfa_types(pool(mode=present_mode, types=present), wanted_mode, frozenset(wanted))
    assert refused == (refusal is rules.SMS_REMOVAL)


def test_a_new_pool_refuses_no_factors() -> None:
    assert rules.mfa_types(None, ON, frozenset({TOTP})) is None


@pytest.mark.parametrize(("wanted", "refused"), [({Contact.EMAIL}, False), (set(), True), (set(Contact), True)])
def test_sign_in_is_fixed_at_creation(wanted: set[Contact], refused: bool) -> None:
    assert refused == (rules.sign_in(pool(), frozenset(wanted)) is rules.SIGN_IN_CHANGE)
    assert rules.sign_in(None, frozenset(wanted)) is None


@pytest.mark.parametrize(("wanted", "refused"), [({Attribute.EMAIL}, False), (set(), True), ({Attribute.NAME}, True)])
def test_required_attributes_are_fixed_at_creation(wanted: set[Attribute], refused: bool) -> None:
    found = rules.required_attributes(pool(), frozenset(wanted))
    assert refused == (found is rules.REQUIRED_ATTRIBUTES_CHANGE)
    assert rules.required_attributes(None, frozenset(wanted)) is None


@pytest.mark.parametrize(("wanted", "refused"), [(set(), False), ({Alias.EMAIL}, True)])
def test_aliases_are_fixed_at_creation(wanted: set[Alias], refused: bool) -> None:
    assert refused == (rules.aliases(pool(), frozenset(wanted)) is rules.ALIASES_CHANGE)
    assert rules.aliases(None, frozenset(wanted)) is None


def test_all_refusals_of_a_configuration_are_found_at_once() -> None:
    wanted = config(
        mfa={"mode": "ON", "types": ["TOTP"]},
        user_pool={"sign_in": [], "aliases": ["email"], "required_attributes": ["name"]},
    )
    assert (
        rules.REQUIRED_MFA,
        rules.SMS_REMOVAL,
        rules.SIGN_IN_CHANGE,
        rules.ALIASES_CHANGE,
        rules.REQUIRED_ATTRIBUTES_CHANGE,
    ) == rules.refusals(pool(), wanted)
    assert rules.refusals(None, wanted) == ()


@pytest.mark.parametrize(
    "refusal",
    [
        rules.REQUIRED_MFA,
        rules.SMS_REMOVAL,
        rules.SIGN_IN_CHANGE,
        rules.ALIASES_CHANGE,
        rules.REQUIRED_ATTRIBUTES_CHANGE,
    ],
)
def test_a_refusal_says_that_it_is_one_and_what_to_do(refusal: rules.Refusal) -> None:
    assert refusal.sentence.startswith("Refused: ")
    assert refusal.way_out.endswith(".")
    assert refusal.key.count(".") == 1


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
        if rules.mfa_mode(pool(record, mode), wish) is None:
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
    reason = rules.phone_reason(tuple(map(Contact, sign_in)), VerifiedBy(verified_by))
    assert (words is None) == (reason is None)
    assert words is None or words in str(reason)
