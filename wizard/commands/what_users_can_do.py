"""The table of what users can do, as the commands show it."""

from __future__ import annotations

from authconfig import journeys
from authconfig.outcomes import Outcome, Works
from authconfig.settings.setting import Settings

Row = tuple[str, str, str]


def rows(settings: Settings) -> list[Row]:
    """The rows of the table for a pool that has its file, the header first."""
    found = journeys.outcomes(settings, made=True)
    return [("what users can do", "does it work?", "what to know"), *(_row(outcome) for outcome in found)]


def _row(outcome: Outcome) -> Row:
    if isinstance(outcome, Works):
        return outcome.label, outcome.verdict, outcome.note
    return outcome.label, outcome.verdict, f"{outcome.who[:1].upper()}{outcome.who[1:]}. {outcome.remedy}"
