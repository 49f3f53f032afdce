"""Whether an environment is deployed already, and as which of the pools that the file knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from authconfig.live import gate
from authconfig.live.deployed import Account, DeployedStack
from authconfig.live.elsewhere import elsewhere
from authconfig.live.first_stack import NEVER_MADE
from authconfig.names import PoolStack
from authconfig.vocabulary import MfaMode, PoolId

ReadStack = Callable[[PoolStack], tuple[Account, DeployedStack | None]]


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool that exists, as its record says. stack: where it was found, as a message says it; "" if nobody looked"""

    id: PoolId
    mfa_at_creation: MfaMode
    stack: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at AWS came to.

    pool: what was found; None for nothing
    unseen: why nobody can tell, as a sentence; "" where it was looked up
    where: the account and the region in which nothing was found, as a message says them
    """

    pool: Pool | None = None
    unseen: str = ""
    where: str = ""


def look(stacks: Iterable[PoolStack], read: ReadStack) -> Looked:
    """Which of `stacks` is deployed. `read` takes a stack, and returns where it looked and what it found."""
    from cloud.errors import CloudError  # imported here: only commands that read from AWS load botocore

    where = ""
    for stack in stacks:
        try:
            account, found = read(stack)
        except CloudError as error:
            return Looked(unseen=error.message)
        if elsewhere(stack, account):
            return Looked(unseen=f"The AWS credentials are for the account {account.number}.")
        where = str(account).removesuffix(".")
        if found is None or found.status in NEVER_MADE:
            continue
        remembered = gate.at_creation(found)
        if remembered not in set(MfaMode):
            return Looked(unseen=f"The stack {stack.name} is there, and does not say how its pool was created.")
        return Looked(Pool(stack.pool_id, MfaMode(remembered), f"{stack.name} in {account.region}"))
    return Looked(where=where)
