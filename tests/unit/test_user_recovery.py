"""A lost device: the plan for each pool and user, what carries it out, and the preferences that both speak of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from authconfig.errors import UsageError
from authconfig.pool_state import PoolState
from authconfig.vocabulary import MfaMode, MfaType
from cloud.administration import carry_out, find_user
from cloud.errors import CloudError
from cloud.preferences import SETTINGS, Preference, Preferences, preferences, settings
from cloud.recovery import Act, UserState, plan
from cloud.user_pool import UserPool
from tests.deployments import LIVE_ID, CannedAws
from wizard.user_command_line import PREFERENCES

SMS, TOTP = MfaType.SMS, MfaType.TOTP
_ACTS = {Act.SET_PHONE: "P", Act.DELETE_TOTP: "D", Act.PREFER_SMS: "S", Act.DISABLE_SMS: "X", Act.SIGN_OUT: "O"}


def pool(mode: str, types: str) -> PoolState:
    return PoolState(MfaMode(mode), MfaMode(mode), frozenset(map(MfaType, types.split())), frozenset(), frozenset())


def user(has: str) -> UserState:
    words = has.split()
    return UserState("ann", "phone" in words, Preferences(tuple(each for each in MfaType if each in words), None))


@pytest.mark.parametrize(
    ("mode", "types", "has", "phone", "acts", "outcome"),
    [
        # the app is lost, and text messages remain
        ("ON", "SMS TOTP", "TOTP phone", False, "DSO", "code by text message"),
        ("ON", "SMS TOTP", "SMS TOTP phone", False, "DSO", "code by text message"),
        ("OPTIONAL", "SMS TOTP", "SMS TOTP phone", False, "DSO", "code by text message"),
        # the administrator gives a number
        ("ON", "SMS TOTP", "TOTP", True, "PDSO", "code by text message"),
        ("ON", "SMS", "SMS phone", True, "PSO", "code by text message"),
        ("ON", "SMS", "", True, "PSO", "code by text message"),
        ("OPTIONAL", "SMS", "", True, "PSO", "code by text message"),
        # MFA is optional, and nothing else is there
        ("OPTIONAL", "TOTP", "TOTP", False, "DO", "password alone"),
        ("OPTIONAL", "TOTP", "TOTP phone", False, "DO", "password alone"),
        ("OPTIONAL", "SMS TOTP", "TOTP phone", False, "DO", "password alone"),
        ("OPTIONAL", "SMS TOTP", "SMS phone", False, "XO", "password alone"),
        ("OPTIONAL", "SMS", "", False, "O", "password alone"),
        # MFA is required: a new app is set up at the next sign-in
        ("ON", "TOTP", "TOTP", False, "DO", "sets up an authenticator app anew"),
        ("ON", "TOTP", "TOTP phone", False, "DO", "sets up an authenticator app anew"),
        ("ON", "SMS TOTP", "TOTP", False, "DO", "sets up an authenticator app anew"),
        ("ON", "SMS TOTP", "", False, "O", "sets up an authenticator app anew"),
        # there is no MFA
        ("OFF", "", "TOTP", False, "DO", "MFA is OFF"),
        ("OFF", "SMS", "SMS phone", False, "O", "MFA is OFF"),
    ],
)
def test_the_plan(mode: str, types: str, has: str, phone: bool, acts: str, outcome: str) -> None:
    found = plan(pool(mode, types), user(has), new_phone=phone)
    assert "".join(_ACTS[act] for act in found.acts) == acts
    assert outcome in found.outcome


@pytest.mark.parametrize(
    ("types", "has"),
    [("SMS", "SMS phone"), ("SMS", ""), ("SMS", "TOTP"), ("SMS TOTP", "SMS phone"), ("SMS TOTP", "phone")],
)
def test_only_a_phone_number_helps(types: str, has: str) -> None:
    with pytest.raises(UsageError, match="--phone-number"):
        plan(pool("ON", types), user(has), new_phone=False)
    assert plan(pool("ON", types), user(has), new_phone=True).acts[-2:] == (Act.PREFER_SMS, Act.SIGN_OUT)


@pytest.mark.parametrize(("mode", "types"), [("ON", "TOTP"), ("OPTIONAL", "TOTP"), ("OFF", "SMS")])
def test_a_phone_number_does_not_help(mode: str, types: str) -> None:
    with pytest.raises(UsageError, match="Leave --phone-number out"):
        plan(pool(mode, types), user("TOTP"), new_phone=True)


_subsets = st.sets(st.sampled_from(["SMS", "TOTP"])).map(" ".join)


@given(st.sampled_from(MfaMode), _subsets, _subsets, st.booleans(), st.booleans())
def test_every_plan_ends_all_sessions_and_none_disables_a_required_factor(
    mode: str, types: str, has: str, has_phone: bool, phone: bool
) -> None:
    try:
        found = plan(pool(mode, types), user(f"{has} phone" if has_phone else has), new_phone=phone)
    except UsageError:
        return
    assert found.acts[-1] is Act.SIGN_OUT
    assert (Act.DELETE_TOTP in found.acts) == ("TOTP" in has)
    assert (Act.SET_PHONE in found.acts) == phone
    assert Act.DISABLE_SMS not in found.acts or mode == "OPTIONAL"
    assert Act.PREFER_SMS not in found.acts or ("SMS" in types and (has_phone or phone))


_ADMIN = {"UserPoolId": LIVE_ID, "Username": "ann"}


def live(canned: CannedAws) -> UserPool:
    return UserPool(canned.clients.cognito, LIVE_ID, "client")


def test_the_user_is_read() -> None:
    answer = {
        "Username": "1f2e-sub",
        "UserAttributes": [{"Name": "phone_number", "Value": "+15555550100"}],
        "UserMFASettingList": ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
        "PreferredMfaSetting": "SOFTWARE_TOKEN_MFA",
    }
    with CannedAws() as canned:
        canned.cognito.add_response("admin_get_user", answer, _ADMIN)
        canned.cognito.add_response("admin_get_user", {"Username": "ann"}, _ADMIN)
        assert find_user(live(canned), "ann") == UserState("ann", True, Preferences((TOTP,), TOTP))
        assert find_user(live(canned), "ann") == UserState("ann", False, Preferences((), None))


@pytest.mark.parametrize(
    ("act", "operation", "parameters"),
    [
        (
            Act.SET_PHONE,
            "admin_update_user_attributes",
            {
                "UserAttributes": [
                    {"Name": "phone_number", "Value": "+15555550100"},
                    {"Name": "phone_number_verified", "Value": "true"},
                ]
            },
        ),
        (Act.DELETE_TOTP, "admin_delete_software_token", {}),
        (
            Act.PREFER_SMS,
            "admin_set_user_mfa_preference",
            {"SMSMfaSettings": {"Enabled": True, "PreferredMfa": True}},
        ),
        (
            Act.DISABLE_SMS,
            "admin_set_user_mfa_preference",
            {"SMSMfaSettings": {"Enabled": False, "PreferredMfa": False}},
        ),
        (Act.SIGN_OUT, "admin_user_global_sign_out", {}),
    ],
)
def test_what_is_done(act: Act, operation: str, parameters: dict[str, Any]) -> None:
    with CannedAws() as canned:
        canned.cognito.add_response(operation, {}, _ADMIN | parameters)
        carry_out(live(canned), "ann", act, "+15555550100")


def test_an_app_that_is_gone_already_is_no_error_and_a_missing_permission_is_one() -> None:
    with CannedAws() as canned:
        canned.cognito.add_client_error("admin_delete_software_token", "ResourceNotFoundException", "none", 400)
        carry_out(live(canned), "ann", Act.DELETE_TOTP)
        canned.cognito.add_client_error("admin_delete_software_token", "AccessDeniedException", "no", 400)
        with pytest.raises(CloudError, match="lack the permission cognito-idp:AdminDeleteSoftwareToken"):
            carry_out(live(canned), "ann", Act.DELETE_TOTP)


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
    assert {SETTINGS[factor] for factor in wanted} == found.keys()
    for factor, preference in wanted.items():
        assert found[SETTINGS[factor]]["Enabled"] == (preference is not Preference.DISABLED)
        assert found[SETTINGS[factor]]["PreferredMfa"] == (preference is Preference.PREFERRED)


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


def test_the_command_line_knows_the_same_words() -> None:
    assert tuple(Preference) == PREFERENCES
