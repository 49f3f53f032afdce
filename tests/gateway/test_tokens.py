"""Tokens count only if they were handed out, and only until they are taken back."""

from __future__ import annotations

import base64
import contextlib
import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from tests.gateway.clients import Clients
from tests.gateway.people import Pool, pool, refused


def signed_in(aws: Clients) -> tuple[Pool, dict[str, str]]:
    made = pool(aws, "OFF")
    made.user()
    return made, made.sign_in()["AuthenticationResult"]


def forged(token: str, **claims: str) -> str:
    """The same token with other bytes where its signature is, another id, and the `claims` that are given."""
    head = token.split(".")[0]
    other = base64.urlsafe_b64encode(json.dumps({**claims_of(token), "jti": "x", **claims}).encode())
    return f"{head}.{other.decode().rstrip('=')}.eHg"


def claims_of(token: str) -> dict[str, Any]:
    body = token.split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return found


def send(aws: Clients, headers: list[tuple[str, str]], body: bytes) -> dict[str, Any]:
    """The answer to a request that no client of AWS would write."""
    address = urlsplit(aws.endpoint)
    with contextlib.closing(HTTPConnection(address.netloc)) as connection:
        connection.putrequest("POST", f"{address.path}/")
        for name, value in (*headers, ("Content-Length", str(len(body)))):
            connection.putheader(name, value)
        connection.endheaders(body)
        with connection.getresponse() as response:
            answer: dict[str, Any] = json.loads(response.read())
            return answer


def test_a_refresh_token_gives_tokens_without_a_second_factor(corrected: Clients) -> None:
    made = pool(corrected, "ON", "SOFTWARE_TOKEN_MFA")
    made.user()
    _, tokens = made.set_up_token()
    fresh = made.refresh(tokens["RefreshToken"])["AuthenticationResult"]
    assert corrected.pools.get_user(AccessToken=fresh["AccessToken"])["Username"] == "ann"


def test_a_token_that_somebody_made_up_is_refused(corrected: Clients, plain: Clients) -> None:
    made, tokens = signed_in(corrected)
    with refused("NotAuthorizedException", "Invalid Refresh Token"):
        made.refresh(forged(tokens["RefreshToken"]))
    with refused("NotAuthorizedException", "Invalid Access Token"):
        corrected.pools.get_user(AccessToken=forged(tokens["AccessToken"]))
    with refused("NotAuthorizedException", "Invalid Access Token"):
        corrected.pools.get_user(AccessToken=tokens["RefreshToken"])
    with refused("NotAuthorizedException", "Invalid Access Token"):
        corrected.pools.update_user_attributes(
            AccessToken=forged(tokens["AccessToken"]), UserAttributes=[{"Name": "name", "Value": "x"}]
        )
    without, tokens = signed_in(plain)
    assert "AuthenticationResult" in without.refresh(forged(tokens["RefreshToken"])), "no longer needed"


def test_a_token_beside_the_one_that_is_used_proves_nothing(corrected: Clients, plain: Clients) -> None:
    for aws in (corrected, plain):
        made, tokens = signed_in(aws)
        made.user("bob")
        victim = aws.pools.admin_get_user(UserPoolId=made.id, Username="bob")["UserAttributes"]
        sub = next(each["Value"] for each in victim if each["Name"] == "sub")
        body = {
            "ClientId": made.client,
            "AuthFlow": "REFRESH_TOKEN_AUTH",
            "AuthParameters": {"REFRESH_TOKEN": forged(tokens["RefreshToken"], sub=sub)},
            "RefreshToken": tokens["RefreshToken"],
        }
        answer = send(aws, [target("InitiateAuth")], json.dumps(body).encode())
        if aws is corrected:
            assert answer["message"] == "Invalid Refresh Token"
        else:
            assert claims_of(answer["AuthenticationResult"]["AccessToken"])["sub"] == sub, "no longer needed"


