"""The questions about what new users verify, and the messages with the code."""

from __future__ import annotations

from typing import Final

from authconfig.settings import mfa, verification
from authconfig.settings.setting import Settings
from authconfig.vocabulary import VerifiedBy
from wizard.interview.question import Choice, Kind, Pools, SettingQuestion, Settled
from wizard.interview.questions.mfa import with_sms
from wizard.interview.questions.walks import EVERY_QUESTION, RESET

_RESET: Final = frozenset({RESET})


def _brings_sms(by: VerifiedBy, settings: Settings, _: Pools) -> Settled[VerifiedBy]:
    """Add SMS to the MFA types, which were answered before, if Cognito would keep it there anyway."""
    if mfa.is_off(settings):
        return Settled(by)
    types, notice = with_sms(settings[mfa.TYPES], settings.with_value(verification.BY, by))
    return Settled(by, notice, Settings({mfa.TYPES: types} if notice else {}))


VERIFICATION: Final = (
    SettingQuestion(
        setting=verification.BY,
        title="Email verification",
        message="Email based user registration/forgot password:",
        kind=Kind.SELECT,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        choices=(
            Choice("email", "Enabled (Requires per-user email entry at registration)", VerifiedBy.EMAIL),
            Choice("phone_number", "Disabled (Uses SMS/TOTP as an alternative)", VerifiedBy.PHONE_NUMBER),
            Choice("both", "Both (Email and SMS: verifies what the user gives)", VerifiedBy.BOTH),
        ),
        settle=_brings_sms,
    ),
    SettingQuestion(
        setting=verification.EMAIL_SUBJECT,
        title="Verification subject",
        message="Specify an email verification subject:",
        kind=Kind.TEXT,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
    ),
    SettingQuestion(
        setting=verification.EMAIL_MESSAGE,
        title="Verification email",
        message="Specify an email verification message:",
        kind=Kind.TEXT,
        several_lines=True,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
    ),
    SettingQuestion(
        setting=verification.SMS_MESSAGE,
        title="Verification SMS",
        message="Please specify an SMS verification message:",
        kind=Kind.TEXT,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
    ),
)
