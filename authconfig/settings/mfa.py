"""`[mfa]`: the second factor. While the mode is OFF, the types and the message are kept but have no effect."""

from __future__ import annotations

from typing import Final

from authconfig import checks, messages
from authconfig.settings import user_pool, verification
from authconfig.settings.policies import NEW_POOL, Changeable, Judged, Rule
from authconfig.settings.setting import Condition, Limits, Setting, Settings
from authconfig.vocabulary import CODE, Contact, MfaMode, MfaType

NO_TYPE: Final = "You must select at least one MFA type from the list."  # Amplify's words


def is_off(settings: Settings) -> str | None:
    """Why second factors have no effect; None when they have."""
    return "MFA is OFF" if settings[MODE] is MfaMode.OFF else None


def _no_sms_factor(settings: Settings) -> str | None:
    """The message is used only when SMS is a second factor. (Amplify also asks for it with TOTP alone.)"""
    if off := is_off(settings):
        return off
    return None if MfaType.SMS in settings[TYPES] else "SMS is not among the MFA types"


def sends_no_texts(settings: Settings) -> str | None:
    """Why the pool needs no SMS role; None when it sends text messages for any reason."""
    by_phone = Contact.PHONE_NUMBER in (*settings[user_pool.SIGN_IN], *settings[verification.BY].contacts)
    return None if by_phone or _no_sms_factor(settings) is None else "this user pool sends no text messages"


def _at_least_one(types: tuple[MfaType, ...]) -> str | None:
    """MFA that is on needs a second factor."""
    return None if types else NO_TYPE


MODE: Final = Setting(
    key="mfa.mode",
    sentence=(
        "Who needs a second factor to sign in. OFF: nobody; OPTIONAL: users who have set one up; ON: every user."
    ),
    default=MfaMode.OFF,
    policy=Judged(
        Rule.REQUIRED_MFA_ONLY_AT_CREATION,
        reason="required MFA (ON) can only be chosen when a user pool is created",
        way_out=f"Keep MFA OFF or OPTIONAL, or {NEW_POOL}.",
        hint=(
            "ON can only be chosen when the pool is created: later, it would stop users without a second factor, "
            "or lock them out."
        ),
    ),
    required=True,
)
# Cognito: "After you enable SMS_MFA, you can only disable it by setting MfaConfiguration to OFF"
# (CloudFormation reference of AWS::Cognito::UserPool, EnabledMfas).
TYPES: Final[Setting[tuple[MfaType, ...]]] = Setting(
    key="mfa.types",
    sentence=(
        'The second factors that users can have. "SMS": a code by text message, which costs money; '
        '"TOTP": a code from an authenticator app.'
    ),
    default=(),
    policy=Judged(
        Rule.SMS_STAYS_WHILE_MFA_IS_ON,
        reason=(
            "SMS cannot be taken off an existing pool while its MFA stays on; Cognito drops SMS only together with MFA"
        ),
        way_out="Keep SMS among the types, or turn MFA OFF, deploy that, and then choose the types again.",
    ),
    applies=Condition("MFA is not OFF", is_off),
    check=_at_least_one,
)
SMS_MESSAGE: Final = Setting(
    key="mfa.sms_message",
    sentence=f"The text message with the sign-in code. It must contain {CODE}, which Cognito replaces with the code.",
    default=f"Your authentication code is {CODE}",  # Amplify's
    policy=Changeable(),
    limits=Limits(*messages.SMS_LENGTH, "characters"),
    applies=Condition("SMS is among the MFA types", _no_sms_factor),
    check=messages.sms_authentication,
)
# Whose pools must send from another region, and which (Cognito developer guide, "SMS message settings").
SENDS_FROM: Final = {
    "ap-east-1": "ap-southeast-1",  # Hong Kong from Singapore
    "ap-northeast-2": "ap-northeast-1",  # Seoul from Tokyo
    "ap-southeast-5": "ap-southeast-1",  # Malaysia from Singapore
    "ap-southeast-7": "ap-south-1",  # Thailand from Mumbai
}
SMS_REGION: Final = Setting(
    key="mfa.sms_region",
    sentence=(
        "The AWS region that sends the text messages; empty leaves it to Cognito. Pools in some regions need another: "
        f"{', '.join(f'{pool} needs {sender}' for pool, sender in SENDS_FROM.items())}."
    ),
    default="",
    policy=Changeable(),
    applies=Condition("the user pool sends text messages", sends_no_texts),
    check=checks.region_or_none,
)

MFA: Final = (MODE, TYPES, SMS_MESSAGE, SMS_REGION)
