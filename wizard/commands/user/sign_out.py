"""`wizard user sign-out`."""

from __future__ import annotations

from cloud.users import preferences
from cloud.users.refusals import SessionOver
from wizard.commands.user import kept_session
from wizard.commands.user.command_line import UserInvocation
from wizard.commands.user.kept_session import NoSession
from wizard.commands.user.opening import Surroundings, open_pool, signed_in
from wizard.terminal.screen import say


def sign_out(invocation: UserInvocation, surroundings: Surroundings | None = None) -> None:
    """End all sessions of the user, and delete the one that is kept, also when it is of no use any more.

    Raises CloudError, with which the session stays for another try, and UsageError when it cannot be deleted.
    """
    surroundings = surroundings or Surroundings()
    pool, _ = open_pool(invocation, surroundings)
    try:
        session = signed_in(pool, surroundings)
    except NoSession as none:
        deleted = kept_session.forget(surroundings.folder, pool.id)
        say(f"{none.reason} It is deleted." if deleted else none.reason)
        return
    try:
        preferences.sign_out(pool, session.access_token)
        told = "is signed out everywhere"
    except SessionOver:
        told = "was signed out already"
    kept_session.forget(surroundings.folder, pool.id)
    say(f"{session.username} {told}. The kept session is deleted.")
