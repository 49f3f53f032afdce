"""What an app needs to know about a deployed user pool, in the formats that Amplify's client libraries read. Pure.

None of it is secret: whoever has the app has it. The pool's settings come from AWS, not from `auth.toml`: an app is
told what is deployed, not what is planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from authconfig.program import TOOLKIT, VERSION
from authconfig.settings import mfa, password_policy, user_pool, verification
from authconfig.vocabulary import Attribute, CharacterClass, Contact, MfaMode, UserPoolId

if TYPE_CHECKING:
    from authconfig.live.deployed import LivePool


class Format(StrEnum):
    """The formats, each called after its file."""

    AMPLIFY_OUTPUTS = "amplify_outputs.json"
    AMPLIFYCONFIGURATION = "amplifyconfiguration.json"
    DART = "amplifyconfiguration.dart"
    AWS_EXPORTS = "aws-exports.js"
    ENV = ".env"


# The newest version of the public schema of amplify_outputs.json; Amplify's own generator writes it by default.
_OUTPUTS_VERSION: Final = "1.5"
_MFA_CONFIGURATION: Final = {MfaMode.OFF: "NONE", MfaMode.OPTIONAL: "OPTIONAL", MfaMode.ON: "REQUIRED"}
_USER_POOL_ID: Final = re.compile(r"[\w-]+_[0-9a-zA-Z]+", re.ASCII)
_APP_CLIENT_ID: Final = re.compile(r"[\w+]+", re.ASCII)
# A Gen 1 file says what made it, as a user agent: name/version.
_USER_AGENT: Final = f"{TOOLKIT}/{VERSION}"


@dataclass(frozen=True, slots=True)
class PoolClient:
    """A deployed user pool, as its app client finds it.

    mfa_types: the second factors in effect, none while MFA is off, and also those that were added in the console
    required_attributes: what AWS requires at sign-up
    verified_by: the attributes that users verify with a code
    minimum_length: of a password; None when AWS reports no password policy
    """

    user_pool_id: UserPoolId
    app_client_id: str
    mfa_mode: MfaMode
    mfa_types: tuple[str, ...]
    sign_in: tuple[Contact, ...]
    required_attributes: tuple[Attribute, ...]
    verified_by: tuple[Contact, ...]
    minimum_length: int | None
    password_requires: tuple[CharacterClass, ...]

    @property
    def region(self) -> str:
        """The AWS region, with which a user pool's id begins."""
        return self.user_pool_id.partition("_")[0]


def is_pool_client(user_pool_id: str, app_client_id: str) -> bool:
    """Whether both match the patterns for such ids in the API reference of `DescribeUserPoolClient`."""
    return bool(_USER_POOL_ID.fullmatch(user_pool_id) and _APP_CLIENT_ID.fullmatch(app_client_id))


def pool_client(user_pool_id: UserPoolId, app_client_id: str, pool: LivePool) -> PoolClient:
    """The two ids, which come from the stack, with what AWS reports of `pool`."""
    live, by = pool.settings, pool.settings.get(verification.BY)
    return PoolClient(
        user_pool_id=user_pool_id,
        app_client_id=app_client_id,
        mfa_mode=live[mfa.MODE],
        mfa_types=(*pool.effective.get(mfa.TYPES, ()), *pool.other_factors),
        sign_in=live[user_pool.SIGN_IN],
        required_attributes=live[user_pool.REQUIRED_ATTRIBUTES],
        verified_by=by.contacts if by else (),
        minimum_length=live.get(password_policy.MINIMUM_LENGTH),
        password_requires=live.get(password_policy.REQUIRES, ()),
    )


