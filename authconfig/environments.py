"""A configuration as one environment has it: every text with its variables' values."""

from __future__ import annotations

from typing import Final

from authconfig import texts
from authconfig.errors import ConfigInvalid, Problem
from authconfig.models import AuthConfig
from authconfig.vocabulary import EMAIL_LENGTH, SMS_LENGTH, SUBJECT_LENGTH

# The texts that are rendered: table, key, and the limits of what comes out.
TEXTS: Final = (
    ("mfa", "sms_message", SMS_LENGTH),
    ("verification", "email_subject", SUBJECT_LENGTH),
    ("verification", "email_message", EMAIL_LENGTH),
    ("verification", "sms_message", SMS_LENGTH),
)
_SHORTEN: Final = "Shorten the text, or give the environment a shorter name."


def in_environment(config: AuthConfig, environment: str) -> AuthConfig:
    """`config` with the texts that `environment` gets. Raises ConfigInvalid for those that are too long there.

    Nothing else can be wrong with them: the file was checked with the shortest values, and no value has a character
    that means anything.
    """
    document = config.model_dump()
    too_long: list[Problem] = []
    for table, name, (_, most) in TEXTS:
        text = texts.render(document[table][name], config.project.name, environment)
        document[table][name] = text
        if len(text) > most:
            message = f"With its variables filled in it has {len(text)} characters, and Cognito takes {most}."
            too_long.append(Problem(f"{table}.{name}", message, _SHORTEN))
    if too_long:
        raise ConfigInvalid(f"environment {environment}", tuple(too_long))
    return AuthConfig.model_validate(document)
