"""The questions about where an environment is deployed to."""

from __future__ import annotations

from typing import Final

from authconfig.settings import environment
from wizard.interview.question import Kind, SettingQuestion
from wizard.interview.questions.walks import ALL, ENV_ADD, MFA, NOTHING

_WALKS: Final = frozenset({NOTHING, MFA, ALL})
_ANY: Final = "any"

PLACE: Final = (
    SettingQuestion(
        setting=environment.ACCOUNT,
        title="AWS account",
        message="Which AWS account is it deployed to? (empty: any)",
        kind=Kind.TEXT,
        nothing=_ANY,
        asked_in=_WALKS,
        commands=frozenset({ENV_ADD}),
    ),
    SettingQuestion(
        setting=environment.REGION,
        title="AWS region",
        message="Which AWS region is it deployed to? (empty: any)",
        kind=Kind.TEXT,
        nothing=_ANY,
        asked_in=_WALKS,
        commands=frozenset({ENV_ADD}),
    ),
)
