"""A connection to a deployed pool, as its users have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError, ParamValidationError
from pydantic import SecretStr

from authconfig.program import PROGRAM
from authconfig.settings import app_client
from authconfig.vocabulary import AuthFlow, UserPoolId
from cloud.errors import CloudError, Denied, translated
from cloud.users.refusals import Stage, meaning
from cloud.users.secret_hash import proved

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

# Parameters that an error message may repeat. All others count as secret, so that a forgotten one is never shown.
# `Name` is the name of an attribute.
_SHOWABLE: Final = {"ClientId", "UserPoolId", "Username", "USERNAME", "AuthFlow", "ChallengeName", "Name"}


@dataclass(frozen=True, slots=True)
class PoolConnection:
    """A user pool and one of its app clients, by their ids in AWS, and the boto3 client to call them with.

    secret: the app client's; None where it has none, or where no call is made that needs it
    flows: those that the file gives the app client
    """

    client: CognitoIdentityProviderClient
    id: UserPoolId
    client_id: str
    secret: SecretStr | None = None
    flows: tuple[AuthFlow, ...] = app_client.APP.flows.default

    def call(self, operation: str, stage: Stage, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to `operation`, a method of the boto3 client, for a user at `stage`.

        Raises CloudError, whose message repeats no secret in `parameters`.
        """
        parameters = self._proved(operation, parameters)
        with translated(f"cognito-idp:{self.client.meta.method_to_api_mapping[operation]}"):
            try:
                answer: dict[str, Any] = getattr(self.client, operation)(**parameters)
            except ParamValidationError:  # its message can contain the value
                raise CloudError("One of the values is not valid in Cognito.", "Correct it.") from None
            except ClientError as error:
                if told := meaning(error, stage, set(_secrets(parameters))):
                    raise told from None
                raise
        return answer

    def _proved(self, operation: str, parameters: Mapping[str, Any]) -> Mapping[str, Any]:
        """`parameters` with the hash that a client with a secret has to send, wherever Cognito's API has it."""
        if self.secret is None:
            return parameters
        meta = self.client.meta
        shape = meta.service_model.operation_model(meta.method_to_api_mapping[operation]).input_shape
        return proved(parameters, shape.members if shape else (), self.secret)

    def with_secret(self) -> PoolConnection:
        """The same with the secret of the app client, which AWS gives to who may read it. Raises CloudError."""
        ids = {"UserPoolId": self.id, "ClientId": self.client_id}
        try:
            described = self.call("describe_user_pool_client", Stage.ADMINISTRATION, ids)
        except Denied as error:
            raise CloudError(
                f"{error.message} The app client has a secret, without which nobody signs up or in through it.",
                "Have it added on this pool, or name an app client that has no secret with --client.",
            ) from None
        secret = described.get("UserPoolClient", {}).get("ClientSecret")
        if not secret:
            raise CloudError(
                f"AWS gives no secret of the app client {self.client_id}; by auth.toml it has one.",
                f"`{PROGRAM} check` compares the two.",
            )
        return replace(self, secret=SecretStr(secret))


def _secrets(parameters: Mapping[str, Any]) -> Iterator[str]:
    """Every text in `parameters` that must not be repeated."""
    for name, value in parameters.items():
        if name in _SHOWABLE:
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Mapping):
                yield from _secrets(each)
            elif isinstance(each, str):
                yield each
