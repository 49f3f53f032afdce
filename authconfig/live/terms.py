"""What Cognito's properties are in the terms of the file, and which of them nobody states. Pure.

Paths are as in `properties`, after the kind of resource. An entry stands for all that is below it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from authconfig.settings import (
    app_client,
    custom_attribute,
    devices,
    email,
    invitation,
    mfa,
    password_policy,
    project,
    user_pool,
    verification,
)
from authconfig.settings.setting import Setting
from authconfig.vocabulary import Attribute

_Value = TypeVar("_Value")


class ResourceKind(StrEnum):
    """A kind of resource, as messages call it."""

    USER_POOL = "user pool"
    APP_CLIENT = "app client"
    SMS_ROLE = "SMS role"
    GROUP = "group"


_POLICY: Final = "Policies.PasswordPolicy"
_TEMPLATE: Final = "VerificationMessageTemplate"
_INVITATION: Final = "AdminCreateUserConfig.InviteMessageTemplate"

# The setting that a property expresses.
SETTINGS: Final[Mapping[ResourceKind, Mapping[str, Setting[Any]]]] = {
    ResourceKind.USER_POOL: {
        "UserPoolName": user_pool.NAME,
        "UsernameAttributes": user_pool.SIGN_IN,
        "AliasAttributes": user_pool.ALIASES,
        "UsernameConfiguration": user_pool.CASE_SENSITIVE,
        "Schema": user_pool.REQUIRED_ATTRIBUTES,
        "MfaConfiguration": mfa.MODE,
        "EnabledMfas": mfa.TYPES,
        "SmsAuthenticationMessage": mfa.SMS_MESSAGE,
        "SmsConfiguration.SnsRegion": mfa.SMS_REGION,
        "DeviceConfiguration.ChallengeRequiredOnNewDevice": devices.SKIP_MFA,
        "DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt": devices.REMEMBER,
        "EmailConfiguration.EmailSendingAccount": email.FROM,
        "EmailConfiguration.From": email.FROM,
        "EmailConfiguration.SourceArn": email.IDENTITY_ARN,
        "EmailConfiguration.ReplyToEmailAddress": email.REPLY_TO,
        "AdminCreateUserConfig.AllowAdminCreateUserOnly": user_pool.SELF_SIGN_UP,
        "UserPoolTier": user_pool.TIER,
        "UserPoolAddOns.AdvancedSecurityMode": user_pool.THREAT_PROTECTION,
        f"{_INVITATION}.EmailSubject": invitation.EMAIL_SUBJECT,
        f"{_INVITATION}.EmailMessage": invitation.EMAIL_MESSAGE,
        f"{_INVITATION}.SMSMessage": invitation.SMS_MESSAGE,
        "AutoVerifiedAttributes": verification.BY,
        "UserAttributeUpdateSettings": verification.BY,
        f"{_TEMPLATE}.EmailSubject": verification.EMAIL_SUBJECT,
        f"{_TEMPLATE}.EmailMessage": verification.EMAIL_MESSAGE,
        f"{_TEMPLATE}.SmsMessage": verification.SMS_MESSAGE,
        f"{_POLICY}.MinimumLength": password_policy.MINIMUM_LENGTH,
        f"{_POLICY}.RequireLowercase": password_policy.REQUIRES,
        f"{_POLICY}.RequireUppercase": password_policy.REQUIRES,
        f"{_POLICY}.RequireNumbers": password_policy.REQUIRES,
        f"{_POLICY}.RequireSymbols": password_policy.REQUIRES,
        f"{_POLICY}.PasswordHistorySize": password_policy.HISTORY,
        f"{_POLICY}.TemporaryPasswordValidityDays": password_policy.TEMPORARY_PASSWORD_DAYS,
    },
    ResourceKind.APP_CLIENT: {"ClientName": project.RESOURCE},
    ResourceKind.SMS_ROLE: {},
    ResourceKind.GROUP: {"Precedence": user_pool.GROUPS},
}


def setting_of(path: str, kind: ResourceKind, name: str) -> Setting[Any] | None:
    """The setting that the property at `path` of a resource expresses; None for one that expresses none."""
    match path.split("."):
        case ["Schema", attribute, *_] if attribute not in set(Attribute):
            return of(path, _custom(attribute))
    return of(path, settings_of(kind, name))


def settings_of(kind: ResourceKind, name: str) -> Mapping[str, Setting[Any]]:
    """The settings that the properties of a resource express. name: what the file calls it, if it has several"""
    if kind is not ResourceKind.APP_CLIENT:
        return SETTINGS[kind]
    client = app_client.of(name)
    return {
        **SETTINGS[kind],
        "GenerateSecret": client.secret,
        "ExplicitAuthFlows": client.flows,
        "AccessTokenValidity": client.access_token_minutes,
        "TokenValidityUnits.AccessToken": client.access_token_minutes,
        "IdTokenValidity": client.id_token_minutes,
        "TokenValidityUnits.IdToken": client.id_token_minutes,
        "RefreshTokenValidity": client.refresh_token_days,
        "TokenValidityUnits.RefreshToken": client.refresh_token_days,
        "RefreshTokenRotation": client.rotate_refresh_tokens,
        "ReadAttributes": client.read_attributes,
        "WriteAttributes": client.write_attributes,
    }


def _custom(name: str) -> Mapping[str, Setting[Any]]:
    attribute, path = custom_attribute.of(name), f"Schema.{name}"
    return {
        path: attribute.type,
        f"{path}.Mutable": attribute.mutable,
        f"{path}.StringAttributeConstraints.MinLength": attribute.minimum,
        f"{path}.StringAttributeConstraints.MaxLength": attribute.maximum,
        f"{path}.NumberAttributeConstraints.MinValue": attribute.minimum,
        f"{path}.NumberAttributeConstraints.MaxValue": attribute.maximum,
    }


# What people call the properties that no template of this toolkit states.
TOPICS: Final[Mapping[ResourceKind, Mapping[str, str]]] = {
    ResourceKind.USER_POOL: {
        "LambdaConfig": "triggers",
        "EmailConfiguration.ConfigurationSet": "a configuration set for emails",
        "Policies.SignInPolicy": "first factors",
        "WebAuthnConfiguration": "passkeys",
        "EmailMfaConfiguration": "codes by email as a second factor",
        "UserPoolAddOns": "threat protection of custom sign-in",
        "SmsConfiguration": "text messages",
        "KeyConfiguration": "a key of its own",
        "IssuerConfiguration": "another issuer",
    },
    ResourceKind.APP_CLIENT: {
        "AuthSessionValidity": "a time to answer challenges",
        "CallbackURLs": "callback URLs",
        "LogoutURLs": "sign-out URLs",
        "DefaultRedirectURI": "a default redirect",
        "AllowedOAuthFlows": "OAuth flows",
        "AllowedOAuthScopes": "OAuth scopes",
        "AnalyticsConfiguration": "analytics",
        "EnablePropagateAdditionalUserContextData": "device data from servers",
    },
    ResourceKind.SMS_ROLE: {
        "AssumeRolePolicyDocument": "further trust",
        "Policies": "further inline policies",
        "ManagedPolicyArns": "attached policies",
    },
    ResourceKind.GROUP: {"Description": "a description", "RoleArn": "an IAM role"},
}

# What a service reports of a resource whose template does not state the property.
DEFAULTS: Final[Mapping[ResourceKind, Mapping[str, Any]]] = {
    ResourceKind.USER_POOL: {
        "Policies.SignInPolicy.AllowedFirstAuthFactors": ("PASSWORD",),
        "UserPoolAddOns.AdvancedSecurityMode": "OFF",
        "WebAuthnConfiguration.UserVerification": "preferred",
        "WebAuthnConfiguration.FactorConfiguration": "SINGLE_FACTOR",
        "KeyConfiguration.KeyType": "AWS_OWNED_KEY",
        "IssuerConfiguration.Type": "ORIGINAL",
    },
    ResourceKind.APP_CLIENT: {
        "AuthSessionValidity": 3,
        "RefreshTokenRotation.Feature": "DISABLED",
        "RefreshTokenRotation.RetryGracePeriodSeconds": 0,
    },
    ResourceKind.SMS_ROLE: {},
    ResourceKind.GROUP: {},
}

# What has an effect even when it is false, so that it is not the same as nothing: with it, devices are remembered.
EVEN_IF_FALSE: Final = frozenset({"DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt"})

_NO_SETTING: Final = "it describes the resource and is no setting of it"
_COPY: Final = f"an older name of what {_TEMPLATE} has"
_OLDER_DAYS: Final = "an older name of the days of a temporary password, which are compared"
_NOT_SENT: Final = "it has no effect where the template does not state it"

# What is not compared where the template does not state it, and why not.
LEFT_OUT: Final[Mapping[ResourceKind, Mapping[str, str]]] = {
    ResourceKind.USER_POOL: {
        **dict.fromkeys(
            ("Id", "Arn", "Status", "CreationDate", "LastModifiedDate", "EstimatedNumberOfUsers"), _NO_SETTING
        ),
        **dict.fromkeys(("SmsConfigurationFailure", "EmailConfigurationFailure"), "it is a state, and no setting"),
        **dict.fromkeys(("SmsVerificationMessage", "EmailVerificationMessage", "EmailVerificationSubject"), _COPY),
        **dict.fromkeys(("SmsAuthenticationMessage", f"{_TEMPLATE}.SmsMessage"), _NOT_SENT),
        **dict.fromkeys((f"{_TEMPLATE}.EmailMessageByLink", f"{_TEMPLATE}.EmailSubjectByLink"), _NOT_SENT),
        "AdminCreateUserConfig.UnusedAccountValidityDays": _OLDER_DAYS,
        "Schema": "the settings of required and custom attributes are compared, and further ones are listed",
        "UserPoolTags": "CloudFormation puts the stack's tags on it",
        "Domain": "it is listed as what the pool has beside the template",
        "CustomDomain": "it is listed as what the pool has beside the template",
    },
    ResourceKind.APP_CLIENT: dict.fromkeys(("ClientId", "CreationDate", "LastModifiedDate"), _NO_SETTING),
    ResourceKind.SMS_ROLE: {"PermissionsBoundary": "an app of one's own can have CDK add it to every role"},
    ResourceKind.GROUP: dict.fromkeys(("CreationDate", "LastModifiedDate"), _NO_SETTING),
}


def of(path: str, table: Mapping[str, _Value]) -> _Value | None:
    """What `table` has for `path`, or for the longest part of it that leads there; None when it has nothing."""
    while path:
        if path in table:
            return table[path]
        path = path.rpartition(".")[0]
    return None
