"""Whether the pool of an environment that is added exists already: looked up, said by an option, or asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from authconfig.errors import ChangeRefused, Problem
from wizard.commands.env.lookup import Looked, Pool
from wizard.interview.interview import Tell
from wizard.interview.prompt import Ask, confirmation
from wizard.terminal.screen import filled

IS_DEPLOYED: Final = "Is {} deployed already?"  # the name of the environment


@dataclass(frozen=True, slots=True)
class Said:
    """What an option says. deployed: None if none does"""

    name: str
    deployed: bool | None


def decided(said: Said, looked: Looked, known: Pool, person: Callable[[], Ask], tell: Tell) -> Pool | None:
    """The pool that the environment has already; None if it gets a new one.

    known: the pool that it is if nobody could look and it exists
    person: finds who is asked where nothing else says it; raises UsageError when nobody is there
    Raises ChangeRefused for a pool that exists although it is said not to.
    """
    if looked.pool:
        if said.deployed is False:
            problem = Problem(
                "--not-deployed",
                f"Refused: {looked.pool.stack} has a user pool of this project for {said.name}.",
                "Leave the option out: the environment keeps that pool.",
            )
            raise ChangeRefused("command line", (problem,))
        tell(filled(f"{said.name} is deployed: {looked.pool.stack}. It keeps its user pool."))
        return looked.pool
    if looked.unseen:
        tell(filled(f"Whether {said.name} is deployed could not be looked up. {looked.unseen}"))
    deployed = said.deployed
    if deployed is None:
        deployed = bool(looked.unseen and person()(confirmation(IS_DEPLOYED.format(said.name), default=False)))
    return known if deployed else None
