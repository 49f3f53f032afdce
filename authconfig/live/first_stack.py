"""What to say where the stack of a pool would be made for the first time: not beside another pool, unseen. Pure."""

from __future__ import annotations

from typing import Final

from authconfig.environments import Environment
from authconfig.live.deployed import OtherStack
from authconfig.live.finding import Finding, Kind
from authconfig.overrides import PATH
from authconfig.program import PROGRAM
from authconfig.settings import created

# The states in which CloudFormation leaves a stack that was never created: `cdk deploy` starts afresh.
NEVER_MADE: Final = {"REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE"}


def first_stack(environment: Environment, others: tuple[OtherStack, ...] | None) -> tuple[Finding, ...]:
    """What to say where the stack of `environment` would be made: not beside another pool of the project, unseen."""
    wanted = environment.stack
    if others is None:
        looked = "Whether the project has another user pool there could not be looked up"
        unseen = Finding(
            Kind.UNSEEN,
            "",
            f"{looked}: the AWS credentials lack the permission cloudformation:DescribeStacks on all stacks.",
            "Have it added, or make sure yourself that created.id is the one that was deployed.",
        )
        return (unseen, _not_deployed(wanted.name))
    made = [other for other in others if other.status not in NEVER_MADE and not other.environment]
    gave_up = environment.pool.project.gave_up
    unknown = [other for other in made if not (other.pool_id and gave_up(wanted.environment, other.pool_id))]
    return tuple(_another_pool(other, environment) for other in unknown) or (_not_deployed(wanted.name),)


def _another_pool(other: OtherStack, environment: Environment) -> Finding:
    if other.pool_id is None:
        return Finding(
            Kind.REFUSED,
            "",
            f"Refused: the stack {other.name} was made by an unreleased version of this toolkit, which named stacks "
            "and their parts differently. A deploy would make a second, empty pool beside it.",
            "That version's stacks are not supported. Delete the stack if nobody needs its pool: the pool is kept.",
        )
    key, remove = created.ID.key, "remove"
    if environment.listed:
        key, remove = f"{PATH}.{environment.name}.{key}", f"env remove {environment.name}"
    return Finding(
        Kind.REFUSED,
        key,
        f"Refused: the stack {other.name} has a user pool of this project for {environment.name}, {other.pool_id}, "
        "which the file does not know. A deploy would make a second, empty pool beside it.",
        f'Put {key} = "{other.pool_id}" back. To give that pool up on purpose use `{PROGRAM} {remove}`.',
    )


def _not_deployed(name: str) -> Finding:
    message = f"Not deployed yet: this account and region have no finished stack {name}."
    return Finding(Kind.NOT_DEPLOYED, "", message, "The next deploy creates it.")
