"""`wizard user totp`: an authenticator app for the user who is signed in."""

from __future__ import annotations

from cloud.users import preferences
from wizard.commands.user import asking
from wizard.commands.user.command_line import UserInvocation
from wizard.commands.user.opening import Surroundings, open_pool, signed_in
from wizard.commands.user.set_up import CODE, check_set_up, show_set_up
from wizard.terminal.screen import say


def totp(invocation: UserInvocation, surroundings: Surroundings | None = None) -> None:
    """Set an app up. Raises CloudError, and UsageError when nobody is signed in."""
    surroundings = surroundings or Surroundings()
    pool, project = open_pool(invocation, surroundings)
    session = signed_in(pool, surroundings)
    token = session.access_token
    check_set_up(invocation)
    say("An app that is set up already may stop to work from here on.")
    show_set_up(invocation, project, session.username, preferences.new_totp_secret(pool, token))
    asking.with_code(invocation, CODE, lambda code: preferences.verify_totp(pool, token, code))
    say("The app is set up. For the next sign-in to ask for it:")
    say(invocation.next_command("mfa", "--totp", "preferred"))
