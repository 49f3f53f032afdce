"""The hash of an app client's secret: its value, and that every call that Cognito wants it in has it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from botocore.model import OperationModel
from hypothesis import given, strategies as st
from pycognito.aws_srp import AWSSRP
from pydantic import SecretStr

from cloud.errors import CloudError
from cloud.users.connection import PoolConnection
from cloud.users.refusals import Stage
from cloud.users.secret_hash import secret_hash
from cloud.users.sign_in import answer, begin
from cloud.users.steps import CodeWanted, SignedIn
from tests.deployments import LIVE_ID, CannedAws
from tests.srp_server import SESSION, SrpServer

CLIENT, SECRET = "4exampleclient", "0123456789abcdefghijklmnopqrstuvwxyz"
IDS = {"UserPoolId": LIVE_ID, "ClientId": CLIENT}
META = boto3.client("cognito-idp", region_name="eu-west-1").meta
METHODS = META.method_to_api_mapping
TAKEN = ("SecretHash", "AuthParameters", "ChallengeResponses")


def operation(method: str) -> OperationModel:
    return META.service_model.operation_model(METHODS[method])


def taken(method: str) -> set[str]:
    shape = operation(method).input_shape
    return set(shape.members) & set(TAKEN) if shape else set()


def hash_of(username: str) -> str:
    """What a client that nobody here wrote sends."""
    return str(AWSSRP.get_secret_hash(username, CLIENT, SECRET))


def sent(method: str, parameters: dict[str, Any], secret: SecretStr | None) -> dict[str, Any]:
    """What `method` is called with, for `parameters`."""
    got: dict[str, Any] = {}
    client: Any = SimpleNamespace(meta=META, **{method: lambda **given: got.update(given) or {}})
    PoolConnection(client, LIVE_ID, CLIENT, secret).call(method, Stage.PASSWORD, parameters)
    return got


@given(st.text(), st.text(), st.text())
def test_the_hash_is_what_others_compute(secret: str, username: str, client_id: str) -> None:
    assert secret_hash(SecretStr(secret), username, client_id) == AWSSRP.get_secret_hash(username, client_id, secret)


@pytest.mark.parametrize("method", [method for method in METHODS if taken(method)])
def test_every_operation_that_takes_a_hash_gets_it(method: str) -> None:
    (name,) = taken(method)
    if name == "SecretHash":
        parameters: dict[str, Any] = {"ClientId": CLIENT, "Username": "ann"}
        expected = {**parameters, "SecretHash": hash_of("ann")}
    else:
        parameters = {"ClientId": CLIENT, name: {"USERNAME": "ann"}}
        expected = {"ClientId": CLIENT, name: {"USERNAME": "ann", "SECRET_HASH": hash_of("ann")}}
    assert sent(method, parameters, SecretStr(SECRET)) == expected
    assert sent(method, parameters, None) == parameters


@pytest.mark.parametrize("method", [method for method in METHODS if not taken(method)])
def test_no_other_operation_does(method: str) -> None:
    assert sent(method, IDS, SecretStr(SECRET)) == IDS


def test_there_are_operations_of_each_kind() -> None:
    """Botocore's names for what takes a hash: if they changed, the tests above would test nothing."""
    assert {name for method in METHODS for name in taken(method)} == set(TAKEN)


def confidential(client: Any) -> PoolConnection:
    return PoolConnection(client, LIVE_ID, CLIENT, SecretStr(SECRET))


def test_after_the_password_the_hash_is_of_cognitos_own_user_name() -> None:
    tokens = {"AuthenticationResult": {"AccessToken": "token", "ExpiresIn": 3600}}
    code = {"ChallengeName": "SMS_MFA", "Session": SESSION, "ChallengeParameters": {"USER_ID_FOR_SRP": "1f2e-sub"}}
    server = SrpServer(LIVE_ID, "1f2e-sub", "Passw0rd!", code)
    server.meta = META
    step = begin(confidential(server), "ann@example.com", SecretStr("Passw0rd!"))
    assert isinstance(step, CodeWanted)
    opening, proof = server.sent
    assert opening["AuthParameters"]["SECRET_HASH"] == hash_of("ann@example.com")
    assert proof["ChallengeResponses"]["SECRET_HASH"] == hash_of("1f2e-sub")
    with CannedAws() as canned:
        responses = {"USERNAME": "1f2e-sub", "SMS_MFA_CODE": "123456", "SECRET_HASH": hash_of("1f2e-sub")}
        canned.cognito.add_response(
            "respond_to_auth_challenge",
            tokens,
            {"ClientId": CLIENT, "ChallengeName": "SMS_MFA", "Session": SESSION, "ChallengeResponses": responses},
        )
        done = answer(confidential(canned.clients.cognito), step, SecretStr("123456"))
        assert isinstance(done, SignedIn)


def test_the_secret_is_read_from_aws_and_shown_nowhere() -> None:
    with CannedAws() as canned:
        canned.cognito.add_response("describe_user_pool_client", {"UserPoolClient": {"ClientSecret": SECRET}}, IDS)
        pool = PoolConnection(canned.clients.cognito, LIVE_ID, CLIENT).with_secret()
    assert pool.secret == SecretStr(SECRET)
    assert SECRET not in f"{pool!r}{pool}"


def test_a_secret_that_may_not_be_read_names_the_permission() -> None:
    with CannedAws() as canned:
        canned.cognito.add_client_error("describe_user_pool_client", "AccessDeniedException", "no", 400)
        with pytest.raises(CloudError, match=r"cognito-idp:DescribeUserPoolClient\. The app client has a secret"):
            PoolConnection(canned.clients.cognito, LIVE_ID, CLIENT).with_secret()


def test_a_client_that_has_none_after_all_is_told() -> None:
    with CannedAws() as canned:
        canned.cognito.add_response("describe_user_pool_client", {"UserPoolClient": {}}, IDS)
        with pytest.raises(CloudError, match="AWS gives no secret of the app client"):
            PoolConnection(canned.clients.cognito, LIVE_ID, CLIENT).with_secret()


def test_a_hash_that_cognito_repeats_is_not_shown() -> None:
    with CannedAws() as canned:
        canned.cognito.add_client_error("resend_confirmation_code", "SomethingNewException", hash_of("ann"), 400)
        parameters = {"ClientId": CLIENT, "Username": "ann"}
        with pytest.raises(CloudError) as caught:
            confidential(canned.clients.cognito).call("resend_confirmation_code", Stage.SIGNING_UP, parameters)
    assert hash_of("ann") not in str(caught.value)
