"""Which answers an environment can have of its own."""

from __future__ import annotations

from typing import Final

from authconfig.errors import UsageError
from authconfig.program import PROGRAM
from wizard.interview.answers import Given
from wizard.interview.questions import SAME_IN_ALL

WHY: Final = "it is the same in all environments, as it identifies the user pool to apps"


def check_own(given: Given) -> None:
    """Raise UsageError for an answer in `given` that no environment has of its own."""
    for question in SAME_IN_ALL:
        if question.key in given.values:
            named = given.places.get(question.key, question.option)
            raise UsageError(f"{named}: {WHY}.\n  Leave out --env: `{PROGRAM} update` takes it for all of them.")
