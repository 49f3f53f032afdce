"""Codes that prove an address, where they go, and the messages that carry them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies as st

from localaws.sign_in.accounts import Texts, User, client_of, masked, pool_of
from localaws.sign_in.attempts import FREE
from localaws.sign_in.codes import RESET, SIGN_UP, VALIDITY, Code, destination, judged, renewed
from localaws.sign_in.outbox import Outbox
from tests.unit.localaws_emulator import CLIENT, POOL

MINUTE = 60
CODE = Code("123456", "email", expires=100.0)


def test_a_code_is_right_until_it_expires() -> None:
    assert judged(CODE, "123456", 99) == (CODE, None)
    for code, now in ((CODE, 100.0), (None, 0.0)):
        problem = judged(code, "123456", now)[1]
        assert problem is not None
        assert problem.code == "ExpiredCodeException"
    assert dict(VALIDITY) == {SIGN_UP: 24 * 60 * MINUTE, RESET: 60 * MINUTE}


def test_wrong_codes_lock_and_a_new_code_does_not_lift_it() -> None:
    code: Code | None = CODE
    for _ in range(FREE):
        code, problem = judged(code, "654321", 0)
        assert problem is not None
        assert problem.code == "CodeMismatchException"
    fresh = renewed(Code("222222", "email", 100.0), code)
    problem = judged(fresh, "222222", 29)[1]
    assert problem is not None
    assert problem.code == "LimitExceededException"
    assert judged(fresh, "222222", 30)[1] is None


def described(**settings: Any) -> Any:
    return pool_of({"UserPool": {"Id": POOL, **settings}}, {"MfaConfiguration": "OPTIONAL"})


def recovery(*names: str) -> dict[str, Any]:
    """The setting with the last of `names` first."""
    numbered = [{"Name": name, "Priority": len(names) - index} for index, name in enumerate(names)]
    return {"AccountRecoverySetting": {"RecoveryMechanisms": numbered}}


def test_where_a_code_goes() -> None:
    addresses = {"sub": "1", "email": "ann@shop.example", "phone_number": "+15555550123"}
    both = User("ann", "CONFIRMED", enabled=True, attributes=addresses)
    proven = replace(both, attributes={**addresses, "email_verified": "true", "phone_number_verified": "true"})
    none = described(AutoVerifiedAttributes=[])
    assert destination(SIGN_UP, none, both) is None
    assert destination(SIGN_UP, described(AutoVerifiedAttributes=["email"]), both) == "email"
    assert destination(SIGN_UP, described(AutoVerifiedAttributes=["email", "phone_number"]), both) == "phone_number"
    assert destination(RESET, none, both) is None
    assert destination(RESET, none, proven) == "phone_number"
    assert destination(RESET, described(**recovery("verified_email")), proven) == "email"
    assert destination(RESET, described(**recovery("verified_phone_number", "verified_email")), proven) == "email"
    assert destination(RESET, described(**recovery("admin_only")), proven) is None


def test_the_pools_own_words_are_used() -> None:
    assert described().texts == Texts()
    template = {"SmsMessage": "s {####}", "EmailSubject": "e", "EmailMessage": "m {####}"}
    found = pool_of(
        {"UserPool": {"Id": POOL, "VerificationMessageTemplate": template}},
        {"SmsMfaConfiguration": {"SmsAuthenticationMessage": "a {####}"}},
    )
    assert found.texts == Texts("a {####}", "s {####}", "e", "m {####}")
    assert found.factors == (), "MFA is off"


def test_a_session_waits_as_long_as_its_client_says() -> None:
    client = {"ClientId": CLIENT, "UserPoolId": POOL}
    assert client_of({"UserPoolClient": client}).session_seconds == 3 * MINUTE
    assert client_of({"UserPoolClient": {**client, "AuthSessionValidity": 15}}).session_seconds == 15 * MINUTE


@pytest.mark.parametrize(
    ("address", "shown"),
    [("+15555550123", "+*******0123"), ("ann@shop.example", "a***@s***"), ("+1", "++1"), ("", "+")],
)
def test_addresses_are_masked(address: str, shown: str) -> None:
    assert masked(address) == shown


@given(st.text(max_size=40))
def test_a_message_is_one_line_that_a_terminal_only_shows(template: str) -> None:
    shown: list[str] = []
    outbox = Outbox(lambda: 0.0, shown.append)
    pool = pool_of({"UserPool": {"Id": POOL, "SmsAuthenticationMessage": template + " {####}"}}, {})
    outbox.authentication(pool, "+15555550123", "123456")
    assert "123456" in shown[0]
    assert shown[0].isprintable()
    assert outbox.as_json() == [
        {
            "medium": "SMS",
            "to": "+15555550123",
            "purpose": "sign-in",
            "text": template.replace("{####}", "123456") + " 123456",
            "code": "123456",
            "time": "1970-01-01T00:00:00+00:00",
            "subject": "",
        }
    ]
