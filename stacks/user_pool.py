"""The user pool."""

from __future__ import annotations

from typing import Final

from aws_cdk import RemovalPolicy, aws_cognito as cognito
from constructs import Construct

from authconfig import defaults, recovery
from authconfig.factors import in_effect
from authconfig.models import AuthConfig, CustomAttributeTable
from authconfig.names import LogicalId, with_environment
from authconfig.vocabulary import Alias, Attribute, AttributeType, CharacterClass, Contact, MfaType, Remembered, Tier
from stacks.sms_role import SmsRole

# CloudFormation's names for the factors, listed in this order so that reordering the file changes nothing.
_FACTORS: Final = {MfaType.SMS: "SMS_MFA", MfaType.TOTP: "SOFTWARE_TOKEN_MFA"}
_DATA_TYPES: Final = {
    AttributeType.STRING: "String",
    AttributeType.NUMBER: "Number",
    AttributeType.DATE_TIME: "DateTime",
    AttributeType.BOOLEAN: "Boolean",
}
_VERIFIED: Final = {Contact.EMAIL: "verified_email", Contact.PHONE_NUMBER: "verified_phone_number"}


class UserPool(cognito.CfnUserPool):
    """The pool that the configuration describes; `defaults` adds what it leaves open.

    This is the plain CloudFormation resource and not CDK's construct on top of it: the construct writes required
    attributes without a data type, after which Cognito can refuse every later update (aws/aws-cdk#8585).
    """

    def __init__(self, scope: Construct, config: AuthConfig, environment: str, sms_role: SmsRole | None) -> None:
        pool, mfa, verification = config.user_pool, config.mfa, config.verification
        factors = in_effect(config.settings)
        super().__init__(
            scope,
            LogicalId.USER_POOL,
            user_pool_name=with_environment(pool.name, environment, "user_pool.name"),
            username_attributes=[contact for contact in Contact if contact in pool.sign_in] or None,
            alias_attributes=[alias for alias in Alias if alias in pool.aliases] or None,
            username_configuration=cognito.CfnUserPool.UsernameConfigurationProperty(
                case_sensitive=pool.case_sensitive
            ),
            schema=_schema(config) or None,
            mfa_configuration=mfa.mode,
            # With MFA OFF Cognito accepts no factors at all, not even an empty list.
            enabled_mfas=[name for factor, name in _FACTORS.items() if factor in factors] or None,
            sms_authentication_message=mfa.sms_message if MfaType.SMS in factors else None,
            sms_configuration=_sms_configuration(sms_role, mfa.sms_region) if sms_role else None,
            device_configuration=_device_configuration(config),
            email_configuration=_email_configuration(config),
            auto_verified_attributes=list(verification.by.contacts),
            # A new address replaces the old one only once it is verified, so that a typo locks nobody out.
            user_attribute_update_settings=cognito.CfnUserPool.UserAttributeUpdateSettingsProperty(
                attributes_require_verification_before_update=list(verification.by.contacts)
            ),
            verification_message_template=cognito.CfnUserPool.VerificationMessageTemplateProperty(
                default_email_option="CONFIRM_WITH_CODE",
                email_subject=verification.email_subject,
                email_message=verification.email_message,
                sms_message=verification.sms_message if sms_role else None,
            ),
            account_recovery_setting=_recovery(config),
            policies=cognito.CfnUserPool.PoliciesProperty(password_policy=_password_policy(config)),
            admin_create_user_config=cognito.CfnUserPool.AdminCreateUserConfigProperty(
                allow_admin_create_user_only=not pool.self_sign_up,
                invite_message_template=_invitation(config, texts=sms_role is not None),
            ),
            user_pool_tier=pool.tier,
            # Only PLUS has it; there OFF is stated, so that turning it off takes it back.
            user_pool_add_ons=cognito.CfnUserPool.UserPoolAddOnsProperty(advanced_security_mode=pool.threat_protection)
            if pool.tier is Tier.PLUS
            else None,
            deletion_protection=defaults.DELETION_PROTECTION,
        )
        self.apply_removal_policy(RemovalPolicy.RETAIN)


def _schema(config: AuthConfig) -> list[cognito.CfnUserPool.SchemaAttributeProperty]:
    required = [_required(attribute) for attribute in Attribute if attribute in config.user_pool.required_attributes]
    return required + [_custom(name, attribute) for name, attribute in sorted(config.custom_attributes.items())]


