"""`wizard user recover`: lets a user in who lost a device. With an administrator's credentials."""

from __future__ import annotations

from collections.abc import Iterable

from authconfig.errors import Interrupted
from cloud.administration import users as administration
from cloud.errors import CloudError
from cloud.reading.deployment import read_pool
from cloud.users import recovery
from cloud.users.connection import PoolConnection
from cloud.users.recovery import Act, Lost, Plan, UserState
from wizard.commands.user.command_line import UserInvocation
from wizard.commands.user.opening import Surroundings, open_pool
from wizard.interview.prompt import confirmation
from wizard.terminal.screen import complain, say

_WORDS = {
    Act.SET_PHONE: "set the phone number to {}, as verified",
    Act.PREFER_SMS: "make text messages the preferred second factor",
    Act.PREFER_TOTP: "make the authenticator app the preferred second factor",
    Act.DISABLE_SMS: "disable text messages as a second factor",
    Act.DELETE_TOTP: "take the authenticator app away",
    Act.SIGN_OUT: "end all sessions, also those on the lost device",
}


def recover(invocation: UserInvocation, surroundings: Surroundings | None = None) -> None:
    """Explain the plan, ask once, and do it. Raises CloudError, UsageError, and Interrupted when the person says no."""
    ask = invocation.ask  # that nobody is there to be asked is told before any call
    pool, _ = open_pool(invocation, surroundings or Surroundings())
    live = read_pool(pool.client, pool.id)
    if live is None:
        raise CloudError(f"The user pool {pool.id} is gone.", "Look in the console what became of it.")
    user = administration.find_user(pool, invocation.username)
    lost = Lost(invocation.lost) if invocation.lost else None
    plan = recovery.plan(live.settings, user, lost=lost, new_phone=invocation.phone_number)
    _explain(invocation, pool, user, plan)
    if not invocation.unattended and not ask(confirmation("Do this now?", default=False)):
        raise Interrupted("Nothing was changed.")
    _carry_out(invocation, pool, user, plan)


def _explain(invocation: UserInvocation, pool: PoolConnection, user: UserState, plan: Plan) -> None:
    say(f"For {invocation.username}, in the pool {pool.id}, this will:")
    for act in plan.acts:
        say(f"  {_words(invocation, act)}")
    verified = "verified" if user.phone_verified else "not verified"
    say(f"Phone number: {f'{user.phone_hint}, {verified}' if user.phone else 'none'}.")
    for told in (plan.outcome, *plan.notes):
        say(told)


def _carry_out(invocation: UserInvocation, pool: PoolConnection, user: UserState, plan: Plan) -> None:
    """Do what is planned. After a failure nothing more is changed, but the sessions are ended all the same."""
    done: list[Act] = []
    failed = False
    try:
        for act in plan.acts:
            if failed and act is not Act.SIGN_OUT:
                continue
            try:
                administration.carry_out(pool, user.username, act, invocation.phone_number)
            except CloudError as error:
                complain(str(error))
                failed = True
            else:
                done.append(act)
                say(f"Done: {_words(invocation, act)}.")
    except KeyboardInterrupt:
        # What was under way may have been done; to do it again does no harm.
        raise Interrupted(f"Interrupted. {_progress(invocation, plan, done)}\n  {_again(invocation, user)}") from None
    if failed:
        raise CloudError(_progress(invocation, plan, done), _again(invocation, user))


def _progress(invocation: UserInvocation, plan: Plan, done: list[Act]) -> str:
    def listed(acts: Iterable[Act]) -> str:
        return "; ".join(_words(invocation, act) for act in acts) or "nothing"

    return f"Done: {listed(done)}. Not done: {listed(act for act in plan.acts if act not in done)}."


def _again(invocation: UserInvocation, user: UserState) -> str:
    """How to finish it: with Cognito's name for the user, as the one that was typed may be the old phone number."""
    given = {"--lost": invocation.lost, "--phone-number": invocation.phone_number}
    options = (word for name, value in given.items() if value for word in (name, value))
    command = invocation.next_command("recover", user.username, *options)
    return f"To finish it, once the reason is removed (what is done already is done again, without harm):\n{command}"


def _words(invocation: UserInvocation, act: Act) -> str:
    return _WORDS[act].format(invocation.phone_number)
