"""Signs a user in: drives the state machine of `challenges` against Cognito."""

from __future__ import annotations

from typing import Any, Final

from pycognito.aws_srp import AWSSRP
from pydantic import SecretStr

from authconfig import auth_flows
from authconfig.vocabulary import AuthFlow, MfaType
from cloud.errors import CloudError
from cloud.users.app_client_refusals import FlowRefused, flow_refused
from cloud.users.challenges import following, request, understood
from cloud.users.connection import PoolConnection
from cloud.users.refusals import Stage
from cloud.users.steps import Answer, CodeWanted, SetUpDone, SignedIn, SignIn, Step

# The second is the older name.
_PASSWORD_FLOWS: Final = {auth_flows.NAMES[AuthFlow.USER_PASSWORD], "USER_PASSWORD_AUTH"}


def begin(pool: PoolConnection, username: str, password: SecretStr, *, srp: bool = True) -> Step | SignedIn:
    """Give the password, and return the first step after it. Raises CloudError.

    srp: prove the password instead of sending it; without it, the app client has to accept a plain password
    """
    try:
        response = _by_srp(pool, username, password) if srp else _by_password(pool, username, password)
    except FlowRefused:
        raise flow_refused(AuthFlow.SRP if srp else AuthFlow.USER_PASSWORD, pool.flows) from None
    return understood(SignIn(pool.client_id, username, SecretStr("")), response)


def answer(pool: PoolConnection, step: Step, given: Answer) -> Step | SignedIn:
    """Give an answer to `step`, and return the next step.

    Raises CloudError, in particular WrongCode and RefusedPassword, after which `step` can be answered again.
    """
    after = _after(pool, step, given)
    return _after(pool, after, None) if isinstance(after, SetUpDone) else after


def _after(pool: PoolConnection, step: Step, given: Answer) -> Step | SignedIn:
    call = request(step, given)
    return following(step, pool.call(call.operation, _stage(step), call.parameters))


def _stage(step: Step) -> Stage:
    was_sent = isinstance(step, CodeWanted) and step.factor is MfaType.SMS
    return Stage.TEXT_MESSAGE if was_sent else Stage.CHALLENGE


def _by_srp(pool: PoolConnection, username: str, password: SecretStr) -> dict[str, Any]:
    srp = AWSSRP(username, password.get_secret_value(), pool.id, pool.client_id, client=pool.client)
    opening = srp.get_auth_params()
    parameters = {"AuthFlow": "USER_SRP_AUTH", "AuthParameters": opening, "ClientId": pool.client_id}
    response = pool.call("initiate_auth", Stage.PASSWORD, parameters)
    if response.get("ChallengeName") != "PASSWORD_VERIFIER":
        return response
    try:
        proof = srp.process_challenge(response.get("ChallengeParameters", {}), opening)
    except (LookupError, ValueError):  # their messages can contain values derived from the password
        message = "Cognito's challenge to prove the password cannot be read."
        raise CloudError(message, "Check the network and AWS_ENDPOINT_URL.") from None
    parameters = {
        "ClientId": pool.client_id,
        "ChallengeName": "PASSWORD_VERIFIER",
        "ChallengeResponses": proof,
        **({"Session": response["Session"]} if response.get("Session") else {}),
    }
    return pool.call("respond_to_auth_challenge", Stage.PASSWORD, parameters)


def _by_password(pool: PoolConnection, username: str, password: SecretStr) -> dict[str, Any]:
    ids = {"UserPoolId": pool.id, "ClientId": pool.client_id}
    client = pool.call("describe_user_pool_client", Stage.ADMINISTRATION, ids).get("UserPoolClient", {})
    if _PASSWORD_FLOWS.isdisjoint(client.get("ExplicitAuthFlows", ())):
        raise FlowRefused
    given = {"USERNAME": username, "PASSWORD": password.get_secret_value()}
    parameters = {"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": given, "ClientId": pool.client_id}
    return pool.call("initiate_auth", Stage.PASSWORD, parameters)
