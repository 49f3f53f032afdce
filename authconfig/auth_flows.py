"""The flows of an app client in Cognito's words. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, Protocol

from authconfig.vocabulary import AuthFlow

NAMES: Final[Mapping[AuthFlow, str]] = {
    AuthFlow.SRP: "ALLOW_USER_SRP_AUTH",
    AuthFlow.USER_PASSWORD: "ALLOW_USER_PASSWORD_AUTH",
    AuthFlow.ADMIN_PASSWORD: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    AuthFlow.CUSTOM: "ALLOW_CUSTOM_AUTH",
    AuthFlow.USER_AUTH: "ALLOW_USER_AUTH",
}
REFRESH: Final = "ALLOW_REFRESH_TOKEN_AUTH"


class _Client(Protocol):
    @property
    def flows(self) -> Collection[AuthFlow]:
        """The flows that sign users in."""

    @property
    def rotate_refresh_tokens(self) -> bool:
        """Whether a refresh token can be used once."""


def stated(client: _Client) -> tuple[str, ...]:
    """The flows that the template states of `client`, in a fixed order.

    A session is refreshed by a flow too, but for rotated tokens: Cognito refuses that flow for them, and has
    GetTokensFromRefreshToken instead, which needs none.
    """
    signing_in = (name for flow, name in NAMES.items() if flow in client.flows)
    return (*signing_in, *(() if client.rotate_refresh_tokens else (REFRESH,)))
