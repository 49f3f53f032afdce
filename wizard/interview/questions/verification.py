"""The questions on how new users prove an address."""

from __future__ import annotations

from typing import Final

from authconfig import checks, vocabulary
from authconfig.vocabulary import VerifiedBy
from wizard.interview import conditions
from wizard.interview.question import Choice, Kind, Question
from wizard.interview.questions.walks import EVERY_QUESTION, RESET

_RESET: Final = frozenset({RESET})

VERIFICATION: Final = (
    Question(
        key="verification.by",
        message="Email based user registration/forgot password:",
        kind=Kind.SELECT,
        help="which addresses new users prove with a code",
        default=vocabulary.VERIFIED_BY,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        choices=(
            Choice("email", "Enabled (Requires per-user email entry at registration)", VerifiedBy.EMAIL),
            Choice("phone_number", "Disabled (Uses SMS/TOTP as an alternative)", VerifiedBy.PHONE_NUMBER),
            Choice("both", "Both (Email and SMS: verifies what the user gives)", VerifiedBy.BOTH),
        ),
        settle=conditions.verification_brings_sms,
    ),
    Question(
        key="verification.email_subject",
        message="Specify an email verification subject:",
        kind=Kind.TEXT,
        help="the subject of the email that carries a verification code; 1 to 140 characters",
        default=vocabulary.EMAIL_SUBJECT,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        condition="email addresses are verified",
        skipped=conditions.no_email_verified,
        check=conditions.text(checks.email_subject),
    ),
    Question(
        key="verification.email_message",
        message="Specify an email verification message:",
        kind=Kind.TEXT,
        help=f"the email that carries a verification code; 6 to 20,000 characters with {vocabulary.CODE} for the code",
        default=vocabulary.EMAIL_MESSAGE,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        condition="email addresses are verified",
        skipped=conditions.no_email_verified,
        check=conditions.text(checks.email_verification_message),
    ),
    Question(
        key="verification.sms_message",
        message="Please specify an SMS verification message:",
        kind=Kind.TEXT,
        help=f"the text message that carries a verification code; 6 to 140 characters with {vocabulary.CODE}",
        default=vocabulary.SMS_VERIFICATION_MESSAGE,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        condition="phone numbers are verified",
        skipped=conditions.no_phone_verified,
        check=conditions.text(checks.sms_verification_message),
    ),
)
