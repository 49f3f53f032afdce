"""The questions about where messages come from: the region of text messages, the sender of emails."""

from __future__ import annotations

from typing import Final

from authconfig.settings import email, mfa
from wizard.interview.question import Kind, SettingQuestion, WhetherQuestion
from wizard.interview.questions.walks import EVERY_QUESTION

_COGNITO: Final = "Cognito's own"

SENDING: Final = (
    SettingQuestion(
        setting=mfa.SMS_REGION,
        title="SMS region",
        message="Which AWS region sends the text messages?",
        kind=Kind.TEXT,
        nothing="left to Cognito",
    ),
    WhetherQuestion(
        key="email",
        message="Do you want to send emails from an address of your own (Amazon SES)?",
        kind=Kind.CONFIRM,
        help=f"whether to ask for it; Cognito's own address sends {email.COGNITO_EMAILS_A_DAY} emails a day",
        asked_in=EVERY_QUESTION,
        leads_to=email.EMAIL,
    ),
    SettingQuestion(
        setting=email.FROM,
        title="Email sender",
        message="Specify the address that emails come from:",
        kind=Kind.TEXT,
        asked_in=EVERY_QUESTION,
        nothing=_COGNITO,
    ),
    SettingQuestion(
        setting=email.IDENTITY_ARN,
        title="SES identity",
        message="Specify the ARN of the Amazon SES identity that it belongs to:",
        kind=Kind.TEXT,
        asked_in=EVERY_QUESTION,
    ),
    SettingQuestion(
        setting=email.REPLY_TO,
        title="Email replies to",
        message="Specify the address that answers go to, if it is another one:",
        kind=Kind.TEXT,
        asked_in=EVERY_QUESTION,
    ),
)
