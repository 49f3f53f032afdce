"""What Cognito answers, as the settings that the rest of the toolkit has. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from authconfig import checks
from authconfig.live.deployed import LivePool
from authconfig.settings import (
    custom_attribute,
    devices,
    email,
    invitation,
    mfa,
    password_policy,
    user_pool,
    verification,
)
from authconfig.settings.setting import Setting, Settings
from authconfig.vocabulary import (
    CUSTOM,
    Alias,
    Attribute,
    AttributeType,
    CharacterClass,
    Contact,
    MfaMode,
    MfaType,
    Remembered,
    ThreatProtection,
    Tier,
    VerifiedBy,
)
from cloud.errors import CloudError
from cloud.reading.parts import UNSTATED_NAMES

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import GetUserPoolMfaConfigResponseTypeDef, UserPoolTypeTypeDef

_TYPES: Final[Mapping[str, AttributeType]] = {
    "String": AttributeType.STRING,
    "Number": AttributeType.NUMBER,
    "DateTime": AttributeType.DATE_TIME,
    "Boolean": AttributeType.BOOLEAN,
}
_EMAIL_FACTOR: Final = "EMAIL"  # a second factor that the file does not have; the console can add it
_Word = TypeVar("_Word", bound=StrEnum)
_Read = dict[Setting[Any], Any]  # None for what Cognito does not tell


def live_pool(described: UserPoolTypeTypeDef, configured: GetUserPoolMfaConfigResponseTypeDef) -> LivePool:
    """The pool that DescribeUserPool and GetUserPoolMfaConfig tell of. Raises CloudError for an unknown MFA mode."""
    mode = _mode(configured.get("MfaConfiguration"))
    types, others = _types(configured), _other_factors(configured) if mode is not MfaMode.OFF else ()
    by = _verified_by(described)
    unsayable: dict[Setting[Any], str] = {}
    if others:
        unsayable[mfa.TYPES] = json.dumps([*types, *others])
    if by is None:
        unsayable[verification.BY] = "nothing that is verified"
    read: _Read = {
        user_pool.NAME: described.get("Name"),
        user_pool.SIGN_IN: _known(Contact, described.get("UsernameAttributes", [])),
        user_pool.ALIASES: _known(Alias, described.get("AliasAttributes", [])),
        user_pool.CASE_SENSITIVE: {**UNSTATED_NAMES, **described.get("UsernameConfiguration", {})}["CaseSensitive"],
        user_pool.REQUIRED_ATTRIBUTES: _required(described),
        user_pool.SELF_SIGN_UP: not described.get("AdminCreateUserConfig", {}).get("AllowAdminCreateUserOnly", False),
        user_pool.TIER: next(iter(_known(Tier, [described.get("UserPoolTier", "")])), None),
        user_pool.THREAT_PROTECTION: _threat_protection(described),
        mfa.MODE: mode,
        mfa.TYPES: types,
        mfa.SMS_MESSAGE: _sms_message(described, configured),
        mfa.SMS_REGION: described.get("SmsConfiguration", {}).get("SnsRegion", ""),
        **_devices(described),
        verification.BY: by,
        **_texts(described),
        **_invitation(described),
        **_emails(described),
        **_password_policy(described),
        **_custom_attributes(described),
    }
    return LivePool(
        settings=Settings({setting: value for setting, value in read.items() if value is not None}),
        described_mode=_mode(described.get("MfaConfiguration")),
        unsayable=unsayable,
        other_factors=others,
    )


def _mode(text: str | None) -> MfaMode:
    if text in set(MfaMode):
        return MfaMode(text)
    if text is None:  # Cognito leaves it out of some answers on a pool that never had MFA
        return MfaMode.OFF
    raise CloudError(f"Cognito has the MFA mode {text}, which this toolkit does not know.", "Update the toolkit.")


def _types(configured: GetUserPoolMfaConfigResponseTypeDef) -> tuple[MfaType, ...]:
    """The second factors; text messages are one wherever they are configured."""
    found = {
        MfaType.SMS: configured.get("SmsMfaConfiguration"),
        MfaType.TOTP: configured.get("SoftwareTokenMfaConfiguration", {}).get("Enabled"),
    }
    return tuple(factor for factor in MfaType if found[factor])


def _other_factors(configured: GetUserPoolMfaConfigResponseTypeDef) -> tuple[str, ...]:
    return (_EMAIL_FACTOR,) if configured.get("EmailMfaConfiguration") else ()


def _sms_message(described: UserPoolTypeTypeDef, configured: GetUserPoolMfaConfigResponseTypeDef) -> str | None:
    message = configured.get("SmsMfaConfiguration", {}).get("SmsAuthenticationMessage")
    return message or described.get("SmsAuthenticationMessage")


def _devices(described: UserPoolTypeTypeDef) -> _Read:
    """Which devices are remembered: some as soon as there is any value, by the default of each."""
    configured = described.get("DeviceConfiguration")
    on_prompt = configured and configured.get("DeviceOnlyRememberedOnUserPrompt")
    remembered = Remembered.OPT_IN if on_prompt else Remembered.ALWAYS
    return {
        devices.REMEMBER: remembered if configured else Remembered.NEVER,
        devices.SKIP_MFA: bool(configured and configured.get("ChallengeRequiredOnNewDevice")),
    }


def _emails(described: UserPoolTypeTypeDef) -> _Read:
    """Who emails come from. A pool that nobody set that up for uses Cognito's sender, and has none of it."""
    sending = described.get("EmailConfiguration", {})
    return {
        email.FROM: sending.get("From", ""),
        email.IDENTITY_ARN: sending.get("SourceArn", ""),
        email.REPLY_TO: sending.get("ReplyToEmailAddress", ""),
    }


