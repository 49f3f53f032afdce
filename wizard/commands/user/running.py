"""Which command of `wizard user` runs."""

from __future__ import annotations

from wizard.commands.user.command_line import UserInvocation


def run(invocation: UserInvocation) -> None:
    """Run the command that `invocation` names. Raises what the command raises."""
    match invocation.action:
        case "sign-up":
            from wizard.commands.user.sign_up import sign_up

            sign_up(invocation)
        case "confirm":
            from wizard.commands.user.confirm import confirm

            confirm(invocation)
        case "sign-in":
            from wizard.commands.user.sign_in import sign_in

            sign_in(invocation)
        case "totp":
            from wizard.commands.user.totp import totp

            totp(invocation)
        case "mfa":
            from wizard.commands.user.mfa import mfa

            mfa(invocation)
        case "sign-out":
            from wizard.commands.user.sign_out import sign_out

            sign_out(invocation)
        case "recover":
            from wizard.commands.user.recover import recover

            recover(invocation)
