"""`[app_clients.NAME]`: an app that uses the pool: how it signs users in, for how long, and what it may read and write.

A file has one such table for each client, so its settings are made for a name: `of("web").flows`. The questions are
about one client at a time, and have the settings of `APP`, the client that a new file has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from authconfig import checks, names
from authconfig.program import PROGRAM
from authconfig.settings import custom_attribute
from authconfig.settings.policies import Changeable, FixedAtCreation
from authconfig.settings.setting import Limits, Needs, Setting, Settings
from authconfig.vocabulary import AnyAttribute, AuthFlow, Tier

TABLE: Final = "app_clients"
FIRST: Final = names.FIRST_CLIENT
_ANOTHER_CLIENT: Final = (
    f"make a client with another name and let the app use that one: `{PROGRAM} client add`, then "
    f"`{PROGRAM} client remove`"
)
# What each flow gives away, for those that are not open unless somebody asks for them.
GIVES_AWAY: Final[Mapping[AuthFlow, str]] = {
    AuthFlow.USER_PASSWORD: "the app sends the password itself, and whoever can read its traffic or its logs has it",
    AuthFlow.ADMIN_PASSWORD: (
        "a server with AWS credentials sends the password, and has it in clear; attempts are not told apart by device"
    ),
    AuthFlow.CUSTOM: "the pool's own Lambda functions decide who is signed in, also without a password",
    AuthFlow.USER_AUTH: "whoever knows a user name learns by which factors its user can sign in",
}


def _at_least_one(flows: tuple[AuthFlow, ...]) -> str | None:
    return None if flows else "It must list at least one flow: by none, nobody could sign in to the app."


def _gives_away(flow: AuthFlow) -> str:
    return f'"{flow}": {GIVES_AWAY[flow]}'


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """The settings of one app client, in the order of the file."""

    secret: Setting[bool]
    flows: Setting[tuple[AuthFlow, ...]]
    access_token_minutes: Setting[int]
    id_token_minutes: Setting[int]
    refresh_token_days: Setting[int]
    rotate_refresh_tokens: Setting[bool]
    read_attributes: Setting[tuple[AnyAttribute, ...]]
    write_attributes: Setting[tuple[AnyAttribute, ...]]

    @property
    def all(self) -> tuple[Setting[Any], ...]:
        """All of them."""
        return tuple(getattr(self, name) for name in self.__slots__)


def _minutes(key: str, token: str) -> Setting[int]:
    """The lifetime of a token that nothing ends before its time."""
    return Setting(
        key=key,
        sentence=f"The number of minutes for which {token} is valid, also after its user has signed out.",
        default=60,  # Cognito's
        policy=Changeable(),
        limits=Limits(*checks.TOKEN_MINUTES, "minutes"),
        check=checks.token_minutes,
    )


@cache
def of(client: str) -> ClientSettings:
    """The settings of the app client that the file calls `client`. The same name has always the same settings."""
    key = f"{TABLE}.{client}."
    return ClientSettings(
        # CloudFormation replaces a client whose GenerateSecret changes: the new one has another id.
        secret=Setting(
            key=f"{key}secret",
            sentence=(
                "Whether the client has a secret, which only a server can keep: no app on the devices of its users."
            ),
            default=False,  # apps run on their users' devices, and what is shipped to everybody is not a secret
            policy=FixedAtCreation(
                "whether an app client has a secret", record="[created]", thing="an app client", instead=_ANOTHER_CLIENT
            ),
        ),
        flows=Setting(
            key=f"{key}flows",
            sentence=(
                'How the app signs users in. "srp" proves the password without sending it. Each of the others gives '
                f"something away: {'; '.join(map(_gives_away, GIVES_AWAY))}."
            ),
            default=(AuthFlow.SRP,),
            policy=Changeable(),
            check=_at_least_one,
            needs=Needs(Tier.ESSENTIALS, f'"{AuthFlow.USER_AUTH}" needs', lambda flows: AuthFlow.USER_AUTH in flows),
        ),
        access_token_minutes=_minutes(f"{key}access_token_minutes", "an access token"),
        id_token_minutes=_minutes(f"{key}id_token_minutes", "an ID token"),
        refresh_token_days=Setting(
            key=f"{key}refresh_token_days",
            sentence="The number of days after which a user must sign in again: the lifetime of the refresh token.",
            default=30,
            policy=Changeable(),
            limits=Limits(*checks.TOKEN_DAYS, "days"),
            check=checks.refresh_token_days,
        ),
        rotate_refresh_tokens=Setting(
            key=f"{key}rotate_refresh_tokens",
            sentence=(
                "Whether each refresh token can be used once and is replaced by a new one, so that a stolen one is "
                "soon worth nothing. The app then has to refresh by GetTokensFromRefreshToken."
            ),
            default=False,
            policy=Changeable(),
            needs=Needs(Tier.ESSENTIALS, "Rotation needs", bool),
        ),
        read_attributes=Setting(
            key=f"{key}read_attributes",
            sentence=(
                "The user attributes that the app may read. No standard one in the list means all of them, Cognito's "
                "default; a custom one has to be listed, such as custom:plan."
            ),
            default=(),
            policy=Changeable(),
            conflict=custom_attribute.not_there,
        ),
        write_attributes=Setting(
            key=f"{key}write_attributes",
            sentence=(
                "The user attributes that the app may write. No standard one in the list means all of them, Cognito's "
                "default; what users give when they sign up is always writable. A custom one has to be listed, and its "
                "users can then set it to what they like."
            ),
            default=(),
            policy=Changeable(),
            conflict=custom_attribute.not_writable,
        ),
    )


APP: Final = of(FIRST)


def of_client(setting: Setting[Any], client: str) -> Setting[Any]:
    """What `setting`, if it is one of an app client, is to `client`; any other as it is."""
    found: Setting[Any] = getattr(of(client), setting.path[-1]) if setting.path[0] == TABLE else setting
    return found


def clients(settings: Settings) -> tuple[str, ...]:
    """The names of the app clients in `settings`, in their order there."""
    return tuple(dict.fromkeys(each.path[1] for each in settings if each.path[0] == TABLE))


def seen_by(settings: Settings, client: str) -> Settings:
    """`settings` as far as they are about `client`, by the settings of `APP`: what questions about one client take."""
    own = {there: settings[here] for here, there in zip(of(client).all, APP.all, strict=True) if here in settings}
    return without_clients(settings) | Settings(own)


def as_client(settings: Settings, client: str) -> Settings:
    """The opposite of `seen_by`: `settings`, of which those by the settings of `APP` are those of `client`."""
    own = {here: settings[there] for here, there in zip(of(client).all, APP.all, strict=True) if there in settings}
    return without_clients(settings) | Settings(own)


def without_clients(settings: Settings) -> Settings:
    """`settings` but for those of app clients."""
    return Settings({setting: value for setting, value in settings.items() if setting.path[0] != TABLE})
