"""The corrections to sign-in."""

from __future__ import annotations

from localaws.gateway import Correction
from localaws.sign_in.attributes import attribute_calls
from localaws.sign_in.client_flows import client_flows
from localaws.sign_in.client_secrets import client_secrets
from localaws.sign_in.confirmations import confirmations
from localaws.sign_in.factor_calls import factor_calls
from localaws.sign_in.issued_tokens import issued_tokens
from localaws.sign_in.letter_case import letter_case
from localaws.sign_in.memory import Memory
from localaws.sign_in.second_factor import second_factor


def sign_in_corrections(memory: Memory) -> tuple[Correction, ...]:
    """What makes the emulator sign users in as Cognito does, outermost first.

    `client_secrets` comes first: a hash is of the name as it was typed. `letter_case` follows, so that all others see
    names as the pool has them. `issued_tokens` is the outermost of
    those that answer, so that it remembers only tokens that really go out.
    """
    return (
        client_secrets(memory),
        letter_case(memory),
        issued_tokens(memory),
        attribute_calls(memory),
        client_flows(memory),
        confirmations(memory),
        factor_calls(memory),
        second_factor(memory),
    )
