"""The codes of sign-up and of a forgotten password."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gateway.clients import Clients
from tests.gateway.people import PASSWORD, PHONE, Pool, code_sent_to, outbox, pool, refused, wrong

EMAIL = "ann@shop.example"
BY_EMAIL = {
    "AutoVerifiedAttributes": ["email"],
    "VerificationMessageTemplate": {"EmailSubject": "Welcome", "EmailMessage": "It is {####}!"},
}
NEW = "Another-passw0rd"


def signed_up(made: Pool, **attributes: str) -> dict[str, str]:
    """What the client is told of the code."""
    given = [{"Name": name, "Value": value} for name, value in attributes.items()]
    answer = made.aws.pools.sign_up(
        ClientId=made.client,
        Username="ann",
        Password=PASSWORD,
        UserAttributes=given,  # type: ignore[arg-type]
    )
    assert answer["UserConfirmed"] is False
    return dict(answer["CodeDeliveryDetails"])  # type: ignore[arg-type]


def confirm(made: Pool, code: str) -> None:
    made.aws.pools.confirm_sign_up(ClientId=made.client, Username="ann", ConfirmationCode=code)


def test_sign_up_by_email(corrected: Clients, plain: Clients) -> None:
    made = pool(corrected, "OFF", **BY_EMAIL)
    told = {"AttributeName": "email", "DeliveryMedium": "EMAIL", "Destination": "a***@s***"}
    assert signed_up(made, email=EMAIL) == told
    message = outbox(corrected)[-1]
    assert (message["to"], message["subject"], message["text"]) == (EMAIL, "Welcome", f"It is {message['code']}!")
    with refused("UserNotConfirmedException"):
        made.sign_in()
    with refused("CodeMismatchException", "Invalid verification code provided, please try again."):
        confirm(made, wrong(message["code"]))
    confirm(made, message["code"])
    assert "AuthenticationResult" in made.sign_in()
    found = corrected.pools.admin_get_user(UserPoolId=made.id, Username="ann")
    assert {"Name": "email_verified", "Value": "true"} in found["UserAttributes"]
    with refused("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED"):
        confirm(made, message["code"])
    without = pool(plain, "OFF", **BY_EMAIL)
    signed_up(without, email=EMAIL)
    confirm(without, "999999")
    assert "AuthenticationResult" in without.sign_in(), "the emulator no longer needs this correction"


def test_sign_up_by_phone(corrected: Clients) -> None:
    made = pool(corrected, "OFF", AutoVerifiedAttributes=["phone_number"])
    told = {"AttributeName": "phone_number", "DeliveryMedium": "SMS", "Destination": "+*******0123"}
    assert signed_up(made, phone_number=PHONE) == told
    assert outbox(corrected)[-1]["text"].startswith("Your verification code is ")
    confirm(made, code_sent_to(corrected, PHONE))
    assert "AuthenticationResult" in made.sign_in()


def test_a_code_is_sent_again_and_replaces_the_one_before(corrected: Clients) -> None:
    made = pool(corrected, "OFF", **BY_EMAIL)
    signed_up(made, email=EMAIL)
    first = code_sent_to(corrected, EMAIL)
    corrected.pools.resend_confirmation_code(ClientId=made.client, Username="ann")
    second = code_sent_to(corrected, EMAIL)
    if first != second:  # one time in a million they are the same
        with refused("CodeMismatchException"):
            confirm(made, first)
    confirm(made, second)
    with refused("InvalidParameterException", "User is already confirmed."):
        corrected.pools.resend_confirmation_code(ClientId=made.client, Username="ann")


def test_five_wrong_codes_are_enough(corrected: Clients) -> None:
    made = pool(corrected, "OFF", **BY_EMAIL)
    signed_up(made, email=EMAIL)
    code = code_sent_to(corrected, EMAIL)
    for _ in range(5):
        with refused("CodeMismatchException"):
            confirm(made, wrong(code))
    with refused("LimitExceededException", "Attempt limit exceeded, please try after some time."):
        confirm(made, code)


def test_an_administrator_confirms_without_a_code(corrected: Clients) -> None:
    made = pool(corrected, "OFF", **BY_EMAIL)
    signed_up(made, email=EMAIL)
    corrected.pools.admin_confirm_sign_up(UserPoolId=made.id, Username="ann")
    assert "AuthenticationResult" in made.sign_in()


def test_a_forgotten_password_is_reset_by_a_verified_address(corrected: Clients) -> None:
    made = pool(corrected, "OFF", **BY_EMAIL)
    made.user(email=EMAIL)
    client: Any = {"ClientId": made.client, "Username": "ann"}
    with refused("InvalidParameterException", "no registered/verified email or phone_number"):
        corrected.pools.forgot_password(**client)
    verified = [{"Name": "email_verified", "Value": "true"}]
    corrected.pools.admin_update_user_attributes(UserPoolId=made.id, Username="ann", UserAttributes=verified)  # type: ignore[arg-type]
    details = corrected.pools.forgot_password(**client)["CodeDeliveryDetails"]
    assert (details["DeliveryMedium"], details["Destination"]) == ("EMAIL", "a***@s***")
    code = code_sent_to(corrected, EMAIL)
    with refused("CodeMismatchException"):
        corrected.pools.confirm_forgot_password(**client, ConfirmationCode=wrong(code), Password=NEW)
    with refused("InvalidPasswordException"):
        corrected.pools.confirm_forgot_password(**client, ConfirmationCode=code, Password="short")
    corrected.pools.confirm_forgot_password(**client, ConfirmationCode=code, Password=NEW)
    assert "AuthenticationResult" in made.sign_in(password=NEW)
    with refused("ExpiredCodeException"):
        corrected.pools.confirm_forgot_password(**client, ConfirmationCode=code, Password=PASSWORD)


def test_an_administrator_asks_for_a_reset(corrected: Clients) -> None:
    made = pool(corrected, "OFF", **BY_EMAIL)
    made.user(email=EMAIL, email_verified="true")
    corrected.pools.admin_reset_user_password(UserPoolId=made.id, Username="ann")
    with refused("PasswordResetRequiredException"):
        made.sign_in()
    code = code_sent_to(corrected, EMAIL)
    corrected.pools.confirm_forgot_password(ClientId=made.client, Username="ann", ConfirmationCode=code, Password=NEW)
    assert "AuthenticationResult" in made.sign_in(password=NEW)


@pytest.mark.parametrize("call", ["forgot_password", "resend_confirmation_code"])
def test_an_unknown_user_is_told_of_a_code_that_nobody_gets(corrected: Clients, call: str) -> None:
    made = pool(corrected, "OFF", **BY_EMAIL)
    corrected.pools.update_user_pool_client(
        UserPoolId=made.id, ClientId=made.client, PreventUserExistenceErrors="ENABLED"
    )
    sent = len(outbox(corrected))
    answer = getattr(corrected.pools, call)(ClientId=made.client, Username="nobody")
    assert answer["CodeDeliveryDetails"]["DeliveryMedium"] == "EMAIL"
    assert len(outbox(corrected)) == sent
