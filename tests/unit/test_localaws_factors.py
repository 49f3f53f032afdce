"""What is asked for after a password, and what users may set up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies as st

from localaws.messages import Refused
from localaws.sign_in.accounts import SMS, TOTP, Pool, Texts, User
from localaws.sign_in.attempts import FREE, LONGEST_LOCK, Attempts
from localaws.sign_in.challenges import SELECT, SETUP, TOKENS, after_password, answered, parameters
from localaws.sign_in.factors import (
    Factors,
    available,
    listed,
    preferred,
    with_pending_token,
    with_preferences,
    with_sms_code,
    with_token_code,
    with_verified_token,
    without_token,
)
from localaws.sign_in.sessions import Session
from localaws.sign_in.totp import STEP, code_of, step_at

SECRET, OTHER = "JBSWY3DPEHPK3PXP", "KRSXG5CTMVRXEZLU"
NOW = 1_000_000.0
ON = Pool("pool", "ON", (SMS, TOTP), Texts())
OPTIONAL = replace(ON, mode="OPTIONAL")
OFF = replace(ON, mode="OFF", factors=())
PHONE = User("ann", "CONFIRMED", enabled=True, attributes={"sub": "1", "phone_number": "+15555550123"})
NO_PHONE = replace(PHONE, attributes={"sub": "1"})
NOTHING = Factors()
TOKEN = Factors(secret=SECRET)
BOTH = Factors(secret=SECRET, enabled=frozenset({SMS, TOTP}))


def only(pool: Pool, *factors: str) -> Pool:
    return replace(pool, factors=factors)


@pytest.mark.parametrize(
    ("pool", "user", "factors", "challenge"),
    [
        (OFF, PHONE, BOTH, TOKENS),
        (OPTIONAL, PHONE, NOTHING, TOKENS),
        (OPTIONAL, PHONE, TOKEN, TOKENS),  # verified, but not switched on
        (OPTIONAL, PHONE, replace(TOKEN, enabled=frozenset({TOTP})), TOTP),
        (OPTIONAL, PHONE, Factors(enabled=frozenset({SMS})), SMS),
        (OPTIONAL, NO_PHONE, Factors(enabled=frozenset({SMS})), TOKENS),  # the number was taken off
        (OPTIONAL, PHONE, BOTH, SELECT),
        (OPTIONAL, PHONE, replace(BOTH, preferred=SMS), SMS),
        (OPTIONAL, PHONE, replace(BOTH, preferred=TOTP), TOTP),
        (only(OPTIONAL, TOTP), PHONE, replace(BOTH, preferred=SMS), TOTP),  # the pool has dropped SMS
        (OPTIONAL, NO_PHONE, replace(BOTH, preferred=SMS), TOTP),
        (ON, PHONE, NOTHING, SMS),
        (ON, NO_PHONE, NOTHING, SETUP),
        (only(ON, TOTP), PHONE, NOTHING, SETUP),
        (only(ON, SMS), NO_PHONE, NOTHING, SETUP),
        (ON, NO_PHONE, TOKEN, TOTP),  # verified is enough where MFA is required
        (ON, PHONE, replace(TOKEN, enabled=frozenset({SMS})), SELECT),
        (only(ON, SMS), PHONE, TOKEN, SMS),
        (replace(ON, factors=()), PHONE, BOTH, SETUP),
    ],
)
def test_what_is_asked_for_after_the_password(pool: Pool, user: User, factors: Factors, challenge: str) -> None:
    assert challenge == after_password(pool, user, factors)


FACTORS = st.builds(
    Factors,
    secret=st.sampled_from(["", SECRET]),
    enabled=st.frozensets(st.sampled_from([SMS, TOTP])),
    preferred=st.sampled_from(["", SMS, TOTP]),
)
OFFERED = st.sampled_from([(), (SMS,), (TOTP,), (SMS, TOTP)])


@given(OFFERED, st.sampled_from([PHONE, NO_PHONE]), FACTORS)
def test_a_required_factor_is_always_asked_for_and_can_be_answered(
    offered: tuple[str, ...], user: User, factors: Factors
) -> None:
    pool = only(ON, *offered)
    challenge = after_password(pool, user, factors)
    assert challenge != TOKENS
    assert challenge != TOTP or factors.secret
    assert challenge != SMS or user.phone
    assert challenge != SELECT or len(available(pool, user, factors)) == 2
    assert challenge in {SELECT, SETUP, *offered}


def test_only_what_can_be_asked_for_can_be_chosen() -> None:
    waiting = Session("pool", "client", "1", SELECT, expires=NOW + 1)
    assert answered(waiting, ON, PHONE, BOTH, {"ANSWER": TOTP}, NOW).next == TOTP
    for factors, choice in ((Factors(enabled=frozenset({SMS})), TOTP), (BOTH, "EMAIL_OTP"), (BOTH, "")):
        with pytest.raises(Refused) as caught:
            answered(waiting, ON, PHONE, factors, {"ANSWER": choice}, NOW)
        assert caught.value.code == "InvalidParameterException"


def test_clients_are_told_what_they_need() -> None:
    name = {"USER_ID_FOR_SRP": "ann"}
    assert parameters(SMS, ON, PHONE, NOTHING) == name | {
        "CODE_DELIVERY_DELIVERY_MEDIUM": "SMS",
        "CODE_DELIVERY_DESTINATION": "+*******0123",
    }
    assert parameters(TOTP, ON, PHONE, TOKEN) == name
    assert parameters(TOTP, ON, PHONE, replace(TOKEN, device="Phone")) == name | {"FRIENDLY_DEVICE_NAME": "Phone"}
    assert parameters(SELECT, ON, PHONE, BOTH)["MFAS_CAN_CHOOSE"] == '["SMS_MFA", "SOFTWARE_TOKEN_MFA"]'
    assert parameters(SETUP, only(ON, TOTP), PHONE, NOTHING)["MFAS_CAN_SETUP"] == '["SOFTWARE_TOKEN_MFA"]'


def sms(**settings: bool) -> dict[str, Any]:
    return {"SMSMfaSettings": settings}


def totp(**settings: bool) -> dict[str, Any]:
    return {"SoftwareTokenMfaSettings": settings}


@pytest.mark.parametrize(
    ("before", "wanted", "enabled", "chosen"),
    [
        (NOTHING, sms(Enabled=True), {SMS}, ""),
        (TOKEN, totp(Enabled=True, PreferredMfa=True), {TOTP}, TOTP),
        (BOTH, sms(PreferredMfa=True), {SMS, TOTP}, SMS),
        (replace(BOTH, preferred=SMS), totp(Enabled=True, PreferredMfa=True), {SMS, TOTP}, TOTP),
        (replace(BOTH, preferred=SMS), sms(Enabled=True, PreferredMfa=False), {SMS, TOTP}, ""),
        (replace(BOTH, preferred=SMS), sms(Enabled=False), {TOTP}, ""),
        (replace(BOTH, preferred=SMS), totp(Enabled=False), {SMS}, SMS),
        (BOTH, {}, {SMS, TOTP}, ""),
        (BOTH, sms(Enabled=False) | totp(Enabled=False), set(), ""),
    ],
)
def test_preferences(before: Factors, wanted: dict[str, Any], enabled: set[str], chosen: str) -> None:
    after = with_preferences(OPTIONAL, PHONE, before, wanted)
    assert (set(after.enabled), after.preferred) == (enabled, chosen)


@pytest.mark.parametrize(
    ("pool", "user", "before", "wanted", "words"),
    [
        (OPTIONAL, PHONE, BOTH, sms(Enabled=True, PreferredMfa=True) | totp(PreferredMfa=True), "Only one"),
        (OPTIONAL, PHONE, NOTHING, totp(Enabled=True), "User has not set up software token mfa"),
        (OPTIONAL, PHONE, Factors(pending=SECRET), totp(Enabled=True), "User has not set up software token mfa"),
        (OPTIONAL, NO_PHONE, NOTHING, sms(Enabled=True), "does not have a phone_number set to turn on SMS MFA"),
        (only(OPTIONAL, TOTP), PHONE, NOTHING, sms(Enabled=True), "delivery config set to turn on SMS_MFA"),
        (only(OPTIONAL, SMS), PHONE, TOKEN, totp(Enabled=True), "config set to turn on SOFTWARE_TOKEN_MFA"),
        (OFF, PHONE, TOKEN, totp(Enabled=True), "config set to turn on SOFTWARE_TOKEN_MFA"),
        (OPTIONAL, PHONE, NOTHING, sms(PreferredMfa=True), "preferred but not enabled"),
        (OPTIONAL, PHONE, BOTH, sms(Enabled=False, PreferredMfa=True), "preferred but not enabled"),
    ],
)
def test_refused_preferences(pool: Pool, user: User, before: Factors, wanted: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words) as caught:
        with_preferences(pool, user, before, wanted)
    assert caught.value.code == "InvalidParameterException"


def test_where_mfa_is_required_nothing_is_switched_off() -> None:
    after = with_preferences(ON, PHONE, replace(BOTH, preferred=SMS), sms(Enabled=False) | totp(Enabled=False))
    assert after == replace(BOTH, preferred=SMS)


def now_code(secret: str, now: float = NOW) -> str:
    return code_of(secret, step_at(now))


def test_a_token_is_dropped_only_when_the_next_one_is_verified() -> None:
    pending = with_pending_token(ON, replace(TOKEN, device="old"), OTHER)
    assert with_token_code(pending, now_code(SECRET), NOW).refused is None
    wrong = with_verified_token(pending, now_code(SECRET), "new", NOW)
    assert wrong.refused is not None
    assert wrong.refused.code == "EnableSoftwareTokenMFAException"
    assert (wrong.factors.secret, wrong.factors.pending, wrong.factors.device) == (SECRET, OTHER, "old")
    right = with_verified_token(pending, now_code(OTHER), "new", NOW)
    assert right.refused is None
    assert (right.factors.secret, right.factors.pending, right.factors.device) == (OTHER, "", "new")
    assert (right.factors.enabled, right.factors.preferred) == (frozenset(), "")


def test_no_token_is_set_up_where_the_pool_has_none() -> None:
    for pool in (only(ON, SMS), OFF):
        with pytest.raises(Refused, match="Software Token MFA has not been enabled by the userPool") as caught:
            with_pending_token(pool, NOTHING, SECRET)
        assert caught.value.code == "SoftwareTokenMFANotFoundException"


def test_without_an_association_nothing_is_verified() -> None:
    for factors, code in ((NOTHING, now_code("")), (TOKEN, now_code(SECRET))):
        checked = with_verified_token(factors, code, "", NOW)
        assert checked.refused is not None
        assert checked.factors.secret == factors.secret


@pytest.mark.parametrize("later", [0, STEP - 1, STEP])
def test_a_code_is_not_right_twice_nor_is_one_before_it(later: float) -> None:
    once = with_token_code(TOKEN, now_code(SECRET), NOW)
    assert once.refused is None
    for code in (now_code(SECRET), now_code(SECRET, NOW - STEP)):
        if later == STEP and code != now_code(SECRET):
            continue  # out of the tolerance by then: wrong, not used
        again = with_token_code(once.factors, code, NOW + later - NOW % STEP)
        assert again.refused is not None
        assert again.refused.code == "ExpiredCodeException"
        assert again.factors == once.factors
    assert with_token_code(once.factors, now_code(SECRET, NOW + STEP), NOW + STEP).refused is None


def test_the_code_that_verified_a_token_is_used() -> None:
    fresh = with_verified_token(Factors(pending=SECRET), now_code(SECRET), "", NOW).factors
    refused = with_token_code(fresh, now_code(SECRET), NOW).refused
    assert refused is not None
    assert refused.code == "ExpiredCodeException"


@pytest.mark.parametrize("kind", ["token", "sms", "setup"])
def test_five_wrong_codes_lock_even_the_right_one_out_for_a_while(kind: str) -> None:
    def check(factors: Factors, code: str, now: float) -> Any:
        if kind == "token":
            return with_token_code(factors, now_code(SECRET, now) if code == "right" else code, now)
        if kind == "sms":
            return with_sms_code(factors, "right", code, now)
        return with_verified_token(factors, now_code(OTHER, now) if code == "right" else code, "", now)

    factors = replace(TOKEN, pending=OTHER)
    for _ in range(FREE - 1):
        factors = check(factors, "wrong", NOW).factors
    assert check(factors, "right", NOW).refused is None
    factors = check(factors, "wrong", NOW).factors
    # Of a signed-in user, NotAuthorizedException would say that the access token is not good any more.
    words = "LimitExceededException" if kind == "setup" else "NotAuthorizedException"
    assert check(factors, "right", NOW + 29).refused.code == words
    assert check(factors, "right", NOW + 29).factors == factors, "looked at while locked"
    unlocked = check(factors, "right", NOW + 30)
    assert unlocked.refused is None
    assert unlocked.factors.attempts == Attempts()
    assert check(factors, "wrong", NOW + 30).factors.attempts.locked(NOW + 30 + 59)


@given(st.integers(FREE, 10_000))
def test_locks_grow_to_a_limit(wrong: int) -> None:
    earlier, later = (Attempts(number).failed(0).locked_until for number in (wrong, wrong + 1))
    assert 0 < earlier <= later <= LONGEST_LOCK


def test_no_code_is_right_where_none_was_sent() -> None:
    assert with_sms_code(NOTHING, "", "", NOW).refused is not None


def test_an_administrator_takes_a_token_off() -> None:
    full = replace(BOTH, device="Phone", preferred=TOTP, pending=OTHER, last_step=7, attempts=Attempts(3))
    assert without_token(full) == Factors(enabled=frozenset({SMS}), attempts=Attempts(3))
    assert without_token(replace(full, preferred=SMS)).preferred == SMS
    with pytest.raises(Refused) as caught:
        without_token(Factors(pending=SECRET))
    assert caught.value.code == "ResourceNotFoundException"


def test_what_is_preferred_is_said_only_while_it_can_be_asked_for() -> None:
    assert preferred(OPTIONAL, PHONE, replace(BOTH, preferred=SMS)) == SMS
    assert preferred(OPTIONAL, NO_PHONE, replace(BOTH, preferred=SMS)) == ""


@pytest.mark.parametrize(
    ("pool", "user", "factors", "names"),
    [
        (ON, PHONE, TOKEN, ()),  # asked for all the same
        (ON, PHONE, replace(TOKEN, enabled=frozenset({SMS})), (SMS,)),
        (ON, PHONE, BOTH, (SMS, TOTP)),
        (OPTIONAL, PHONE, TOKEN, ()),
        (OPTIONAL, PHONE, BOTH, (SMS, TOTP)),
        (OPTIONAL, NO_PHONE, BOTH, (TOTP,)),
        (only(ON, SMS), PHONE, BOTH, (SMS,)),
        (OFF, PHONE, BOTH, ()),
    ],
)
def test_only_what_was_switched_on_is_listed(pool: Pool, user: User, factors: Factors, names: tuple[str, ...]) -> None:
    assert listed(pool, user, factors) == names


def test_secrets_are_not_in_what_is_printed_of_the_factors() -> None:
    assert SECRET not in repr(Factors(secret=SECRET, pending=SECRET))