def test_a_request_that_can_be_read_in_two_ways_is_read_in_one(corrected: Clients, plain: Clients) -> None:
    """The emulator takes the last of several headers, and unpacks a body."""
    for aws in (corrected, plain):
        made, tokens = signed_in(aws)
        body = json.dumps({"UserPoolId": made.id, "AccessToken": forged(tokens["AccessToken"])}).encode()
        packed = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        twice = send(aws, [target("GetUserPoolMfaConfig"), target("GetUser")], body)
        chunked = send(aws, [target("GetUser"), ("Content-Encoding", "aws-chunked")], packed)
        for answer in (twice, chunked):
            assert ("Username" in answer) == (aws is plain), answer


def target(action: str) -> tuple[str, str]:
    return "X-Amz-Target", f"AWSCognitoIdentityProviderService.{action}"


def test_signing_out_ends_every_token(corrected: Clients, plain: Clients) -> None:
    """In the same second too, where the emulator takes the refresh token still."""
    for aws in (corrected, plain):
        made, tokens = signed_in(aws)
        other = made.sign_in()["AuthenticationResult"]
        aws.pools.global_sign_out(AccessToken=tokens["AccessToken"])
        if aws is plain:
            continue
        for each in (tokens, other):
            with refused("NotAuthorizedException", "Refresh Token has been revoked"):
                made.refresh(each["RefreshToken"])
            with refused("NotAuthorizedException", "Access Token has been revoked"):
                aws.pools.get_user(AccessToken=each["AccessToken"])
        assert "AuthenticationResult" in made.sign_in()


def test_an_administrator_signs_a_user_out(corrected: Clients) -> None:
    made, tokens = signed_in(corrected)
    corrected.pools.admin_user_global_sign_out(UserPoolId=made.id, Username="ann")
    with refused("NotAuthorizedException", "Refresh Token has been revoked"):
        made.refresh(tokens["RefreshToken"])


def test_a_revoked_refresh_token_takes_its_sign_in_along_and_no_other(corrected: Clients) -> None:
    made, tokens = signed_in(corrected)
    other = made.sign_in()["AuthenticationResult"]
    fresh = made.refresh(tokens["RefreshToken"])["AuthenticationResult"]
    corrected.pools.revoke_token(ClientId=made.client, Token=tokens["RefreshToken"])
    with refused("NotAuthorizedException", "Refresh Token has been revoked"):
        made.refresh(tokens["RefreshToken"])
    with refused("NotAuthorizedException", "Access Token has been revoked"):
        corrected.pools.get_user(AccessToken=fresh["AccessToken"])
    assert "AuthenticationResult" in made.refresh(other["RefreshToken"])


def test_who_is_deleted_has_no_tokens(corrected: Clients) -> None:
    made, tokens = signed_in(corrected)
    corrected.pools.delete_user(AccessToken=tokens["AccessToken"])
    with refused("NotAuthorizedException"):
        corrected.pools.get_user(AccessToken=tokens["AccessToken"])
    made, tokens = signed_in(corrected)
    corrected.pools.delete_user_pool(UserPoolId=made.id)
    with refused("NotAuthorizedException"):
        corrected.pools.get_user(AccessToken=tokens["AccessToken"])


def test_tokens_last_as_long_as_the_client_has_it(corrected: Clients) -> None:
    made = pool(corrected, "OFF")
    made.user()
    corrected.pools.update_user_pool_client(
        UserPoolId=made.id,
        ClientId=made.client,
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"],
        AccessTokenValidity=5,
        IdTokenValidity=6,
        RefreshTokenValidity=7,
        TokenValidityUnits={"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days"},
    )
    signed = made.sign_in()["AuthenticationResult"]
    last = {name: claims_of(signed[name]) for name in ("AccessToken", "IdToken", "RefreshToken")}
    seconds = {name: claims["exp"] - claims["iat"] for name, claims in last.items()}
    assert seconds == {"AccessToken": 300, "IdToken": 360, "RefreshToken": 7 * 24 * 3600}
    assert signed["ExpiresIn"] == 300
