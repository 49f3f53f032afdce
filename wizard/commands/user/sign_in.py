"""`wizard user sign-in`: whatever the pool asks, in its order."""

from __future__ import annotations

from datetime import timedelta

from authconfig.vocabulary import MfaType
from cloud.users import sign_in as signing_in
from cloud.users.connection import PoolConnection
from cloud.users.steps import (
    ChoiceWanted,
    CodeWanted,
    NewPassword,
    NewPasswordWanted,
    SecretShared,
    SetUpWanted,
    SignedIn,
    Step,
)
from wizard.commands.user import asking, kept_session
from wizard.commands.user.command_line import UserInvocation
from wizard.commands.user.kept_session import KeptSession
from wizard.commands.user.opening import Surroundings, open_pool
from wizard.commands.user.set_up import CODE, check_set_up, show_set_up
from wizard.terminal.screen import say


def sign_in(invocation: UserInvocation, surroundings: Surroundings | None = None) -> None:
    """Sign in, and keep the session with --keep. Raises CloudError and UsageError."""
    surroundings = surroundings or Surroundings()
    pool, project = open_pool(invocation, surroundings)
    password = asking.password(invocation, "Password:", "--password-env", invocation.password_env)
    step = signing_in.begin(pool, invocation.username, password, srp=not invocation.password_flow)
    while not isinstance(step, SignedIn):
        step = _answered(invocation, pool, project, step)
    say(f"{invocation.username} is signed in.")
    if invocation.keep:
        expires = surroundings.now() + timedelta(seconds=step.expires_in)
        session = KeptSession(pool.id, invocation.username, step.access_token, expires)
        path = kept_session.keep(surroundings.folder, session)
        say(f"The session is kept in {path} until {expires:%Y-%m-%d %H:%M %Z}.")


def _answered(invocation: UserInvocation, pool: PoolConnection, project: str, step: Step) -> Step | SignedIn:
    """The step after `step`, once it is answered."""
    match step:
        case CodeWanted(factor=wanted, destination=destination):
            message = "Code that the authenticator app shows now:"
            if wanted is MfaType.SMS:
                message = f"Code of the text message{f' to {destination}' if destination else ''}:"
            return asking.with_code(invocation, message, lambda code: signing_in.answer(pool, step, code))
        case ChoiceWanted(factors=offered):
            return signing_in.answer(pool, step, asking.factor(invocation, offered))
        case SetUpWanted():
            say("The pool requires a second factor, and the user has none yet.")
            check_set_up(invocation)
            return signing_in.answer(pool, step, None)
        case SecretShared(secret=secret):
            show_set_up(invocation, project, invocation.username, secret)
            return asking.with_code(invocation, CODE, lambda code: signing_in.answer(pool, step, code))
        case NewPasswordWanted(attributes=names):
            say("The password is an administrator's temporary one.")
            attributes = {name: asking.attribute(invocation, name) for name in names}
            return asking.new_password(
                invocation, lambda password: signing_in.answer(pool, step, NewPassword(password, attributes))
            )
        case _:
            raise AssertionError(f"{type(step).__name__} asks nothing")
