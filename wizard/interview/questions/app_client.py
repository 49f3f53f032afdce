"""The questions about an app client: how it signs users in, for how long, and what it may read and write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from authconfig import defaults, sign_up
from authconfig.settings import app_client
from authconfig.settings.setting import Settings
from authconfig.vocabulary import AnyAttribute, Attribute, AuthFlow, custom_ones, in_order
from wizard.interview.question import (
    YES_OR_NO,
    Choice,
    ClientQuestion,
    Kind,
    Pools,
    SettingQuestion,
    Settled,
    WhetherQuestion,
)
from wizard.interview.questions.attributes import READABLE, WRITABLE
from wizard.interview.questions.walks import ALL, ENV_ADD, EVERY_QUESTION, NEW_CLIENT, RESET

_EVERYTHING: Final = "all, Cognito's default"
_RESET: Final = frozenset({RESET})
_COMMANDS: Final = frozenset({"add", ENV_ADD, "update", NEW_CLIENT})
_NEW_CLIENT: Final = frozenset({NEW_CLIENT})
_ASKED_IN: Final = EVERY_QUESTION | _NEW_CLIENT
_Attributes = tuple[AnyAttribute, ...]
_Flows = tuple[AuthFlow, ...]


def _what_is_given_away(flows: _Flows, settings: Settings, _: Pools) -> Settled[_Flows]:
    """Say what each flow that is new gives away, before it is written."""
    new = (flow for flow in flows if flow in app_client.GIVES_AWAY and flow not in settings[app_client.APP.flows])
    return Settled(flows, " ".join(f"{flow}: {app_client.GIVES_AWAY[flow]}." for flow in new) or None)


def _what_rotation_asks_of_the_app(rotate: bool, settings: Settings, _: Pools) -> Settled[bool]:  # noqa: FBT001
    if not rotate or settings[app_client.APP.rotate_refresh_tokens]:
        return Settled(rotate)
    return Settled(
        rotate,
        "The app has to refresh its tokens by GetTokensFromRefreshToken: Cognito refuses REFRESH_TOKEN_AUTH then. A "
        f"token that was replaced still works for {defaults.ROTATION_GRACE_SECONDS} seconds.",
    )


def _always_writable(settings: Settings, _: Pools) -> Mapping[Attribute, str]:
    return dict.fromkeys(sign_up.always_writable(settings), "needed to sign up or sign in")


def _with_what_is_always_writable(value: _Attributes, settings: Settings, _: Pools) -> Settled[_Attributes]:
    """A list of writable attributes includes what users need for signing up and in; an empty one means all.

    The questions offer no custom attributes: those that the file lists stay.
    """
    present, always = settings[app_client.APP.write_attributes], sign_up.always_writable(settings)
    chosen, before = {*in_order(value)}, {*in_order(present)}
    if not chosen:
        return Settled(custom_ones(present))
    if before and chosen - always == before - always:
        return Settled(present)  # what is writable anyway makes no difference to the file
    only = f"The app can write only what users need to sign up and in: {', '.join(in_order(always))}."
    kept: _Attributes = (*in_order(always | chosen), *custom_ones(present))
    return Settled(kept, only if always.issuperset(chosen) else None)


def _empty_means_all(value: _Attributes, settings: Settings, _: Pools) -> Settled[_Attributes]:
    """Cognito has no way to let an app read nothing. Custom attributes stay, as above."""
    kept = custom_ones(settings[app_client.APP.read_attributes])
    chosen = tuple(each for each in value if each not in custom_ones(value))
    notice = "Nothing selected: the app can read all standard attributes, Cognito's default."
    return Settled((*chosen, *kept), None if chosen else notice)


CLIENT: Final = ClientQuestion(
    key="client",
    message="Which app client are the questions about?",
    help="the app client that the answers about one are about, by its name in the file",
    asked_in=frozenset({ALL, RESET}),
    commands=frozenset({"update"}),
)
APP_CLIENT: Final = (
    CLIENT,
    SettingQuestion(
        setting=app_client.APP.secret,
        title="Client secret",
        named="app_client.secret",
        message="Do you want to generate an app client secret?",
        kind=Kind.SELECT,
        asked_in=_NEW_CLIENT,
        commands=_COMMANDS,
        choices=YES_OR_NO,
        warning=(
            "Warning: you will not be able to edit this selection. An app on the devices of its users cannot keep a "
            "secret."
        ),
    ),
    SettingQuestion(
        setting=app_client.APP.flows,
        title="Sign-in flows",
        named="app_client.flows",
        message="How does the app sign users in?",
        kind=Kind.CHECKBOX,
        asked_in=_NEW_CLIENT,
        commands=_COMMANDS,
        choices=(
            Choice("srp", "SRP (Proves the password without sending it)", AuthFlow.SRP),
            Choice("user_password", "Password (The app sends it)", AuthFlow.USER_PASSWORD),
            Choice("admin_password", "Password by a server (With AWS credentials)", AuthFlow.ADMIN_PASSWORD),
            Choice("custom", "Custom (Lambda functions decide)", AuthFlow.CUSTOM),
            Choice("user_auth", "Choice (Users choose a first factor)", AuthFlow.USER_AUTH),
        ),
        settle=_what_is_given_away,
    ),
    SettingQuestion(
        setting=app_client.APP.access_token_minutes,
        title="Access token (min)",
        named="app_client.access_token_minutes",
        message="Specify the app's access token expiration period (in minutes):",
        kind=Kind.NUMBER,
        asked_in=_NEW_CLIENT,
        reset_in=_RESET,
        commands=_COMMANDS,
    ),
    SettingQuestion(
        setting=app_client.APP.id_token_minutes,
        title="ID token (min)",
        named="app_client.id_token_minutes",
        message="Specify the app's ID token expiration period (in minutes):",
        kind=Kind.NUMBER,
        asked_in=_NEW_CLIENT,
        reset_in=_RESET,
        commands=_COMMANDS,
    ),
    SettingQuestion(
        setting=app_client.APP.refresh_token_days,
        title="Session (days)",
        named="app_client.refresh_token_days",
        message="Specify the app's refresh token expiration period (in days):",
        kind=Kind.NUMBER,
        asked_in=_ASKED_IN,
        reset_in=_RESET,
        commands=_COMMANDS,
    ),
    SettingQuestion(
        setting=app_client.APP.rotate_refresh_tokens,
        title="Refresh rotation",
        named="app_client.rotate_refresh_tokens",
        message="Do you want to replace each refresh token once it is used?",
        kind=Kind.SELECT,
        asked_in=_NEW_CLIENT,
        reset_in=_RESET,
        commands=_COMMANDS,
        choices=YES_OR_NO,
        settle=_what_rotation_asks_of_the_app,
    ),
    WhetherQuestion(
        key="app_client",
        message="Do you want to specify the user attributes this app can read and write?",
        kind=Kind.CONFIRM,
        help="whether to ask for the attributes; the default is Cognito's: all of them",
        asked_in=_ASKED_IN,
        leads_to=(app_client.APP.read_attributes, app_client.APP.write_attributes),
        commands=_COMMANDS,
    ),
    SettingQuestion(
        setting=app_client.APP.read_attributes,
        title="Readable attributes",
        named="app_client.read_attributes",
        message="Specify read attributes:",
        kind=Kind.CHECKBOX,
        asked_in=_ASKED_IN,
        reset_in=_RESET,
        commands=_COMMANDS,
        choices=READABLE,
        nothing=_EVERYTHING,
        settle=_empty_means_all,
    ),
    SettingQuestion(
        setting=app_client.APP.write_attributes,
        title="Writable attributes",
        named="app_client.write_attributes",
        message="Specify write attributes:",
        kind=Kind.CHECKBOX,
        asked_in=_ASKED_IN,
        reset_in=_RESET,
        commands=_COMMANDS,
        choices=WRITABLE,
        nothing=_EVERYTHING,
        included=_always_writable,
        settle=_with_what_is_always_writable,
    ),
)
