"""Whom a configuration leaves out, as findings: a deploy would not refuse it, and users would. Pure."""

from __future__ import annotations

from authconfig import journeys
from authconfig.errors import Problem
from authconfig.live.finding import Finding, Kind
from authconfig.models import AuthConfig


def left_out(config: AuthConfig) -> tuple[Finding, ...]:
    """The journeys of users that `config` does not let all of them make."""
    problems = (each.problem for each in journeys.left_out(config.settings, made=True))
    return tuple(Finding(Kind.LEAVES_OUT, each.key, f"Users: {each.message}", each.remedy) for each in problems)


def never_usable(config: AuthConfig, found: tuple[Finding, ...]) -> tuple[Problem, ...]:
    """Why nobody could use the pool that the next deploy makes; nothing if `found` says that there is one already."""
    if all(finding.kind is not Kind.NOT_DEPLOYED for finding in found):
        return ()
    return tuple(each.problem for each in journeys.impossible(config.settings))
