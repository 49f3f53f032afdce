"""Messages are to be read on the console and under an address of this machine, and only there."""

from __future__ import annotations

import json
import re

import pytest

from localaws.environment import endpoint
from localaws.key_file import key_of
from localaws.process import running
from tests.gateway.clients import Clients, ask, clients_of
from tests.gateway.people import PHONE, outbox, pool
from tests.gateway.test_server import start


def test_the_outbox_is_for_this_machine_and_no_web_page(corrected: Clients) -> None:
    assert ask(corrected.endpoint, "/_localaws/outbox").status == 200
    for headers in ({"Origin": "http://shop.example"}, {"Host": "shop.example"}):
        answer = ask(corrected.endpoint, "/_localaws/outbox", headers=headers)
        assert (answer.status, b"code" in answer.body) == (403, False)


@pytest.mark.parametrize("path", ["/login", "/oauth2/token", "/oauth2/authorize", "/saml2/idpresponse"])
def test_managed_login_does_not_pass_the_second_factor_by(corrected: Clients, plain: Clients, path: str) -> None:
    assert ask(corrected.endpoint, path, "POST").status == 501
    assert ask(plain.endpoint, path, "POST").status != 501


def test_the_console_shows_each_message_and_what_is_printed_first_names_the_outbox() -> None:
    with start("--port", "0") as server:
        assert server.stdout is not None
        where, _, messages = (server.stdout.readline() for _ in range(3))
        assert "for development only" in where
        assert "$AWS_ENDPOINT_URL/_localaws/outbox" in messages
        port = int(re.findall(r":(\d+),", where)[0])
        key = key_of(port)
        assert key is not None
        aws = clients_of(
            {
                "AWS_ACCESS_KEY_ID": "local",
                "AWS_SECRET_ACCESS_KEY": "local",
                "AWS_REGION": "us-east-1",
                "AWS_ENDPOINT_URL": endpoint(port, key),
            }
        )
        made = pool(aws, "ON", "SMS_MFA")
        made.user(phone_number=PHONE)
        made.sign_in()
        assert server.stdout.readline() == f"[SMS to {PHONE}] {outbox(aws)[-1]['text']}\n"
        server.terminate()


def test_a_long_run_is_not_stopped_by_what_it_prints() -> None:
    """More than a pipe holds (64 KiB), while nobody reads."""
    with running() as environment:
        aws = clients_of(environment)
        made = pool(aws, "ON", "SMS_MFA")
        made.user(phone_number=PHONE)
        long = "x" * 8000
        aws.pools.set_user_pool_mfa_config(
            UserPoolId=made.id,
            MfaConfiguration="ON",
            SmsMfaConfiguration={
                "SmsAuthenticationMessage": long + "{####}",
                "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms"},
            },
        )
        for _ in range(20):
            made.sign_in()
        assert len(json.dumps(outbox(aws))) > 2 * 65536
