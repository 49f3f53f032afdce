"""`[invitation]`: the messages to users whom an administrator creates, with their temporary password."""

from __future__ import annotations

from typing import Final

from authconfig import messages
from authconfig.settings import mfa
from authconfig.settings.policies import Changeable
from authconfig.settings.setting import Condition, Limits, Setting
from authconfig.vocabulary import CODE, USERNAME

_MUST_CONTAIN: Final = (
    f"It must contain {USERNAME} and {CODE}, which Cognito replaces with the user name and a temporary password; "
    "empty means Cognito's own."
)

EMAIL_SUBJECT: Final = Setting(
    key="invitation.email_subject",
    sentence="The subject of the email to a user whom an administrator creates; empty means Cognito's own.",
    default="",
    policy=Changeable(),
    limits=Limits(*messages.SUBJECT_LENGTH, "characters"),
    check=messages.invitation_subject,
)
EMAIL_MESSAGE: Final = Setting(
    key="invitation.email_message",
    sentence=f"The email to a user whom an administrator creates. {_MUST_CONTAIN}",
    default="",
    policy=Changeable(),
    limits=Limits(*messages.EMAIL_LENGTH, "characters"),
    check=messages.email_invitation,
)
SMS_MESSAGE: Final = Setting(
    key="invitation.sms_message",
    sentence=f"The text message to a user whom an administrator creates. {_MUST_CONTAIN}",
    default="",
    policy=Changeable(),
    limits=Limits(*messages.SMS_LENGTH, "characters"),
    applies=Condition("the user pool sends text messages", mfa.sends_no_texts),
    check=messages.sms_invitation,
)

INVITATION: Final = (EMAIL_SUBJECT, EMAIL_MESSAGE, SMS_MESSAGE)
