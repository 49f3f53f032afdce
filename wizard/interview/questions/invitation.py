"""The questions about the messages to users whom an administrator creates. Amplify has none, so no walk asks them."""

from __future__ import annotations

from typing import Final

from authconfig.settings import invitation
from wizard.interview.question import Kind, SettingQuestion

_COGNITOS: Final = "Cognito's own"

INVITATION: Final = (
    SettingQuestion(
        setting=invitation.EMAIL_SUBJECT,
        title="Invitation subject",
        message="Specify an email invitation subject:",
        kind=Kind.TEXT,
        nothing=_COGNITOS,
    ),
    SettingQuestion(
        setting=invitation.EMAIL_MESSAGE,
        title="Invitation email",
        message="Specify an email invitation message:",
        kind=Kind.TEXT,
        several_lines=True,
        nothing=_COGNITOS,
    ),
    SettingQuestion(
        setting=invitation.SMS_MESSAGE,
        title="Invitation SMS",
        message="Specify an SMS invitation message:",
        kind=Kind.TEXT,
        nothing=_COGNITOS,
    ),
)