def amplify_outputs(client: PoolClient) -> dict[str, Any]:
    """The document of `amplify_outputs.json`, which the clients of Amplify Gen 2 read."""
    auth: dict[str, Any] = {
        "aws_region": client.region,
        "user_pool_id": client.user_pool_id,
        "user_pool_client_id": client.app_client_id,
        # The schema does not allow an empty list here, and has a word for user names.
        "username_attributes": list(client.sign_in) or ["username"],
        "standard_required_attributes": list(client.required_attributes),
        "user_verification_types": list(client.verified_by),
        "mfa_configuration": _MFA_CONFIGURATION[client.mfa_mode],
        "mfa_methods": list(client.mfa_types),
    }
    if client.minimum_length is not None:
        required = {f"require_{each}": each in client.password_requires for each in CharacterClass}
        auth["password_policy"] = {"min_length": client.minimum_length, **required}
    return {"version": _OUTPUTS_VERSION, "auth": auth}


def amplifyconfiguration(client: PoolClient) -> dict[str, Any]:
    """The document of `amplifyconfiguration.json`, which the Gen 1 clients for Android, Swift and Flutter read."""
    default: dict[str, Any] = {
        "authenticationFlowType": "USER_SRP_AUTH",
        "mfaConfiguration": str(client.mfa_mode),
        "mfaTypes": list(client.mfa_types),
        "signupAttributes": _in_capitals(client.required_attributes),
        "usernameAttributes": _in_capitals(client.sign_in),
        "verificationMechanisms": _in_capitals(client.verified_by),
        "socialProviders": [],
    }
    if client.minimum_length is not None:
        default["passwordProtectionSettings"] = _password_settings(client.minimum_length, client)
    user_pool = {"PoolId": client.user_pool_id, "AppClientId": client.app_client_id, "Region": client.region}
    plugin = {
        "UserAgent": _USER_AGENT,
        "Version": "1.0",
        "CognitoUserPool": {"Default": user_pool},
        "Auth": {"Default": default},
    }
    return {"UserAgent": _USER_AGENT, "Version": "1.0", "auth": {"plugins": {"awsCognitoAuthPlugin": plugin}}}


def aws_exports(client: PoolClient) -> dict[str, Any]:
    """The object of `aws-exports.js`, which the Gen 1 client for JavaScript reads."""
    exports: dict[str, Any] = {
        "aws_project_region": client.region,
        "aws_cognito_region": client.region,
        "aws_user_pools_id": client.user_pool_id,
        "aws_user_pools_web_client_id": client.app_client_id,
        "oauth": {},
        "aws_cognito_username_attributes": _in_capitals(client.sign_in),
        "aws_cognito_social_providers": [],
        "aws_cognito_signup_attributes": _in_capitals(client.required_attributes),
        "aws_cognito_mfa_configuration": str(client.mfa_mode),
        "aws_cognito_mfa_types": list(client.mfa_types),
        "aws_cognito_verification_mechanisms": _in_capitals(client.verified_by),
    }
    if client.minimum_length is not None:
        exports["aws_cognito_password_protection_settings"] = _password_settings(client.minimum_length, client)
    return exports


def environment_variables(client: PoolClient) -> Mapping[str, str]:
    """The variables of `.env`, with MFA in Cognito's words and commas between the items of a list."""
    return {
        "COGNITO_REGION": client.region,
        "COGNITO_USER_POOL_ID": client.user_pool_id,
        "COGNITO_APP_CLIENT_ID": client.app_client_id,
        "COGNITO_MFA_CONFIGURATION": str(client.mfa_mode),
        "COGNITO_MFA_TYPES": ",".join(client.mfa_types),
        "COGNITO_SIGN_IN": ",".join(client.sign_in) or "username",
    }


def _password_settings(minimum_length: int, client: PoolClient) -> dict[str, Any]:
    """The password policy in the words of Gen 1."""
    return {
        "passwordPolicyMinLength": minimum_length,
        "passwordPolicyCharacters": [f"REQUIRES_{each.upper()}" for each in client.password_requires],
    }


def _in_capitals(words: Iterable[str]) -> list[str]:
    return [word.upper() for word in words]
