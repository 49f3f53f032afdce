"""The decisions of a sign-in: what to ask for after the password, and what an answer leads to. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from localaws.messages import Refused
from localaws.sign_in.accounts import SMS, TOTP, Pool, User, masked
from localaws.sign_in.factors import Factors, available, preferred, with_sms_code, with_token_code
from localaws.sign_in.sessions import Session, invalid

NEW_PASSWORD: Final = "NEW_PASSWORD_REQUIRED"  # noqa: S105  # the name of a challenge
SELECT: Final = "SELECT_MFA_TYPE"
SETUP: Final = "MFA_SETUP"
CHALLENGES: Final = frozenset({NEW_PASSWORD, SELECT, SETUP, SMS, TOTP})

TOKENS: Final = ""  # takes the place of a challenge when nothing more is asked for


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer leads to.

    factors: as they are after it; next: the next challenge, or TOKENS; refused: why the answer is refused, if it is
    """

    factors: Factors
    next: str = TOKENS
    refused: Refused | None = None


def after_password(pool: Pool, user: User, factors: Factors) -> str:
    """The challenge for a user whose password was right, or TOKENS.

    Where MFA is required, a phone number is a factor even if it was not set up as one. Users who have no factor at all
    have to set one up.
    """
    if pool.mode == "OFF":
        return TOKENS
    usable = available(pool, user, factors)
    if len(usable) > 1:
        return preferred(pool, user, factors) or SELECT
    if usable:
        return usable[0]
    if pool.mode == "OPTIONAL":
        return TOKENS
    return SMS if SMS in pool.factors and user.phone else SETUP


def parameters(challenge: str, pool: Pool, user: User, factors: Factors) -> dict[str, str]:
    """The ChallengeParameters that are sent to the client."""
    told = {"USER_ID_FOR_SRP": user.name}
    if challenge == SMS:
        told |= {"CODE_DELIVERY_DELIVERY_MEDIUM": "SMS", "CODE_DELIVERY_DESTINATION": masked(user.phone)}
    elif challenge == TOTP and factors.device:
        told["FRIENDLY_DEVICE_NAME"] = factors.device
    elif challenge == SELECT:
        told["MFAS_CAN_CHOOSE"] = json.dumps(available(pool, user, factors))
    elif challenge == SETUP:
        told["MFAS_CAN_SETUP"] = json.dumps(pool.factors)
    return told


def required(responses: Mapping[str, Any], name: str) -> str:
    """The response called `name`; raises Refused when it is missing."""
    given = responses.get(name)
    if not isinstance(given, str) or not given:
        raise Refused("InvalidParameterException", f"Missing required parameter {name}")
    return given


def answered(
    session: Session, pool: Pool, user: User, factors: Factors, responses: Mapping[str, Any], now: float
) -> Answered:
    """What `responses` to the challenge of `session` lead to. Raises Refused when they do not answer it."""
    if session.waits_for == SMS:
        sms = with_sms_code(factors, session.code, required(responses, "SMS_MFA_CODE"), now)
        return Answered(sms.factors, refused=sms.refused)
    if session.waits_for == TOTP:
        token = with_token_code(factors, required(responses, "SOFTWARE_TOKEN_MFA_CODE"), now)
        return Answered(token.factors, refused=token.refused)
    if session.waits_for == SELECT:
        choice = required(responses, "ANSWER")
        if choice not in available(pool, user, factors):
            raise Refused("InvalidParameterException", f"{choice} is not among MFAS_CAN_CHOOSE.")  # our message
        return Answered(factors, next=choice)
    if session.waits_for == SETUP and session.verified:
        return Answered(factors)
    raise invalid()
