"""The commands of `wizard user`, in the order in which `--help` lists them.

No option takes a secret: an option's value stays in the shell's history and shows in the list of processes.
"""

from __future__ import annotations

from typing import Final

from wizard.commands.command import Entry, Table
from wizard.commands.discreet_parser import DiscreetParser

USER: Final = Table(
    "user",
    "go through what the pool's users do: sign up, sign in, set up second factors, recover from a lost device",
    (
        Entry(
            "sign-up",
            "sign a user up",
            "wizard.commands.user.sign_up",
            ("ann@example.com", "ann --attribute email=ann@example.com --password-env PASSWORD"),
        ),
        Entry(
            "confirm",
            "confirm a sign-up with the code that was sent",
            "wizard.commands.user.confirm",
            ("ann@example.com", "ann@example.com --resend"),
        ),
        Entry(
            "sign-in",
            "sign in and answer whatever is asked: a code, a choice, a new password, a new authenticator app",
            "wizard.commands.user.sign_in",
            (
                "ann@example.com",
                "ann@example.com --keep",
                "ann@example.com --password-env PASSWORD --code-env CODE",
            ),
        ),
        Entry(
            "totp",
            "set up an authenticator app for the user who is signed in",
            "wizard.commands.user.totp",
            ("", "--png code.png"),
        ),
        Entry(
            "mfa",
            "show the second factors of the user who is signed in, or change them",
            "wizard.commands.user.mfa",
            ("", "--sms disabled --totp preferred"),
        ),
        Entry(
            "sign-out",
            "end all sessions of the user who is signed in",
            "wizard.commands.user.sign_out",
            ("",),
        ),
        Entry(
            "recover",
            "let a user who lost a device sign in again; needs an administrator's credentials",
            "wizard.commands.user.recover",
            ("ann@example.com", "ann@example.com --lost phone --phone-number +15555550100"),
        ),
    ),
    examples=("sign-up ann@example.com", "sign-up --help"),
    parser=DiscreetParser,
    when_interrupted="Interrupted.",  # not that nothing was changed: Cognito may have been called already
)