def _required(described: UserPoolTypeTypeDef) -> tuple[Attribute, ...]:
    """What sign-up must give. Cognito lists every attribute there is, its own `sub` as a required one."""
    listed = described.get("SchemaAttributes", [])
    return _known(Attribute, (each.get("Name", "") for each in listed if each.get("Required")))


def _threat_protection(described: UserPoolTypeTypeDef) -> ThreatProtection | None:
    """What is done about threats; a pool that says nothing of it does nothing."""
    mode = described.get("UserPoolAddOns", {}).get("AdvancedSecurityMode", ThreatProtection.OFF)
    return next(iter(_known(ThreatProtection, [mode])), None)


def _custom_attributes(described: UserPoolTypeTypeDef) -> _Read:
    """The custom attributes that a file can have. Others, such as those with the older prefix dev:, are none of its."""
    read: _Read = {}
    for each in described.get("SchemaAttributes", []):
        name, kind = each.get("Name", ""), _TYPES.get(each.get("AttributeDataType", ""))
        if name.startswith(CUSTOM) and kind and not checks.custom_reference(name):
            attribute = custom_attribute.of(name.removeprefix(CUSTOM))
            lengths, values = each.get("StringAttributeConstraints", {}), each.get("NumberAttributeConstraints", {})
            least, most = checks.CUSTOM_LENGTH if kind is AttributeType.STRING else (None, None)
            read |= {
                attribute.type: kind,
                attribute.mutable: each.get("Mutable", False),
                attribute.minimum: _number(lengths.get("MinLength") or values.get("MinValue"), least),
                attribute.maximum: _number(lengths.get("MaxLength") or values.get("MaxValue"), most),
            }
    return read


def _number(text: str | None, otherwise: int | None) -> int | None:
    """The whole number in `text`; `otherwise` where there is none."""
    return int(text) if text and re.fullmatch("-?[0-9]+", text) else otherwise


def _texts(described: UserPoolTypeTypeDef) -> _Read:
    """The messages that verify an address. The top-level texts are those of older pools."""
    template = described.get("VerificationMessageTemplate", {})
    return {
        verification.EMAIL_SUBJECT: template.get("EmailSubject") or described.get("EmailVerificationSubject"),
        verification.EMAIL_MESSAGE: template.get("EmailMessage") or described.get("EmailVerificationMessage"),
        verification.SMS_MESSAGE: template.get("SmsMessage") or described.get("SmsVerificationMessage"),
    }


def _invitation(described: UserPoolTypeTypeDef) -> _Read:
    """The messages to invited users; Cognito's own are not told."""
    template = described.get("AdminCreateUserConfig", {}).get("InviteMessageTemplate", {})
    return {
        invitation.EMAIL_SUBJECT: template.get("EmailSubject", ""),
        invitation.EMAIL_MESSAGE: template.get("EmailMessage", ""),
        invitation.SMS_MESSAGE: template.get("SMSMessage", ""),
    }


def _verified_by(described: UserPoolTypeTypeDef) -> VerifiedBy | None:
    """The word of the file for what is verified; None for nothing, which the file has no word for."""
    contacts = _known(Contact, described.get("AutoVerifiedAttributes", []))
    return next((word for word in VerifiedBy if word.contacts == contacts), None)


def _password_policy(described: UserPoolTypeTypeDef) -> _Read:
    policy = described.get("Policies", {}).get("PasswordPolicy")
    if policy is None:
        return {}
    required = {
        CharacterClass.LOWERCASE: policy.get("RequireLowercase"),
        CharacterClass.UPPERCASE: policy.get("RequireUppercase"),
        CharacterClass.NUMBERS: policy.get("RequireNumbers"),
        CharacterClass.SYMBOLS: policy.get("RequireSymbols"),
    }
    return {
        password_policy.MINIMUM_LENGTH: policy.get("MinimumLength"),
        password_policy.REQUIRES: tuple(each for each in CharacterClass if required[each]),
        password_policy.HISTORY: policy.get("PasswordHistorySize", 0),
        password_policy.TEMPORARY_PASSWORD_DAYS: policy.get("TemporaryPasswordValidityDays"),
    }


def _known(words: type[_Word], found: Iterable[str]) -> tuple[_Word, ...]:
    """Those of `words` that are among `found`, in the order of the vocabulary."""
    present = set(found)
    return tuple(word for word in words if word in present)