def _required(attribute: Attribute) -> cognito.CfnUserPool.SchemaAttributeProperty:
    return cognito.CfnUserPool.SchemaAttributeProperty(
        name=attribute,
        # Stated although Cognito knows it: an update compares the entry, and refuses one without a type.
        attribute_data_type="Number" if attribute is Attribute.UPDATED_AT else "String",
        required=True,
        mutable=True,
    )


def _custom(name: str, attribute: CustomAttributeTable) -> cognito.CfnUserPool.SchemaAttributeProperty:
    """All that Cognito reports of an attribute is stated, since an update compares the entry."""
    least, most = (None if each is None else str(each) for each in (attribute.minimum, attribute.maximum))
    is_string, is_number = (attribute.type is each for each in (AttributeType.STRING, AttributeType.NUMBER))
    return cognito.CfnUserPool.SchemaAttributeProperty(
        name=name,  # Cognito puts custom: before it
        attribute_data_type=_DATA_TYPES[attribute.type],
        developer_only_attribute=defaults.CUSTOM_ATTRIBUTE_DEVELOPER_ONLY,
        mutable=attribute.mutable,
        required=defaults.CUSTOM_ATTRIBUTE_REQUIRED,
        string_attribute_constraints=cognito.CfnUserPool.StringAttributeConstraintsProperty(
            min_length=least, max_length=most
        )
        if is_string
        else None,
        number_attribute_constraints=cognito.CfnUserPool.NumberAttributeConstraintsProperty(
            min_value=least, max_value=most
        )
        if is_number and (least or most)
        else None,
    )


def _sms_configuration(role: SmsRole, region: str) -> cognito.CfnUserPool.SmsConfigurationProperty:
    return cognito.CfnUserPool.SmsConfigurationProperty(
        sns_caller_arn=role.attr_arn, external_id=role.external_id, sns_region=region or None
    )


def _device_configuration(config: AuthConfig) -> cognito.CfnUserPool.DeviceConfigurationProperty | None:
    """None where no devices are remembered: any value in it, even a false one, has Cognito remember them."""
    devices = config.devices
    if devices.remember is Remembered.NEVER:
        return None
    return cognito.CfnUserPool.DeviceConfigurationProperty(
        challenge_required_on_new_device=devices.skip_mfa,
        device_only_remembered_on_user_prompt=devices.remember is Remembered.OPT_IN,
    )


def _email_configuration(config: AuthConfig) -> cognito.CfnUserPool.EmailConfigurationProperty:
    email = config.email
    return cognito.CfnUserPool.EmailConfigurationProperty(
        email_sending_account="DEVELOPER" if email.from_ else defaults.EMAIL_SENDING_ACCOUNT,
        from_=email.from_ or None,
        source_arn=email.identity_arn or None,
        reply_to_email_address=email.reply_to or None,
    )


def _invitation(config: AuthConfig, *, texts: bool) -> cognito.CfnUserPool.InviteMessageTemplateProperty | None:
    """The messages that the file has; Cognito sends its own in place of the others. texts: whether it sends by SMS"""
    invitation = config.invitation
    stated = {
        "email_subject": invitation.email_subject,
        "email_message": invitation.email_message,
        "sms_message": invitation.sms_message if texts else "",
    }
    given = {name: text for name, text in stated.items() if text}
    return cognito.CfnUserPool.InviteMessageTemplateProperty(**given) if given else None


def _recovery(config: AuthConfig) -> cognito.CfnUserPool.AccountRecoverySettingProperty:
    return cognito.CfnUserPool.AccountRecoverySettingProperty(
        recovery_mechanisms=[
            cognito.CfnUserPool.RecoveryOptionProperty(name=_VERIFIED[channel], priority=priority)
            for priority, channel in enumerate(recovery.channels(config.settings), start=1)
        ]
    )


def _password_policy(config: AuthConfig) -> cognito.CfnUserPool.PasswordPolicyProperty:
    policy = config.password_policy
    return cognito.CfnUserPool.PasswordPolicyProperty(
        minimum_length=policy.minimum_length,
        require_lowercase=CharacterClass.LOWERCASE in policy.requires,
        require_uppercase=CharacterClass.UPPERCASE in policy.requires,
        require_numbers=CharacterClass.NUMBERS in policy.requires,
        require_symbols=CharacterClass.SYMBOLS in policy.requires,
        # Left out where nothing is remembered: it is no property of the template of a pool that never had it.
        password_history_size=policy.history or None,
        temporary_password_validity_days=policy.temporary_password_days,
    )
