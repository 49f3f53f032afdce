"""`wizard user recover`: lets a user in who lost a device. With an administrator's credentials."""

from __future__ import annotations

from authconfig.errors import Interrupted
from cloud import administration, recovery
from cloud.errors import CloudError
from cloud.reading import read_pool
from cloud.recovery import Act
from wizard.commands.user.opening import Surroundings, open_pool
from wizard.prompt import confirmation
from wizard.question import YES
from wizard.terminal import say
from wizard.user_command_line import UserInvocation

_WORDS = {
    Act.SET_PHONE: "set the phone number to {}, as verified",
    Act.DELETE_TOTP: "take the authenticator app away",
    Act.PREFER_SMS: "make text messages the preferred second factor",
    Act.DISABLE_SMS: "disable text messages as a second factor",
    Act.SIGN_OUT: "end all sessions, also those on the lost device",
}


def recover(invocation: UserInvocation, surroundings: Surroundings | None = None) -> None:
    """Explain the plan, ask once, and do it. Raises CloudError, UsageError, and Interrupted when the person says no."""
    pool, _ = open_pool(invocation, surroundings or Surroundings())
    live = read_pool(pool.client, pool.id)
    if live is None:
        raise CloudError(f"The user pool {pool.id} is gone.", "Look in the console what became of it.")
    username, phone_number = invocation.username, invocation.phone_number
    user = administration.find_user(pool, username)
    plan = recovery.plan(live.state, user, new_phone=phone_number is not None)
    say(f"For {username}, in the pool {pool.id}, this will:")
    for act in plan.acts:
        say(f"  {_WORDS[act].format(phone_number)}")
    say(plan.outcome)
    if not invocation.unattended and invocation.ask(confirmation("Do this now?", default=YES)) != YES:
        raise Interrupted("Nothing was changed.")
    for act in plan.acts:
        administration.carry_out(pool, username, act, phone_number)
        say(f"Done: {_WORDS[act].format(phone_number)}.")
