"""What the flows of an app client make of signing in. Pure."""

from __future__ import annotations

from authconfig import sign_up
from authconfig.outcomes import Journey, LeftOut, Outcome, Works
from authconfig.settings import app_client
from authconfig.settings.setting import Settings
from authconfig.vocabulary import AuthFlow


def outcome(client: str, settings: Settings) -> Outcome | None:
    """What is to be said of signing in to `client`; None where its users do that by themselves, with their password."""
    setting = app_client.of(client).flows
    flows = {*settings[setting]}
    how = f"to the app client {client}"
    if flows & {AuthFlow.SRP, AuthFlow.USER_PASSWORD}:
        return None
    # USER_AUTH lets users in by their password, also where the client has no flow of its own for that.
    if AuthFlow.USER_AUTH in flows:
        return Works(journey=Journey.SIGN_IN, how=how, note="if the app signs users in by USER_AUTH")
    if AuthFlow.ADMIN_PASSWORD in flows:
        return Works(journey=Journey.SIGN_IN, how=how, note="only by a server with AWS credentials")
    return LeftOut(
        journey=Journey.SIGN_IN,
        how=how,
        setting=setting,
        left_out=frozenset(sign_up.kinds_of_users(settings)),
        who="its only flow is custom, which takes Lambda functions, and this file cannot give the pool any yet",
        remedy=f'Add "{AuthFlow.SRP}" to the flows.',
        nobody=True,
    )
