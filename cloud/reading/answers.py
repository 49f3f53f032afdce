"""What Cognito answers, as the values that the rest of the toolkit has. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from authconfig.live.deployed import LivePool
from authconfig.pool_state import PoolState
from authconfig.vocabulary import Alias, Attribute, CharacterClass, Contact, MfaMode, MfaType, VerifiedBy
from cloud.errors import CloudError

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import GetUserPoolMfaConfigResponseTypeDef, UserPoolTypeTypeDef

    from authconfig.file.writing import Value

_EMAIL_FACTOR: Final = "EMAIL"  # a second factor that the file does not have; the console can add it
_Word = TypeVar("_Word", bound=StrEnum)


def live_pool(described: UserPoolTypeTypeDef, mfa: GetUserPoolMfaConfigResponseTypeDef) -> LivePool:
    """The pool that DescribeUserPool and GetUserPoolMfaConfig tell of. Raises CloudError for an unknown MFA mode."""
    mode = _mode(mfa.get("MfaConfiguration"))
    types = _known(MfaType, _factors(mfa))
    sign_in = _known(Contact, described.get("UsernameAttributes", []))
    aliases = _known(Alias, described.get("AliasAttributes", []))
    # Cognito lists every attribute there is, its own `sub` as a required one.
    listed = described.get("SchemaAttributes", [])
    required = _known(Attribute, (each.get("Name", "") for each in listed if each.get("Required")))
    values: dict[str, Value | None] = {
        **_texts(described),
        **(_factor_values(mfa, described) if mode is not MfaMode.OFF else {}),
        "user_pool.name": described.get("Name"),
        "user_pool.sign_in": sign_in,
        "user_pool.aliases": aliases,
        "user_pool.required_attributes": required,
        "mfa.mode": mode,
        **_password_policy(described),
    }
    return LivePool(
        state=PoolState(mode, mode, frozenset(types), frozenset(sign_in), frozenset(required), frozenset(aliases)),
        described_mode=_mode(described.get("MfaConfiguration")),
        values={key: value for key, value in values.items() if value is not None},
    )


def _mode(text: str | None) -> MfaMode:
    if text in set(MfaMode):
        return MfaMode(text)
    if text is None:  # Cognito leaves it out of some answers on a pool that never had MFA
        return MfaMode.OFF
    raise CloudError(f"Cognito has the MFA mode {text}, which this toolkit does not know.", "Update the toolkit.")


def _factors(mfa: GetUserPoolMfaConfigResponseTypeDef) -> list[str]:
    """The second factors; text messages and email are one wherever they are configured."""
    factors = {
        MfaType.SMS: mfa.get("SmsMfaConfiguration"),
        MfaType.TOTP: mfa.get("SoftwareTokenMfaConfiguration", {}).get("Enabled"),
        _EMAIL_FACTOR: mfa.get("EmailMfaConfiguration"),
    }
    return [str(factor) for factor, configured in factors.items() if configured]


def _factor_values(mfa: GetUserPoolMfaConfigResponseTypeDef, described: UserPoolTypeTypeDef) -> dict[str, Value | None]:
    """What has an effect only while MFA is on."""
    message = mfa.get("SmsMfaConfiguration", {}).get("SmsAuthenticationMessage")
    return {
        "mfa.types": tuple(_factors(mfa)),
        "mfa.sms_message": message or described.get("SmsAuthenticationMessage"),
    }


def _texts(described: UserPoolTypeTypeDef) -> dict[str, Value | None]:
    """How users prove an address. The top-level texts are those of older pools."""
    template = described.get("VerificationMessageTemplate", {})
    return {
        "verification.by": _verified_by(described),
        "verification.email_subject": template.get("EmailSubject") or described.get("EmailVerificationSubject"),
        "verification.email_message": template.get("EmailMessage") or described.get("EmailVerificationMessage"),
        "verification.sms_message": template.get("SmsMessage") or described.get("SmsVerificationMessage"),
    }


def _verified_by(described: UserPoolTypeTypeDef) -> str:
    """The word of the file for what is verified; "" for nothing, which the file does not have."""
    contacts = _known(Contact, described.get("AutoVerifiedAttributes", []))
    return next((word for word in VerifiedBy if word.contacts == contacts), "")


def _password_policy(described: UserPoolTypeTypeDef) -> dict[str, Value | None]:
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
        "password_policy.minimum_length": policy.get("MinimumLength"),
        "password_policy.requires": tuple(each for each, is_required in required.items() if is_required),
    }


def _known(words: type[_Word], found: Iterable[str]) -> tuple[_Word, ...]:
    """Those of `words` that are among `found`, in the order of the vocabulary."""
    present = set(found)
    return tuple(word for word in words if word in present)
