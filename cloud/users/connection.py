"""A connection to a deployed pool, as its users have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError, ParamValidationError

from authconfig.vocabulary import UserPoolId
from cloud.errors import CloudError, translated
from cloud.users.refusals import Stage, meaning

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

# Parameters that an error message may repeat. All others count as secret, so that a forgotten one is never shown.
# `Name` is the name of an attribute.
_SHOWABLE: Final = {"ClientId", "UserPoolId", "Username", "USERNAME", "AuthFlow", "ChallengeName", "Name"}


@dataclass(frozen=True, slots=True)
class PoolConnection:
    """A user pool and one of its app clients, by their ids in AWS, and the boto3 client to call them with."""

    client: CognitoIdentityProviderClient
    id: UserPoolId
    client_id: str

    def call(self, operation: str, stage: Stage, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to `operation`, a method of the boto3 client, for a user at `stage`.

        Raises CloudError, whose message repeats no secret in `parameters`.
        """
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
