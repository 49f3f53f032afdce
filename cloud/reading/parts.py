"""What the services say of the resources of a stack, with CloudFormation's names for their properties. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from authconfig.live.deployed import DeployedStack
from authconfig.names import LogicalId, Output
from authconfig.vocabulary import CUSTOM, MfaMode

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import (
        GetUserPoolMfaConfigResponseTypeDef,
        UserPoolClientTypeTypeDef,
        UserPoolTypeTypeDef,
    )

Properties = Mapping[str, Any]

_SCHEMA: Final = ("Name", "AttributeDataType", "Required", "Mutable")
# Of a pool that says nothing of it: it tells "Ann" from "ann".
UNSTATED_NAMES: Final = {"CaseSensitive": True}
_OF_CUSTOM: Final = (
    *_SCHEMA,
    "DeveloperOnlyAttribute",
    "StringAttributeConstraints",
    "NumberAttributeConstraints",
)
_OF_COGNITO: Final = "sub"  # an attribute that Cognito gives to every user, and that no template states
# Kept out of everything that is compared and shown.
_SECRET: Final = "ClientSecret"  # noqa: S105


def user_pool(described: UserPoolTypeTypeDef, configured: GetUserPoolMfaConfigResponseTypeDef) -> Properties:
    """The user pool of DescribeUserPool and GetUserPoolMfaConfig."""
    attributes = described.get("SchemaAttributes", [])
    required = [each for each in attributes if each.get("Required") and each.get("Name") != _OF_COGNITO]
    passed = {name: value for name, value in described.items() if name not in {"Name", "SchemaAttributes"}}
    more: Properties = {
        name: configured[name] for name in ("EmailMfaConfiguration", "WebAuthnConfiguration") if name in configured
    }
    message = configured.get("SmsMfaConfiguration", {}).get("SmsAuthenticationMessage")
    return {
        "UsernameConfiguration": UNSTATED_NAMES,
        **passed,
        **more,
        **_devices(described),
        **({"SmsAuthenticationMessage": message} if message else {}),
        "UserPoolName": described.get("Name"),
        "MfaConfiguration": configured.get("MfaConfiguration", MfaMode.OFF),
        "EnabledMfas": _factors(configured),
        "Schema": [*({name: each[name] for name in _SCHEMA if name in each} for each in required), *_custom(described)],
    }


def _devices(described: UserPoolTypeTypeDef) -> Properties:
    """Which devices are remembered: some as soon as there is any value, and then each value has a default."""
    found = described.get("DeviceConfiguration")
    defaults = {"ChallengeRequiredOnNewDevice": False, "DeviceOnlyRememberedOnUserPrompt": False}
    return {"DeviceConfiguration": {**defaults, **found}} if found else {}


def _custom(described: UserPoolTypeTypeDef) -> Iterator[Properties]:
    """The custom attributes, called as a template calls them."""
    for each in described.get("SchemaAttributes", []):
        name = each.get("Name", "")
        if ":" in name:
            found: Properties = {key: each[key] for key in _OF_CUSTOM if key in each}
            yield {**found, "Name": name.removeprefix(CUSTOM)}


def _factors(configured: GetUserPoolMfaConfigResponseTypeDef) -> list[str]:
    """The second factors in effect; a pool without MFA has none."""
    if configured.get("MfaConfiguration", MfaMode.OFF) == MfaMode.OFF:
        return []
    found = {
        "SMS_MFA": configured.get("SmsMfaConfiguration"),
        "SOFTWARE_TOKEN_MFA": configured.get("SoftwareTokenMfaConfiguration", {}).get("Enabled"),
        "EMAIL_OTP": configured.get("EmailMfaConfiguration"),
    }
    return [factor for factor, present in found.items() if present]


def app_client(described: UserPoolClientTypeTypeDef) -> Properties:
    """The app client of DescribeUserPoolClient, without its secret: only whether it has one."""
    passed = {name: value for name, value in described.items() if name != _SECRET}
    return {**passed, "GenerateSecret": _SECRET in described}


def sms_role(described: Mapping[str, Any], inline: Mapping[str, Any], attached: list[str]) -> Properties:
    """The role of GetRole, with its inline policies by name and the ARNs of its attached ones."""
    policies = [{"PolicyName": name, "PolicyDocument": _plain(document)} for name, document in inline.items()]
    return {
        "Description": described.get("Description"),
        "AssumeRolePolicyDocument": _plain(described.get("AssumeRolePolicyDocument", {})),
        "Policies": policies,
        "ManagedPolicyArns": attached,
    }


def _plain(document: Any, name: str = "") -> Any:
    """A policy in which a list of one is that one, as most people write it: IAM takes both for the same."""
    if isinstance(document, Mapping):
        return {key: _plain(value, key) for key, value in document.items()}
    if isinstance(document, list):
        items = [_plain(item) for item in document]
        return items[0] if len(items) == 1 and name != "Statement" else items
    return document


def references(stack: DeployedStack, user_pool_arn: str) -> Mapping[str, str]:
    """What the template of `stack` refers to, by the names of `authconfig.live.properties`."""
    _, partition, _, region, account, *_ = user_pool_arn.split(":")
    outputs = {
        LogicalId.USER_POOL: Output.USER_POOL_ID,
        f"{LogicalId.USER_POOL}.Arn": Output.USER_POOL_ARN,
        f"{LogicalId.SMS_ROLE}.Arn": Output.SMS_ROLE_ARN,
    }
    return {
        "AWS::Partition": partition,
        "AWS::Region": region,
        "AWS::AccountId": account,
        **{name: stack.outputs[output] for name, output in outputs.items() if output in stack.outputs},
    }
