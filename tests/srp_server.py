"""Cognito's side of SRP, after RFC 5054 and Cognito's own key derivation, for tests of the other side."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from types import SimpleNamespace
from typing import Any, Final

from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pycognito.aws_srp import N_HEX

_N: Final = int(N_HEX, 16)  # the 3072-bit group of RFC 3526
_G: Final = 2
SESSION: Final = "a session of this length"


def _bytes(number: int) -> bytes:
    """`number` as the shortest two's complement: what Java's BigInteger.toByteArray gives."""
    return number.to_bytes(number.bit_length() // 8 + 1, "big")


def _hash(*parts: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big")


class SrpServer:
    """Has two methods of a boto3 client. It keeps a verifier, not the password. sent: what it was sent"""

    meta: Any = SimpleNamespace(
        method_to_api_mapping={"initiate_auth": "InitiateAuth", "respond_to_auth_challenge": "RespondToAuthChallenge"}
    )

    def __init__(self, pool_id: str, user_id: str, password: str, tokens: dict[str, Any]) -> None:
        self._realm, self._user_id, self._tokens = pool_id.split("_")[1], user_id, tokens
        self._salt = secrets.randbits(120)
        private = _hash(_bytes(self._salt), hashlib.sha256(f"{self._realm}{user_id}:{password}".encode()).digest())
        self._verifier = pow(_G, private, _N)
        self._secret_block, self._b = secrets.token_bytes(64), secrets.randbits(1024)
        self.sent: list[dict[str, Any]] = []

    def initiate_auth(self, **parameters: Any) -> dict[str, Any]:
        self.sent.append(parameters)
        self._public_a = int(parameters["AuthParameters"]["SRP_A"], 16)
        multiplier = _hash(_bytes(_N), _bytes(_G))
        self._public_b = (multiplier * self._verifier + pow(_G, self._b, _N)) % _N
        challenge = {
            "USERNAME": self._user_id,
            "USER_ID_FOR_SRP": self._user_id,
            "SALT": f"{self._salt:x}",
            "SRP_B": f"{self._public_b:x}",
            "SECRET_BLOCK": base64.b64encode(self._secret_block).decode(),
        }
        return {"ChallengeName": "PASSWORD_VERIFIER", "ChallengeParameters": challenge, "Session": SESSION}

    def respond_to_auth_challenge(self, **parameters: Any) -> dict[str, Any]:
        self.sent.append(parameters)
        answers = parameters["ChallengeResponses"]
        signed = self._realm + self._user_id, answers["TIMESTAMP"]
        message = signed[0].encode() + self._secret_block + signed[1].encode()
        expected = base64.b64encode(hmac.digest(self._key(), message, "sha256")).decode()
        right = (expected, SESSION) == (answers["PASSWORD_CLAIM_SIGNATURE"], parameters["Session"])
        if not right:
            error: Any = {"Code": "NotAuthorizedException", "Message": "Incorrect username or password."}
            raise ClientError({"Error": error}, "RespondToAuthChallenge")
        return self._tokens

    def _key(self) -> bytes:
        scrambler = _hash(_bytes(self._public_a), _bytes(self._public_b))
        shared = pow(self._public_a * pow(self._verifier, scrambler, _N), self._b, _N)
        kdf = HKDF(SHA256(), length=16, salt=_bytes(scrambler), info=b"Caldera Derived Key")
        return kdf.derive(_bytes(shared))
