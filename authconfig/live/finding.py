"""What the comparison of a file with a deployment can find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from authconfig.errors import Problem


class Kind(StrEnum):
    """What a finding means for the next deploy. The words are those of `check --json`."""

    REFUSED = "refused"  # the configuration must not be deployed
    RESET = "reset"  # a change made past CloudFormation, which a deploy undoes
    LEFT = "left"  # the same, which a deploy leaves as it is
    UNCLEAR = "unclear"  # the same; which of the two a deploy does is not known
    PENDING = "pending"  # the file has changed since the last deploy
    UNSEEN = "unseen"  # could not be compared
    UNMANAGED = "unmanaged"  # no part of this stack
    LEAVES_OUT = "leaves-out"  # some users cannot do what users do
    NOT_DEPLOYED = "not-deployed"
    IN_STEP = "in-step"

    @property
    def is_in_doubt(self) -> bool:
        """Whether the deployment is not known to be as it was deployed: something was changed, or not compared."""
        return self in {Kind.RESET, Kind.LEFT, Kind.UNCLEAR, Kind.UNSEEN}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the comparison found: what it means, where (a dotted key, or ""), what, and what to do."""

    kind: Kind
    key: str
    message: str
    remedy: str

    @property
    def refused(self) -> bool:
        """Whether the configuration must not be deployed because of it."""
        return self.kind is Kind.REFUSED

    @property
    def is_in_step(self) -> bool:
        """Whether it says that there is no difference."""
        return self.kind is Kind.IN_STEP

    @property
    def problem(self) -> Problem:
        """The finding as an error shows it."""
        return Problem(self.key, self.message, self.remedy)
