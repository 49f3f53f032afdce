"""Whom a configuration leaves out, as findings: a deploy would not refuse it, and users would. Pure."""

from __future__ import annotations

from authconfig import factors, journeys
from authconfig.errors import Problem
from authconfig.live.deployed import Account
from authconfig.live.finding import Finding, Kind
from authconfig.models import AuthConfig
from authconfig.settings import mfa


def left_out(config: AuthConfig, account: Account | None) -> tuple[Finding, ...]:
    """The journeys of users that `config` does not let all of them make.

    account: where the pool is; None when that is not known
    """
    problems = (each.problem for each in journeys.left_out(config.settings, made=True))
    found = (Finding(Kind.LEAVES_OUT, each.key, f"Users: {each.message}", each.remedy) for each in problems)
    return (*found, *(_without_texts(config, account.region) if account else ()))


def _without_texts(config: AuthConfig, region: str) -> tuple[Finding, ...]:
    """Whether a pool in `region` is to send text messages from there, or from wherever Cognito would, and cannot."""
    sender = mfa.SENDS_FROM.get(region)
    if sender is None or config.mfa.sms_region == sender or not factors.send_texts(config.settings):
        return ()
    message = f"Users: nobody gets a text message from a user pool in {region}, which has to send from {sender}."
    return (Finding(Kind.LEAVES_OUT, mfa.SMS_REGION.key, message, f'Set it to "{sender}".'),)


def never_usable(config: AuthConfig, found: tuple[Finding, ...]) -> tuple[Problem, ...]:
    """Why nobody could use the pool that the next deploy makes; nothing if `found` says that there is one already."""
    if all(finding.kind is not Kind.NOT_DEPLOYED for finding in found):
        return ()
    return tuple(each.problem for each in journeys.impossible(config.settings))
