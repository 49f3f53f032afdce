"""Whether an environment that is not deployed yet is one that was, under another name. Pure."""

from __future__ import annotations

from authconfig.environments import Environment
from authconfig.live.deployed import Inspection
from authconfig.live.finding import Finding, Kind
from authconfig.live.first_stack import NEVER_MADE
from authconfig.overrides import PATH


def renamed(environment: Environment, found: Inspection) -> tuple[Finding, ...]:
    """What to say where a stack has the pool of `environment`, but for an environment that the file does not list."""
    if not environment.listed or (found.stack and found.stack.status not in NEVER_MADE):
        return ()
    gave_up, pool_id = environment.pool.project.gave_up, environment.pool.created.id
    former = (
        other
        for other in found.others or ()
        if other.environment
        and other.environment not in environment.listed
        and other.status not in NEVER_MADE
        and not gave_up(other.environment, pool_id)
    )
    return tuple(
        Finding(
            Kind.REFUSED,
            f"{PATH}.{environment.name}",
            f"Refused: the pool with the id {pool_id} is deployed as {other.environment}, by the stack {other.name}. "
            f"A deploy as {environment.name} would make another, empty pool beside it.",
            "The name of an environment is not changed afterwards: its stack and its pool are named after it. "
            f"Call it {other.environment} again.",
        )
        for other in former
    )
