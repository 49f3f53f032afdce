"""pycognito, a client that others wrote, signs in as it does on AWS: by SRP, with a second factor."""

from __future__ import annotations

import contextlib
import json
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.exceptions import ClientError
from pycognito import Cognito
from pycognito.exceptions import SMSMFAChallengeException, SoftwareTokenMFAChallengeException

from tests.gateway.clients import Clients, ask
from tests.gateway.people import BOTH, PASSWORD, PHONE, Authenticator, Pool, code_sent_to, confidential, pool, wrong

EMAIL = "ann@shop.example"
NEW = "Another-passw0rd"


class LocalCognito(Cognito):  # type: ignore[misc]
    """Verifies tokens as always, with the issuer of AWS; only the keys are read from the local AWS, without its key."""

    def __init__(self, made: Pool, name: str = "ann", secret: str | None = None) -> None:
        self.where = f"http://{urlsplit(made.aws.endpoint).netloc}"
        session = boto3.Session(
            aws_access_key_id="local", aws_secret_access_key="local", region_name=made.aws.pools.meta.region_name
        )
        super().__init__(made.id, made.client, client_secret=secret, username=name, session=session)
        self.client = made.aws.pools

    def get_keys(self) -> Any:
        return json.loads(ask(self.where, f"/{self.user_pool_id}/.well-known/jwks.json").body)


def test_srp(corrected: Clients) -> None:
    made = pool(corrected, "OPTIONAL", *BOTH)
    made.user(phone_number=PHONE)
    with pytest.raises(ClientError, match="Incorrect username or password"):
        LocalCognito(made).authenticate("Wrong-passw0rd")
    user = LocalCognito(made)
    user.authenticate(PASSWORD)
    assert user.access_claims["username"] == "ann"
    user.renew_access_token()
    assert user.get_user().username == "ann"


def test_srp_then_sms(corrected: Clients) -> None:
    made = pool(corrected, "ON", *BOTH)
    made.user(phone_number=PHONE)
    user = LocalCognito(made)
    with pytest.raises(SMSMFAChallengeException):
        user.authenticate(PASSWORD)
    code = code_sent_to(corrected, PHONE)
    with pytest.raises(ClientError, match="CodeMismatch"):
        user.respond_to_sms_mfa_challenge(wrong(code))
    assert user.access_token is None
    user.respond_to_sms_mfa_challenge(code)
    assert user.access_claims["username"] == "ann"


def test_srp_then_totp(corrected: Clients) -> None:
    made = pool(corrected, "OPTIONAL", *BOTH)
    made.user(phone_number=PHONE)
    user = LocalCognito(made)
    user.authenticate(PASSWORD)
    app = Authenticator(user.associate_software_token())
    assert user.verify_software_token(app.code(), "Phone")
    user.set_user_mfa_preference(sms_mfa=True, software_token_mfa=True, preferred="SOFTWARE_TOKEN")
    again = LocalCognito(made)
    with pytest.raises(SoftwareTokenMFAChallengeException):
        again.authenticate(PASSWORD)
    code = app.code()
    with pytest.raises(ClientError, match="CodeMismatch"):
        again.respond_to_software_token_mfa_challenge(wrong(code))
    again.respond_to_software_token_mfa_challenge(code)
    assert again.access_claims["username"] == "ann"


def test_a_temporary_password_then_sms(corrected: Clients) -> None:
    """pycognito gives the tokens of a new password; where MFA is required it hands the challenge on instead."""
    made = pool(corrected, "ON", *BOTH)
    corrected.pools.admin_create_user(
        UserPoolId=made.id,
        Username="ann",
        TemporaryPassword="Temporary-1",
        MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "phone_number", "Value": PHONE}],
    )
    user = LocalCognito(made)
    with contextlib.suppress(KeyError, SMSMFAChallengeException):
        user.new_password_challenge("Temporary-1", PASSWORD)
    assert user.access_token is None
    later = LocalCognito(made)
    with pytest.raises(SMSMFAChallengeException):
        later.authenticate(PASSWORD)
    later.respond_to_sms_mfa_challenge(code_sent_to(corrected, PHONE))
    assert later.access_claims["username"] == "ann"


def test_pycognito_signs_up_confirms_and_signs_in(corrected: Clients) -> None:
    made = confidential(corrected, AutoVerifiedAttributes=["email"])
    user = LocalCognito(made.pool, secret=made.secret)
    user.set_base_attributes(email=EMAIL)
    user.register("ann", PASSWORD)
    user.confirm_sign_up(code_sent_to(corrected, EMAIL), "ann")
    user.authenticate(PASSWORD)
    assert user.access_claims["username"] == "ann"
    user.renew_access_token()
    user.initiate_forgot_password()
    user.confirm_forgot_password(code_sent_to(corrected, EMAIL), NEW)
    LocalCognito(made.pool, secret=made.secret).authenticate(NEW)
    LocalCognito(made.pool, secret=made.secret).admin_authenticate(NEW)


@pytest.mark.parametrize("name", ["ann", EMAIL])
def test_pycognito_signs_in_by_a_name_and_by_an_address(corrected: Clients, name: str) -> None:
    """By SRP, whose second step pycognito hashes with the name that Cognito returned."""
    made = confidential(corrected, AliasAttributes=["email"])
    made.pool.user(email=EMAIL, email_verified="true")
    user = LocalCognito(made.pool, name, made.secret)
    user.authenticate(PASSWORD)
    assert user.access_claims["username"] == "ann"


def test_pycognito_gives_a_second_factor(corrected: Clients) -> None:
    made = confidential(corrected, "OPTIONAL", *BOTH)
    made.pool.user(phone_number=PHONE)
    user = LocalCognito(made.pool, secret=made.secret)
    user.authenticate(PASSWORD)
    app = Authenticator(user.associate_software_token())
    user.verify_software_token(app.code(), "Phone")
    for factor, challenge in (
        ("SMS", SMSMFAChallengeException),
        ("SOFTWARE_TOKEN", SoftwareTokenMFAChallengeException),
    ):
        user.set_user_mfa_preference(sms_mfa=True, software_token_mfa=True, preferred=factor)
        again = LocalCognito(made.pool, secret=made.secret)
        with pytest.raises(challenge):
            again.authenticate(PASSWORD)
        if factor == "SMS":
            again.respond_to_sms_mfa_challenge(code_sent_to(corrected, PHONE))
        else:
            again.respond_to_software_token_mfa_challenge(app.code())
        assert again.access_claims["username"] == "ann"


@pytest.mark.parametrize(("secret", "words"), [(None, "SECRET_HASH was not received"), ("another", "Unable to verify")])
def test_pycognito_without_the_secret_is_refused(corrected: Clients, secret: str | None, words: str) -> None:
    made = confidential(corrected)
    made.pool.user()
    user = LocalCognito(made.pool, secret=secret)
    with pytest.raises(ClientError, match=words):
        user.authenticate(PASSWORD)
