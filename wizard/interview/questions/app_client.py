"""The questions about the app client: sessions, and what an app may read and write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from authconfig import sign_up
from authconfig.settings import app_client
from authconfig.settings.setting import Settings
from authconfig.vocabulary import Attribute, in_order
from wizard.interview.question import Kind, Pools, SettingQuestion, Settled, WhetherQuestion
from wizard.interview.questions.attributes import READABLE, WRITABLE
from wizard.interview.questions.walks import EVERY_QUESTION, RESET

_ALL: Final = "all, Cognito's default"
_RESET: Final = frozenset({RESET})
_Attributes = tuple[Attribute, ...]


def _always_writable(settings: Settings, _: Pools) -> Mapping[Attribute, str]:
    return dict.fromkeys(sign_up.always_writable(settings), "needed to sign up or sign in")


def _with_what_is_always_writable(value: _Attributes, settings: Settings, _: Pools) -> Settled[_Attributes]:
    """A list of writable attributes includes what users need for signing up and in; an empty one means all."""
    present, always = settings[app_client.APP.write_attributes], sign_up.always_writable(settings)
    if not value or (present and set(value) - always == set(present) - always):
        return Settled(present if value else ())  # what is writable anyway makes no difference to the file
    only = f"The app can write only what users need to sign up and in: {', '.join(in_order(always))}."
    return Settled(in_order(always.union(value)), only if always.issuperset(value) else None)


def _empty_means_all(value: _Attributes, _: Settings, __: Pools) -> Settled[_Attributes]:
    """Cognito has no way to let an app read nothing."""
    return Settled(value, None if value else "Nothing selected: the app can read all attributes, Cognito's default.")


APP_CLIENT: Final = (
    SettingQuestion(
        setting=app_client.APP.refresh_token_days,
        title="Session (days)",
        named="app_client.refresh_token_days",
        message="Specify the app's refresh token expiration period (in days):",
        kind=Kind.NUMBER,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
    ),
    WhetherQuestion(
        key="app_client",
        message="Do you want to specify the user attributes this app can read and write?",
        kind=Kind.CONFIRM,
        help="whether to ask for the attributes; the default is Cognito's: all of them",
        asked_in=EVERY_QUESTION,
        leads_to=(app_client.APP.read_attributes, app_client.APP.write_attributes),
    ),
    SettingQuestion(
        setting=app_client.APP.read_attributes,
        title="Readable attributes",
        named="app_client.read_attributes",
        message="Specify read attributes:",
        kind=Kind.CHECKBOX,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        choices=READABLE,
        nothing=_ALL,
        settle=_empty_means_all,
    ),
    SettingQuestion(
        setting=app_client.APP.write_attributes,
        title="Writable attributes",
        named="app_client.write_attributes",
        message="Specify write attributes:",
        kind=Kind.CHECKBOX,
        asked_in=EVERY_QUESTION,
        reset_in=_RESET,
        choices=WRITABLE,
        nothing=_ALL,
        included=_always_writable,
        settle=_with_what_is_always_writable,
    ),
)
