"""Plays the whole life of a second factor, without an AWS account and without a person.

A pool that requires MFA is deployed to a local AWS. A user signs up, has to set up an authenticator app, signs in with
it, loses it, is let back in and sets up another one; a second user gets text messages. A wrong code is always given
first. The exit code is 1 when one is not refused, or when anything else differs from what is written here.
With --plain, the emulator enforces none of this, which shows that the rehearsal would notice.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from localaws.environment import pointed_at
from localaws.process import running
from scripts.dialogue import Terminal, Unexpected, commands
from scripts.person import Person, codes_sent
from scripts.scratch import FILE, OUTPUT, SCRATCH, end_with, made_anew, title, waiting

_USER: Final = "python -m wizard user"
_WRONG: Final = "The code is not the right one."
_SET_UP: Final = "Code that the app shows now:"
_APP: Final = "Code that the authenticator app shows now:"
_SMS: Final = "Code from the text message to +*******0100:"
SCENES: Final = {
    "Choosing required MFA: it can only be chosen now": f"""
$ python -m wizard add --yes --mfa-mode ON --mfa-types SMS,TOTP --project-name demo --config {FILE}
Wrote {FILE}
""",
    "Deploying to a local AWS, which takes some seconds": f"""
$ cdk deploy --require-approval never --output {OUTPUT} -c config={FILE}
demo-auth-dev
""",
    "Ann signs up": f"""
$ {_USER} sign-up ann --attribute email=ann@example.com --config {FILE}
? Password: <password>
ann is signed up.
""",
    "Ann confirms with the code from the e-mail; a wrong one is refused": f"""
$ {_USER} confirm ann --config {FILE}
? Confirmation code: <wrong code>
{_WRONG}
? Confirmation code: <code of the message>
ann is confirmed.
""",
    "Ann signs in for the first time and has to set an app up; a wrong code is refused": f"""
$ {_USER} sign-in ann --config {FILE}
? Password: <password>
The pool requires a second factor, and the user has none yet.
? {_SET_UP} <wrong code>
{_WRONG}
? {_SET_UP} <code of the app>
ann is signed in.
""",
    "Ann signs in with the app; a wrong code is refused": f"""
$ {_USER} sign-in ann --config {FILE}
? Password: <password>
? {_APP} <wrong code>
{_WRONG}
? {_APP} <code of the app>
ann is signed in.
""",
    "Ann loses the device, and an administrator lets her in": f"""
$ {_USER} recover ann --config {FILE}
remove the authenticator app
MFA is required: at the next sign-in the user sets up an authenticator app anew.
? Do this now? <y>
Done: remove the authenticator app.
""",
    "Ann sets up a new app; a code of the lost one is refused": f"""
$ {_USER} sign-in ann --config {FILE}
? Password: <password>
The pool requires a second factor, and the user has none yet.
? {_SET_UP} <code of the lost app>
{_WRONG}
? {_SET_UP} <code of the app>
ann is signed in.
""",
    "Ann signs in with the new app; a code of the lost one is refused": f"""
$ {_USER} sign-in ann --config {FILE}
? Password: <password>
? {_APP} <code of the lost app>
{_WRONG}
? {_APP} <code of the app>
ann is signed in.
""",
    "Bob signs up with a phone": f"""
$ {_USER} sign-up bob --attribute email=bob@example.com --attribute phone_number=+15555550100 --config {FILE}
? Password: <password>
bob is signed up.
$ {_USER} confirm bob --config {FILE}
? Confirmation code: <wrong code>
{_WRONG}
? Confirmation code: <code of the message>
bob is confirmed.
""",
    "Bob signs in with a text message; a wrong code is refused": f"""
$ {_USER} sign-in bob --config {FILE}
? Password: <password>
? {_SMS} <wrong code>
{_WRONG}
? {_SMS} <code of the message>
bob is signed in.
""",
}


def main(*options: str) -> int:
    """Play the rehearsal on a local AWS started with `options`, and return the exit code."""
    made_anew()
    waiting("starting a local AWS")
    try:
        with running(*options) as local_aws:
            _play(local_aws)
    except Unexpected as error:
        print(f"{error.shown}\n\nThe rehearsal failed. {error}", file=sys.stderr)
        return 1
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    title("All as it should be: every wrong code was refused")
    return 0


def _play(local_aws: Mapping[str, str]) -> None:
    environment = pointed_at(local_aws, os.environ) | {
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath))),
        "XDG_STATE_HOME": str(SCRATCH.resolve()),
    }
    person = Person(partial(codes_sent, local_aws["AWS_ENDPOINT_URL"]))
    terminal = Terminal(Path(), environment, person)
    for name, text in SCENES.items():
        title(name)
        for command in commands(text):
            print(f"$ {command.line}", flush=True)
            print(terminal.play(command), flush=True)


if __name__ == "__main__":
    end_with(lambda: main(*sys.argv[1:]))
