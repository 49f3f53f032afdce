"""Signing in: the state machine, without a server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import SecretStr

from authconfig.vocabulary import MfaType
from cloud.errors import CloudError
from cloud.users.challenges import following, request, understood
from cloud.users.refusals import WrongCode
from cloud.users.steps import (
    Answer,
    ChoiceWanted,
    CodeWanted,
    NewPassword,
    NewPasswordWanted,
    SecretShared,
    SetUpDone,
    SetUpWanted,
    SignedIn,
    SignIn,
    Step,
)
from tests.srp_server import SESSION

CLIENT = "4exampleclient"
START = SignIn(CLIENT, "ann", SecretStr("before"))

NOW = SignIn(CLIENT, "ann", SecretStr(SESSION))
CODE, TOKEN = SecretStr("123456"), "eyJhbGciOi.token"
TOKENS = {"AuthenticationResult": {"AccessToken": TOKEN, "ExpiresIn": 3600, "IdToken": "id", "RefreshToken": "refresh"}}
_CHALLENGES = ("SMS_MFA", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP", "NEW_PASSWORD_REQUIRED")


def asked(challenge: str, **parameters: str) -> dict[str, Any]:
    return {"ChallengeName": challenge, "Session": SESSION, "ChallengeParameters": parameters}


def listed(*names: str) -> str:
    return json.dumps(names)


@pytest.mark.parametrize(
    ("response", "step"),
    [
        (asked("SMS_MFA", CODE_DELIVERY_DESTINATION="+***55"), CodeWanted(NOW, MfaType.SMS, "+***55")),
        (asked("SMS_MFA"), CodeWanted(NOW, MfaType.SMS)),
        (asked("SOFTWARE_TOKEN_MFA", FRIENDLY_DEVICE_NAME="x"), CodeWanted(NOW, MfaType.TOTP)),
        (
            asked("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=listed("SOFTWARE_TOKEN_MFA", "SMS_MFA")),
            ChoiceWanted(NOW, (MfaType.SMS, MfaType.TOTP)),
        ),
        (
            asked("SELECT_MFA_TYPE", MFAS_CAN_SELECT=listed("EMAIL_OTP", "SOFTWARE_TOKEN_MFA")),
            ChoiceWanted(NOW, (MfaType.TOTP,)),
        ),
        (asked("MFA_SETUP", MFAS_CAN_SETUP=listed("SMS_MFA", "SOFTWARE_TOKEN_MFA")), SetUpWanted(NOW)),
        (asked("NEW_PASSWORD_REQUIRED"), NewPasswordWanted(NOW, ())),
        (
            asked(
                "NEW_PASSWORD_REQUIRED",
                requiredAttributes=listed("userAttributes.email", "userAttributes.name", "gender"),
                userAttributes=json.dumps({"email": "ann@example.com", "name": ""}),
            ),
            NewPasswordWanted(NOW, ("name", "gender")),
        ),
        (TOKENS, SignedIn(SecretStr(TOKEN), 3600)),
        (TOKENS | {"ChallengeParameters": {}}, SignedIn(SecretStr(TOKEN), 3600)),
    ],
)
def test_what_is_asked(response: Mapping[str, Any], step: object) -> None:
    assert step == understood(START, response)


@pytest.mark.parametrize(
    ("response", "words"),
    [
        (asked("CUSTOM_CHALLENGE"), "asks for CUSTOM_CHALLENGE, which this toolkit cannot answer"),
        (asked("SELECT_MFA_TYPE"), "SELECT_MFA_TYPE cannot be read"),
        (asked("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE="{}"), "SELECT_MFA_TYPE cannot be read"),
        (asked("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE="[" * 100_000), "SELECT_MFA_TYPE cannot be read"),
        (asked("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=listed("EMAIL_OTP")), "no second factor that this toolkit knows"),
        (asked("MFA_SETUP"), "MFA_SETUP cannot be read"),
        (asked("MFA_SETUP", MFAS_CAN_SETUP=listed("SMS_MFA")), "--phone-number"),
        (asked("NEW_PASSWORD_REQUIRED", requiredAttributes="?"), "NEW_PASSWORD_REQUIRED cannot be read"),
        ({"ChallengeName": "SMS_MFA"}, "cannot be read"),
        ({"ChallengeName": "SMS_MFA", "Session": ""}, "cannot be read"),
        ({}, "cannot be read"),
        ({"AuthenticationResult": {}}, "cannot be read"),
    ],
)
def test_what_cannot_be_answered_is_one_clear_error(response: Mapping[str, Any], words: str) -> None:
    with pytest.raises(CloudError) as caught:
        understood(START, response)
    assert words in str(caught.value)


@pytest.mark.parametrize("name", ["USER_ID_FOR_SRP", "USERNAME"])
def test_cognitos_own_name_for_the_user_is_taken_over(name: str) -> None:
    step = understood(START, asked("SOFTWARE_TOKEN_MFA", **{name: "1f2e-sub"}))
    assert isinstance(step, CodeWanted)
    assert request(step, CODE).parameters["ChallengeResponses"]["USERNAME"] == "1f2e-sub"


@pytest.mark.parametrize(
    ("step", "given", "challenge", "answers"),
    [
        (CodeWanted(NOW, MfaType.SMS), CODE, "SMS_MFA", {"SMS_MFA_CODE": "123456"}),
        (CodeWanted(NOW, MfaType.TOTP), CODE, "SOFTWARE_TOKEN_MFA", {"SOFTWARE_TOKEN_MFA_CODE": "123456"}),
        (ChoiceWanted(NOW, tuple(MfaType)), MfaType.SMS, "SELECT_MFA_TYPE", {"ANSWER": "SMS_MFA"}),
        (ChoiceWanted(NOW, tuple(MfaType)), MfaType.TOTP, "SELECT_MFA_TYPE", {"ANSWER": "SOFTWARE_TOKEN_MFA"}),
        (
            NewPasswordWanted(NOW, ("name",)),
            NewPassword(SecretStr("new"), {"name": "Ann"}),
            "NEW_PASSWORD_REQUIRED",
            {"NEW_PASSWORD": "new", "userAttributes.name": "Ann"},
        ),
        (SetUpDone(NOW), None, "MFA_SETUP", {}),
    ],
)
def test_how_each_step_is_answered(step: Step, given: Answer, challenge: str, answers: dict[str, str]) -> None:
    call = request(step, given)
    assert call.operation == "respond_to_auth_challenge"
    assert call.parameters == {
        "ClientId": CLIENT,
        "ChallengeName": challenge,
        "Session": SESSION,
        "ChallengeResponses": {"USERNAME": "ann", **answers},
    }


def test_setting_an_app_up_on_the_way() -> None:
    call = request(SetUpWanted(START))
    assert (call.operation, call.parameters) == ("associate_software_token", {"Session": "before"})
    shared = following(SetUpWanted(START), {"SecretCode": "ABCD", "Session": SESSION})
    assert shared == SecretShared(NOW, SecretStr("ABCD"))
    assert isinstance(shared, SecretShared)
    call = request(shared, CODE)
    assert (call.operation, call.parameters) == ("verify_software_token", {"Session": SESSION, "UserCode": "123456"})
    assert SetUpDone(NOW) == following(
        SecretShared(START, SecretStr("ABCD")), {"Status": "SUCCESS", "Session": SESSION}
    )
    assert isinstance(following(SetUpDone(START), TOKENS), SignedIn)


@pytest.mark.parametrize("response", [{"Status": "ERROR", "Session": SESSION}, {"Session": SESSION}])
def test_an_app_with_another_secret_can_try_again(response: dict[str, str]) -> None:
    with pytest.raises(WrongCode):
        following(SecretShared(START, SecretStr("ABCD")), response)


@pytest.mark.parametrize("response", [{}, {"SecretCode": "ABCD"}, {"SecretCode": "", "Session": SESSION}])
def test_a_set_up_without_a_secret_or_a_session_is_one_clear_error(response: dict[str, str]) -> None:
    with pytest.raises(CloudError, match="cannot be read"):
        following(SetUpWanted(START), response)


def test_an_answer_of_the_wrong_kind_is_a_bug() -> None:
    with pytest.raises(TypeError, match="a SecretStr is no answer to ChoiceWanted"):
        request(ChoiceWanted(NOW, tuple(MfaType)), CODE)


_names = st.sampled_from(
    [
        "MFAS_CAN_CHOOSE",
        "MFAS_CAN_SELECT",
        "MFAS_CAN_SETUP",
        "requiredAttributes",
        "userAttributes",
        "CODE_DELIVERY_DESTINATION",
        "USER_ID_FOR_SRP",
        "USERNAME",
    ]
)
_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from(["SMS_MFA", "SOFTWARE_TOKEN_MFA"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
_parameters = st.dictionaries(_names | st.text(max_size=5), st.text(max_size=20) | _json.map(json.dumps))
_responses = st.fixed_dictionaries(
    {},
    optional={
        "ChallengeName": st.sampled_from(_CHALLENGES) | st.text(max_size=20),
        "ChallengeParameters": _parameters,
        "Session": st.text(max_size=10),
        "SecretCode": st.text(max_size=10),
        "Status": st.sampled_from(["SUCCESS", "ERROR"]),
        "AuthenticationResult": st.fixed_dictionaries({}, optional={"AccessToken": st.text(max_size=5)}),
    },
)
_steps = st.sampled_from([CodeWanted(NOW, MfaType.SMS), SetUpWanted(NOW), SecretShared(NOW, CODE), SetUpDone(NOW)])


@given(_steps, _responses)
def test_garbage_leads_to_a_step_or_to_one_clear_error(step: Step, response: dict[str, Any]) -> None:
    try:
        found = following(step, response)
    except CloudError as error:
        assert len(str(error).split("\n  ")) == 2
        return
    assert isinstance(found, SignedIn) or found.sign_in.session.get_secret_value() == response["Session"]


@given(st.text("abcdefgh!$9", min_size=12), _names)
def test_no_step_request_or_answer_shows_a_secret(secret: str, attribute: str) -> None:
    hidden = SecretStr(secret)
    sign_in = SignIn(CLIENT, "ann", hidden)
    answered: list[tuple[Step, Answer]] = [
        (CodeWanted(sign_in, MfaType.SMS), hidden),
        (ChoiceWanted(sign_in, tuple(MfaType)), MfaType.TOTP),
        (NewPasswordWanted(sign_in, (attribute,)), NewPassword(hidden, {})),
        (SetUpWanted(sign_in), None),
        (SecretShared(sign_in, hidden), hidden),
        (SetUpDone(sign_in), None),
    ]
    shown = [answered, SignedIn(hidden, 3600), [request(step, given) for step, given in answered]]
    assert secret not in f"{shown!r}{shown!s}"
