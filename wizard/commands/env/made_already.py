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
    """What options say.

    deployed: whether its pool exists; None if no option says so
    place: whether they say in which account and region it belongs
    """

    name: str
    deployed: bool | None
    place: bool


def decided(said: Said, looked: Looked, known: Pool, person: Callable[[], Ask], tell: Tell) -> Pool | None:
    """The pool that the environment has already; None if it gets a new one.

    known: the pool that it is if it was not found and exists
    person: finds who is asked where nothing else says it; raises UsageError when nobody is there. A look that found
        nothing is no answer unless it was at the place that was named: the pool may be in another account or region
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
    if looked.where:
        tell(filled(f"No stack of {said.name} was found. {looked.where}."))
    deployed = said.deployed
    if deployed is None and not (looked.where and said.place):
        deployed = bool(person()(confirmation(IS_DEPLOYED.format(said.name), default=False)))
    return known if deployed else None
