"""`[verification]`: which of email address and phone number new users verify, and the messages with the code."""

from __future__ import annotations

from typing import Final

from authconfig import messages
from authconfig.settings.policies import Changeable
from authconfig.settings.setting import Condition, Limits, Setting, Settings
from authconfig.vocabulary import CODE, Contact, VerifiedBy


def _no_email_verified(settings: Settings) -> str | None:
    return None if Contact.EMAIL in settings[BY].contacts else "email addresses are not verified"


def _no_phone_verified(settings: Settings) -> str | None:
    return None if Contact.PHONE_NUMBER in settings[BY].contacts else "phone numbers are not verified"


_WHERE_EMAIL_IS_VERIFIED: Final = Condition("email addresses are verified", _no_email_verified)

BY: Final = Setting(
    key="verification.by",
    sentence=(
        'What new users verify with a code that is sent to them: "email", "phone_number" (by text message) or '
        '"both" (whichever of the two they give).'
    ),
    default=VerifiedBy.EMAIL,
    policy=Changeable(),
)
# The defaults of the three texts are Amplify's.
EMAIL_SUBJECT: Final = Setting(
    key="verification.email_subject",
    sentence="The subject of the email with the verification code.",
    default="Your verification code",
    policy=Changeable(),
    limits=Limits(*messages.SUBJECT_LENGTH, "characters"),
    applies=_WHERE_EMAIL_IS_VERIFIED,
    check=messages.email_subject,
)
EMAIL_MESSAGE: Final = Setting(
    key="verification.email_message",
    sentence=f"The email with the verification code. It must contain {CODE}, which Cognito replaces with the code.",
    default=f"Your verification code is {CODE}",
    policy=Changeable(),
    limits=Limits(*messages.EMAIL_LENGTH, "characters"),
    applies=_WHERE_EMAIL_IS_VERIFIED,
    check=messages.email_verification,
)
SMS_MESSAGE: Final = Setting(
    key="verification.sms_message",
    sentence=(
        f"The text message with the verification code. It must contain {CODE}, which Cognito replaces with the code."
    ),
    default=f"Your verification code is {CODE}",
    policy=Changeable(),
    limits=Limits(*messages.SMS_LENGTH, "characters"),
    applies=Condition("phone numbers are verified", _no_phone_verified),
    check=messages.sms_verification,
)

VERIFICATION: Final = (BY, EMAIL_SUBJECT, EMAIL_MESSAGE, SMS_MESSAGE)
