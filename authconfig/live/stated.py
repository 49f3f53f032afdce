"""What the template of a configuration states, in CloudFormation's words. Pure.

Written a second time, without the CDK, which the wizard may not start. A test compares it with every recorded template.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from authconfig import attribute_access, auth_flows, defaults, factors, names, recovery
from authconfig.environments import in_environment
from authconfig.models import AuthConfig, CustomAttributeTable
from authconfig.names import LogicalId, with_environment
from authconfig.settings import project, user_pool
from authconfig.vocabulary import (
    Alias,
    Attribute,
    AttributeType,
    CharacterClass,
    Contact,
    MfaMode,
    MfaType,
    Remembered,
    Tier,
)

Properties = Mapping[str, Any]

_ROLE_ARN: Final = {"Fn::GetAtt": [LogicalId.SMS_ROLE, "Arn"]}
_FACTORS: Final = {MfaType.SMS: "SMS_MFA", MfaType.TOTP: "SOFTWARE_TOKEN_MFA"}
_DATA_TYPES: Final = {
    AttributeType.STRING: "String",
    AttributeType.NUMBER: "Number",
    AttributeType.DATE_TIME: "DateTime",
    AttributeType.BOOLEAN: "Boolean",
}
_RECOVERY: Final = {Contact.EMAIL: "verified_email", Contact.PHONE_NUMBER: "verified_phone_number"}
_POLICY: Final = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}],
}


def _ref(name: str) -> Properties:
    return {"Ref": name}


_POOL_ID: Final = _ref(LogicalId.USER_POOL)
_ACCOUNT: Final = _ref("AWS::AccountId")
_ANY_POOL: Final = [
    "arn:",
    _ref("AWS::Partition"),
    ":cognito-idp:",
    _ref("AWS::Region"),
    ":",
    _ACCOUNT,
    ":userpool/*",
]
_REMEMBERS_ON: Final = {"Fn::Equals": [_ref(LogicalId.MFA_AT_CREATION), MfaMode.ON]}


def resources(config: AuthConfig, environment: str) -> Mapping[str, Properties]:
    """The properties of each resource of the stack, by its logical id.

    Raises ConfigInvalid when a name or a text is too long in this environment.
    """
    filled = in_environment(config, environment)
    found: dict[str, Properties] = {}
    found[LogicalId.USER_POOL] = _without_none(_pool(filled, environment))
    for name in filled.app_clients:
        found[names.app_client_logical_id(name)] = _without_none(_client(filled, environment, name))
    if factors.send_texts(filled.settings):
        found[LogicalId.SMS_ROLE] = _role(filled)
    for precedence, name in enumerate(filled.user_pool.groups, start=1):
        found[names.group_logical_id(name)] = {"GroupName": name, "Precedence": precedence, "UserPoolId": _POOL_ID}
    return found


def guard(mode: MfaMode) -> tuple[LogicalId, Any]:
    """The rule that guards a template which asks for `mode`: its logical id, and what it asserts."""
    if mode is MfaMode.ON:
        return LogicalId.REQUIRED_MFA_ONLY_AT_CREATION, _REMEMBERS_ON
    return LogicalId.LEFT_REQUIRED_MFA, {"Fn::Not": [_REMEMBERS_ON]}


def _pool(config: AuthConfig, environment: str) -> dict[str, Any]:
    pool, mfa, verification = config.user_pool, config.mfa, config.verification
    types = factors.in_effect(config.settings)
    texts = factors.send_texts(config.settings)
    verified = list(verification.by.contacts)
    email = config.email
    sms = {
        "ExternalId": names.external_id(config.created.id),
        "SnsCallerArn": _ROLE_ARN,
        "SnsRegion": mfa.sms_region or None,
    }
    return {
        "UserPoolName": with_environment(pool.name, environment, user_pool.NAME.key),
        "UsernameAttributes": [contact for contact in Contact if contact in pool.sign_in] or None,
        "AliasAttributes": [alias for alias in Alias if alias in pool.aliases] or None,
        "UsernameConfiguration": {"CaseSensitive": pool.case_sensitive},
        "Schema": [
            *(_required(each) for each in Attribute if each in pool.required_attributes),
            *(_custom(name, each) for name, each in sorted(config.custom_attributes.items())),
        ]
        or None,
        "MfaConfiguration": mfa.mode,
        "EnabledMfas": [name for factor, name in _FACTORS.items() if factor in types] or None,
        "SmsAuthenticationMessage": mfa.sms_message if MfaType.SMS in types else None,
        "SmsConfiguration": _without_none(sms) if texts else None,
        "DeviceConfiguration": _devices(config),
        "EmailConfiguration": _without_none(
            {
                "EmailSendingAccount": "DEVELOPER" if email.from_ else defaults.EMAIL_SENDING_ACCOUNT,
                "From": email.from_ or None,
                "SourceArn": email.identity_arn or None,
                "ReplyToEmailAddress": email.reply_to or None,
            }
        ),
        "AutoVerifiedAttributes": verified,
        "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": verified},
        "VerificationMessageTemplate": _without_none(
            {
                "DefaultEmailOption": "CONFIRM_WITH_CODE",
                "EmailSubject": verification.email_subject,
                "EmailMessage": verification.email_message,
                "SmsMessage": verification.sms_message if texts else None,
            }
        ),
        "AccountRecoverySetting": {"RecoveryMechanisms": _recovery(config)},
        "Policies": {"PasswordPolicy": _password_policy(config)},
        "AdminCreateUserConfig": _without_none(
            {"AllowAdminCreateUserOnly": not pool.self_sign_up, "InviteMessageTemplate": _invitation(config)}
        ),
        "UserPoolTier": pool.tier,
        "UserPoolAddOns": {"AdvancedSecurityMode": pool.threat_protection} if pool.tier is Tier.PLUS else None,
        "DeletionProtection": defaults.DELETION_PROTECTION,
    }


def _required(attribute: Attribute) -> Properties:
    kind = "Number" if attribute is Attribute.UPDATED_AT else "String"
    return {"Name": attribute, "AttributeDataType": kind, "Required": True, "Mutable": True}


def _devices(config: AuthConfig) -> Properties | None:
    devices = config.devices
    if devices.remember is Remembered.NEVER:
        return None
    return {
        "ChallengeRequiredOnNewDevice": devices.skip_mfa,
        "DeviceOnlyRememberedOnUserPrompt": devices.remember is Remembered.OPT_IN,
    }


def _invitation(config: AuthConfig) -> Properties | None:
    invitation = config.invitation
    stated = {
        "EmailSubject": invitation.email_subject or None,
        "EmailMessage": invitation.email_message or None,
        "SMSMessage": (factors.send_texts(config.settings) and invitation.sms_message) or None,
    }
    return _without_none(stated) or None


def _custom(name: str, attribute: CustomAttributeTable) -> Properties:
    found = {"Name": name, "AttributeDataType": _DATA_TYPES[attribute.type], "Mutable": attribute.mutable}
    found |= {
        "DeveloperOnlyAttribute": defaults.CUSTOM_ATTRIBUTE_DEVELOPER_ONLY,
        "Required": defaults.CUSTOM_ATTRIBUTE_REQUIRED,
    }
    ends = {"Min": attribute.minimum, "Max": attribute.maximum}
    what = "Length" if attribute.type is AttributeType.STRING else "Value"
    constraints = {f"{end}{what}": str(value) for end, value in ends.items() if value is not None}
    return {**found, f"{_DATA_TYPES[attribute.type]}AttributeConstraints": constraints} if constraints else found


def _recovery(config: AuthConfig) -> list[Properties]:
    channels = recovery.channels(config.settings)
    return [{"Name": _RECOVERY[channel], "Priority": priority} for priority, channel in enumerate(channels, start=1)]


def _password_policy(config: AuthConfig) -> Properties:
    policy = config.password_policy
    return _without_none(
        {
            "MinimumLength": policy.minimum_length,
            **{f"Require{kind.capitalize()}": kind in policy.requires for kind in CharacterClass},
            "PasswordHistorySize": policy.history or None,
            "TemporaryPasswordValidityDays": policy.temporary_password_days,
        }
    )


def _client(config: AuthConfig, environment: str, name: str) -> dict[str, Any]:
    client = config.app_clients[name]
    rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": defaults.ROTATION_GRACE_SECONDS}
    return {
        "UserPoolId": _POOL_ID,
        "ClientName": with_environment(
            names.app_client_name(config.project.resource, name), environment, project.RESOURCE.key
        ),
        "GenerateSecret": client.secret,
        "ExplicitAuthFlows": list(auth_flows.stated(client)),
        "AllowedOAuthFlowsUserPoolClient": defaults.OAUTH_ENABLED,
        "SupportedIdentityProviders": ["COGNITO"],
        "PreventUserExistenceErrors": defaults.PREVENT_USER_EXISTENCE_ERRORS,
        "EnableTokenRevocation": defaults.ENABLE_TOKEN_REVOCATION,
        "AccessTokenValidity": client.access_token_minutes,
        "IdTokenValidity": client.id_token_minutes,
        "RefreshTokenValidity": client.refresh_token_days,
        "TokenValidityUnits": {"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days"},
        "RefreshTokenRotation": rotation if client.rotate_refresh_tokens else None,
        "ReadAttributes": list(attribute_access.readable(config.settings, name)) or None,
        "WriteAttributes": list(attribute_access.writable(config.settings, name)) or None,
    }


def _role(config: AuthConfig) -> Properties:
    conditions = {
        "StringEquals": {"sts:ExternalId": names.external_id(config.created.id), "aws:SourceAccount": _ACCOUNT},
        "ArnLike": {"aws:SourceArn": {"Fn::Join": ["", _ANY_POOL]}},
    }
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "cognito-idp.amazonaws.com"},
        "Action": "sts:AssumeRole",
        "Condition": conditions,
    }
    return {
        "Description": "Lets Amazon Cognito send the text messages of a user pool.",
        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        "Policies": [{"PolicyName": "publish-text-messages", "PolicyDocument": _POLICY}],
    }


def _without_none(properties: Mapping[str, Any]) -> Properties:
    return {name: value for name, value in properties.items() if value is not None}
