"""`wizard user sign-up`."""

from __future__ import annotations

from authconfig.errors import UsageError
from cloud.errors import CloudError
from cloud.reading.deployment import read_pool
from cloud.users import sign_up as signing_up
from wizard.commands.user import asking
from wizard.commands.user.command_line import UserInvocation
from wizard.commands.user.opening import Surroundings, open_pool
from wizard.terminal.screen import say


def sign_up(invocation: UserInvocation, surroundings: Surroundings | None = None) -> None:
    """Sign up, with what the pool requires. Raises CloudError, and UsageError when nobody is there to give it."""
    pool, _ = open_pool(invocation, surroundings or Surroundings())
    live = read_pool(pool.client, pool.id)
    if live is None:
        raise CloudError(f"The user pool {pool.id} is gone.", "Look in the console what became of it.")
    needed = signing_up.needed_attributes(live, invocation.username)
    attributes = {name: asking.attribute(invocation, name) for name in needed} | dict(invocation.attributes)
    if missing := [name for name, value in attributes.items() if not value]:
        raise UsageError(
            f"The pool requires {', '.join(missing)}.\n  Give it when it is asked for, or with --attribute."
        )
    password = asking.password(invocation, "Password:", "--password-env", invocation.password_env)
    sent_to = signing_up.sign_up(pool, invocation.username, password, attributes)
    if sent_to is None:
        say(f"{invocation.username} is signed up and needs no confirmation.")
        return
    say(f"{invocation.username} is signed up. A code was sent: {sent_to}. Confirm with it:")
    say(invocation.next_command("confirm", invocation.username))
