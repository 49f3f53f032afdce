"""A lost device: the plan for each pool and user, what carries it out, and the preferences that both speak of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import UsageError
from authconfig.settings import DEFAULTS, mfa, user_pool
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Alias, Contact, MfaMode, MfaType
from cloud.users.preferences import Preference, Preferences, preferences, setting_of, settings
from cloud.users.recovery import Act, Lost, Plan, UserState, plan
from wizard.commands.user.mfa import PREFERENCES

SMS, TOTP = MfaType.SMS, MfaType.TOTP
OLD, NEW = "+15555550100", "+15555550199"
_ACTS = {
    Act.SET_PHONE: "P", Act.PREFER_SMS: "S", Act.PREFER_TOTP: "T", Act.DISABLE_SMS: "X", Act.DELETE_TOTP: "D",
    Act.SIGN_OUT: "O",
}  # fmt: skip


def pool(mode: str, types: str, sign_in: Contact | None = None) -> Settings:
    return DEFAULTS | Settings(
        {
            mfa.MODE: MfaMode(mode),
            mfa.TYPES: tuple(map(MfaType, types.split())),
            user_pool.SIGN_IN: (sign_in,) if sign_in else (),
        }
    )


def user(phone: str = OLD, *, verified: bool = True) -> UserState:
    return UserState("1f2e-sub", phone, phone_verified=verified)


def acts(found: Plan) -> str:
    return "".join(_ACTS[act] for act in found.acts)


@pytest.mark.parametrize(
    ("mode", "types", "lost", "has", "given", "wanted", "outcome"),
    [
        # the app is lost, and text messages reach the user
        ("ON", "SMS TOTP", None, OLD, None, "SDO", "code by text message to the number ending in 0100"),
        ("ON", "SMS TOTP", "app", OLD, None, "SDO", "code by text message to the number ending in 0100"),
        ("OPTIONAL", "SMS TOTP", None, OLD, None, "SDO", "code by text message to the number ending in 0100"),
        ("ON", "SMS TOTP", "app", "", NEW, "PSDO", f"code by text message to {NEW}"),
        ("ON", "SMS TOTP", "app", OLD, NEW, "PSDO", f"code by text message to {NEW}"),
        # the app is lost, and nothing else is there
        ("ON", "TOTP", None, OLD, None, "DO", "sets up an authenticator app anew"),
        ("ON", "TOTP", None, "", None, "DO", "sets up an authenticator app anew"),
        ("ON", "SMS TOTP", None, "", None, "DO", "sets up an authenticator app anew"),
        ("OPTIONAL", "TOTP", None, OLD, None, "DO", "in with the password alone, and"),
        ("OPTIONAL", "SMS TOTP", None, "", None, "DO", "in with the password alone, and"),
        # the phone is replaced, and a working app stays
        ("ON", "SMS TOTP", None, OLD, NEW, "PSO", f"code by text message to {NEW}"),
        ("ON", "SMS TOTP", "phone", OLD, NEW, "PSO", f"code by text message to {NEW}"),
        ("ON", "SMS", None, OLD, NEW, "PSO", f"code by text message to {NEW}"),
        ("ON", "SMS", None, "", NEW, "PSO", f"code by text message to {NEW}"),
        ("OPTIONAL", "SMS", None, "", NEW, "PSO", f"code by text message to {NEW}"),
        # the phone is lost, and there is no other
        ("ON", "SMS TOTP", "phone", OLD, None, "TO", "with the authenticator app"),
        ("ON", "SMS TOTP", "phone", "", None, "O", "with the authenticator app"),
        ("ON", "TOTP", "phone", OLD, None, "O", "with the authenticator app"),
        ("OPTIONAL", "SMS TOTP", "phone", OLD, None, "XO", "if there is one, and with the password alone if not"),
        ("OPTIONAL", "TOTP", "phone", OLD, None, "O", "if there is one, and with the password alone if not"),
        ("OPTIONAL", "SMS", "phone", OLD, None, "XO", "in with the password alone, and"),
        # both are lost
        ("ON", "SMS TOTP", "both", OLD, NEW, "PSDO", f"code by text message to {NEW}"),
        ("ON", "SMS TOTP", "both", "", None, "DO", "sets up an authenticator app anew"),
        ("ON", "TOTP", "both", OLD, None, "DO", "sets up an authenticator app anew"),
        ("OPTIONAL", "SMS TOTP", "both", OLD, None, "XDO", "in with the password alone, and"),
        # there is no MFA
        ("OFF", "", None, OLD, None, "O", "MFA is OFF"),
        ("OFF", "SMS TOTP", "both", OLD, None, "DO", "MFA is OFF"),
        ("OFF", "SMS TOTP", "phone", OLD, None, "O", "MFA is OFF"),
    ],
)  # fmt: skip
def test_the_plan(
    mode: str, types: str, lost: str | None, has: str, given: str | None, wanted: str, outcome: str
) -> None:
    found = plan(pool(mode, types), user(has), lost=Lost(lost) if lost else None, new_phone=given)
    assert (wanted, True) == (acts(found), outcome in found.outcome)


@pytest.mark.parametrize(
    ("types", "lost", "has"),
    [("SMS", "phone", OLD), ("SMS", "both", OLD), ("SMS", "phone", ""), ("SMS TOTP", "both", OLD)],
)
def test_only_a_phone_number_helps(types: str, lost: str, has: str) -> None:
    with pytest.raises(UsageError, match="--phone-number"):
        plan(pool("ON", types), user(has), lost=Lost(lost), new_phone=None)
    found = plan(pool("ON", types), user(has), lost=Lost(lost), new_phone=NEW)
    assert acts(found).startswith("PS")


@pytest.mark.parametrize(("mode", "types"), [("ON", "TOTP"), ("OPTIONAL", "TOTP"), ("OFF", "SMS")])
def test_a_phone_number_does_not_help(mode: str, types: str) -> None:
    with pytest.raises(UsageError, match="Leave --phone-number out"):
        plan(pool(mode, types), user(), lost=None, new_phone=NEW)


@pytest.mark.parametrize("mode", ["ON", "OPTIONAL"])
def test_an_app_that_the_pool_does_not_know_cannot_be_lost(mode: str) -> None:
    with pytest.raises(UsageError, match="--lost phone"):
        plan(pool(mode, "SMS"), user(), lost=None, new_phone=None)


def told(found: Plan) -> str:
    return "\n".join(found.notes)


def test_a_number_that_nobody_verified_is_warned_of_when_it_becomes_the_only_factor() -> None:
    both = pool("ON", "SMS TOTP")
    warned = plan(both, user(verified=False), lost=Lost.APP, new_phone=None)
    assert "Warning: Nobody has verified the number ending in 0100" in told(warned)
    for quiet in (
        plan(both, user(), lost=Lost.APP, new_phone=None),
        plan(both, user(verified=False), lost=Lost.APP, new_phone=NEW),
        plan(both, user(verified=False), lost=Lost.PHONE, new_phone=None),
    ):
        assert "Warning" not in told(quiet)


def test_a_phone_number_to_sign_in_with_changes_and_the_plan_says_so() -> None:
    named = pool("ON", "SMS TOTP", Contact.PHONE_NUMBER)
    words = f"sign-in name changes: {NEW} in place of the number ending in 0100"
    assert words in told(plan(named, user(), lost=None, new_phone=NEW))
    alias = pool("ON", "SMS TOTP").with_value(user_pool.ALIASES, (Alias.PHONE_NUMBER,))
    assert words in told(plan(alias, user(), lost=None, new_phone=NEW))
    for quiet in (
        plan(pool("ON", "SMS TOTP", Contact.EMAIL), user(), lost=None, new_phone=NEW),
        plan(named, user(), lost=None, new_phone=None),
        plan(named, user(NEW), lost=None, new_phone=NEW),  # again, after it was done
    ):
        assert "sign-in name" not in told(quiet)


def test_an_app_that_stays_is_said_to_stay() -> None:
    words = "--lost both"
    assert words in told(plan(pool("ON", "SMS TOTP"), user(), lost=None, new_phone=NEW))
    assert words not in told(plan(pool("ON", "SMS"), user(), lost=None, new_phone=NEW))
    assert words not in told(plan(pool("ON", "SMS TOTP"), user(), lost=Lost.BOTH, new_phone=NEW))


_subsets = st.sets(st.sampled_from(["SMS", "TOTP"])).map(" ".join)
_cases = st.tuples(
    st.sampled_from(MfaMode), _subsets, st.sampled_from(["", OLD]), st.none() | st.sampled_from(Lost),
    st.none() | st.just(NEW),
)  # fmt: skip


@given(_cases)
def test_every_plan_finds_a_way_in_before_it_takes_one_away(
    case: tuple[MfaMode, str, str, Lost | None, str | None],
) -> None:
    mode, types, has, lost, number = case
    try:
        found = plan(pool(mode, types), user(has), lost=lost, new_phone=number)
    except UsageError:
        return
    lost = lost or (Lost.PHONE if number else Lost.APP)
    assert found.acts[-1] is Act.SIGN_OUT
    assert [act for act in Act if act in found.acts] == list(found.acts)
    assert (Act.DELETE_TOTP in found.acts) == ("TOTP" in types and lost is not Lost.PHONE)
    assert (Act.SET_PHONE in found.acts) == (number is not None)
    assert Act.DISABLE_SMS not in found.acts or (mode == "OPTIONAL" and lost is not Lost.APP)
    assert Act.PREFER_SMS not in found.acts or ("SMS" in types and (has or number) and mode != "OFF")
    # What is left of second factors is used before the password alone is.
    if mode == "OPTIONAL" and (number or (has and "SMS" in types and lost is Lost.APP)):
        assert Act.PREFER_SMS in found.acts


@given(_cases, st.integers(0, 6), st.booleans())
def test_the_same_again_does_the_same_however_far_it_got(
    case: tuple[MfaMode, str, str, Lost | None, str | None], done: int, verified: bool
) -> None:
    mode, types, has, lost, number = case
    try:
        found = plan(pool(mode, types), user(has, verified=verified), lost=lost, new_phone=number)
    except UsageError:
        return
    after = user(number, verified=True) if number and Act.SET_PHONE in found.acts[:done] else user(has)
    assert plan(pool(mode, types), after, lost=lost, new_phone=number).acts == found.acts


_wanted = st.dictionaries(st.sampled_from(MfaType), st.sampled_from(Preference))


@given(_wanted)
def test_at_most_one_factor_is_preferred(wanted: dict[MfaType, Preference]) -> None:
    try:
        found = settings(wanted)
    except UsageError:
        assert set(wanted.values()) == {Preference.PREFERRED}
        assert len(wanted) == 2
        return
    assert sum(each["PreferredMfa"] for each in found.values()) <= 1
    assert {setting_of(factor) for factor in wanted} == found.keys()
    for factor, preference in wanted.items():
        assert found[setting_of(factor)]["Enabled"] == (preference is not Preference.DISABLED)
        assert found[setting_of(factor)]["PreferredMfa"] == (preference is Preference.PREFERRED)


@pytest.mark.parametrize(
    ("response", "found"),
    [
        ({}, Preferences((), None)),
        ({"UserMFASettingList": ["SOFTWARE_TOKEN_MFA", "SMS_MFA"]}, Preferences((SMS, TOTP), None)),
        ({"UserMFASettingList": ["SMS_MFA"], "PreferredMfaSetting": "SMS_MFA"}, Preferences((SMS,), SMS)),
        ({"PreferredMfaSetting": "EMAIL_OTP"}, Preferences((), None)),
    ],
)
def test_what_cognito_tells_of_a_users_factors(response: dict[str, Any], found: Preferences) -> None:
    assert found == preferences(response)


def test_the_command_line_knows_the_preferences() -> None:
    assert tuple(Preference) == PREFERENCES
