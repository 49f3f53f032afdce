"""Cognito's refusals that are about the app client, and not about the user: its secret, and its flows. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, assert_never

from authconfig.program import PROGRAM
from authconfig.vocabulary import AuthFlow
from cloud.errors import CloudError

# The names and the ends of these sentences differ from one operation to the next.
_WRONG_HASH: Final = re.compile(r"unable to verify secret hash", re.IGNORECASE)
_NO_HASH: Final = re.compile(r"configured (for|with) secret but secret(_hash)? was not received", re.IGNORECASE)
_FLOW: Final = re.compile(r"not enabled for th(e|is) client", re.IGNORECASE)
_COMPARE: Final = f"`{PROGRAM} check` compares the app client with auth.toml."


class FlowRefused(CloudError):
    """The app client does not have the flow. Who knows the flow and the file says more: see `flow_refused`."""

    def __init__(self) -> None:
        super().__init__("The app client does not have this flow.", _COMPARE)


def refusal_of_client(message: str) -> CloudError | None:
    """The error for `message`, Cognito's, if it is about the app client; otherwise None."""
    if _WRONG_HASH.search(message):
        return CloudError(
            "Cognito does not accept the secret of the app client.",
            f"If it was changed just now, try again in a minute. {_COMPARE}",
        )
    if _NO_HASH.search(message):
        return CloudError("The app client has a secret; by auth.toml it has none.", _COMPARE)
    if _FLOW.search(message):
        return FlowRefused()
    return None


def flow_refused(flow: AuthFlow, given: Collection[AuthFlow]) -> CloudError:
    """The error for `flow`, with the way to sign in that the file gives the app client. given: its flows in the file"""
    message = f"The app client does not let users sign in by the flow {flow}."
    if flow in given:
        return CloudError(message, f"auth.toml gives it that flow. {_COMPARE}")
    if ways := [way for way in map(_way, given) if way]:
        return CloudError(message, ways[0])
    return CloudError(
        message,
        f"Its flows in auth.toml are: {', '.join(given)}. This command signs in by srp or, with --password-flow, by "
        "user_password.",
    )


def _way(flow: AuthFlow) -> str | None:
    """How `wizard user sign-in` takes `flow`; None where it does not have it."""
    match flow:
        case AuthFlow.SRP:
            return "Leave out --password-flow: SRP proves the password without sending it."
        case AuthFlow.USER_PASSWORD:
            return "Give --password-flow, which sends the password itself: auth.toml gives the client that."
        case AuthFlow.ADMIN_PASSWORD | AuthFlow.CUSTOM | AuthFlow.USER_AUTH:
            return None
        case _:
            assert_never(flow)
