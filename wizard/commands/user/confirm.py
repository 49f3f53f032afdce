"""`wizard user confirm`."""

from __future__ import annotations

from cloud.users import sign_up as signing_up
from wizard.commands.user import asking
from wizard.commands.user.command_line import UserInvocation
from wizard.commands.user.opening import Surroundings, open_pool
from wizard.terminal.screen import say


def confirm(invocation: UserInvocation, surroundings: Surroundings | None = None) -> None:
    """Confirm the sign-up, or have its code sent again. Raises CloudError and UsageError."""
    pool, _ = open_pool(invocation, surroundings or Surroundings())
    username = invocation.username
    if invocation.resend:
        say(f"A code was sent: {signing_up.resend(pool, username)}.")
        return
    asking.with_code(invocation, "Code of the sign-up:", lambda code: signing_up.confirm(pool, username, code))
    say(f"{username} is confirmed. Now sign in:")
    say(invocation.next_command("sign-in", username))
